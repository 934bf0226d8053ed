// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_under_test.h"
#include "ui/import/file_card.h"

#include <QLabel>
#include <QPushButton>

using namespace listwright;

namespace {

constexpr const char* spring = "Contact,Backup,Name\nann@corp.example,ann@home.example,Ann\n"
                               "bo@corp.example,bo@home.example,Bo\n";
constexpr const char* summer = "Contact,Backup,Name\ncy@corp.example,cy@home.example,Cy\n";

std::size_t emailColumn(WindowUnderTest& test, std::size_t card) {
    return test.session().inputs().cards()[card].reading->file->profile->emailColumn;
}

void choose(WindowUnderTest& test, std::size_t card, const ReadingChoice& choice) {
    InputFiles& inputs = test.session().inputs();
    inputs.readAgain(inputs.cards()[card].id, choice);
    QVERIFY(test.settle());
}

QString wordsOn(WindowUnderTest& test, const char* name) {
    const FileCard* card = test.card(QString::fromLatin1(name));
    return card ? visibleWords(*card) : QString();
}

const QString asChosen = QStringLiteral("Read as you chose for files like this.");

} // namespace

class RememberedChoicesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filesOfTheSameShapeAreReadAsChosen() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write(QStringLiteral("spring.csv"), spring)}));
        QCOMPARE(emailColumn(test, 0), std::size_t{0});
        QVERIFY(!wordsOn(test, "spring.csv").contains(asChosen));
        ReadingChoice second;
        second.kind = InputKind::ContactList;
        second.emailColumn = 1;
        choose(test, 0, second);
        QVERIFY(wordsOn(test, "spring.csv").contains(asChosen));

        QVERIFY(test.import({test.write(QStringLiteral("summer.csv"), summer)}));
        QCOMPARE(emailColumn(test, 1), std::size_t{1});
        QVERIFY(wordsOn(test, "summer.csv").contains(asChosen));
        QVERIFY(
            test.import({test.write(QStringLiteral("other.csv"),
                                    "Contact;Reserve;Name\na@corp.example;b@corp.example;A\n")}));
        QCOMPARE(emailColumn(test, 2), std::size_t{0});
        QVERIFY(!wordsOn(test, "other.csv").contains(asChosen));

        // Between sessions.
        RememberedChoices kept = RememberedChoices::load();
        const std::string shape = test.session().inputs().cards()[0].reading->shape;
        QVERIFY(kept.find(shape) == std::optional(second));
    }

    void theChoiceIsForgottenWithOneClick() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write(QStringLiteral("spring.csv"), spring)}));
        ReadingChoice second;
        second.emailColumn = 1;
        choose(test, 0, second);
        auto* forget = named<QPushButton>(*test.card(QStringLiteral("spring.csv")),
                                          "Forget how files like spring.csv are read");
        QVERIFY(forget);
        QTest::mouseClick(forget, Qt::LeftButton);
        QVERIFY(test.settle());
        QCOMPARE(emailColumn(test, 0), std::size_t{0});
        QVERIFY(!wordsOn(test, "spring.csv").contains(asChosen));
        QVERIFY(test.import({test.write(QStringLiteral("summer.csv"), summer)}));
        QCOMPARE(emailColumn(test, 1), std::size_t{0});
    }

    void everyChoiceIsKept() {
        WindowUnderTest test; // settings of its own
        ReadingChoice all;
        all.kind = InputKind::BounceReport;
        all.encoding = "windows-1252";
        all.delimiter = '\t';
        all.hasHeader = false;
        all.emailColumn = 3;
        all.usesStatus = true;
        all.table.formatId = "mailgun-bounces-csv";
        all.table.columns = {{ColumnRole::Date, 0}, {ColumnRole::Event, std::nullopt}};
        RememberedChoices::load().remember("shape", all);
        QVERIFY(RememberedChoices::load().find("shape") == std::optional(all));
        QVERIFY(!RememberedChoices::load().find("another"));
        ReadingChoice lines;
        lines.delimiter = '\0';
        RememberedChoices::load().remember("lines", lines);
        QVERIFY(RememberedChoices::load().find("lines") == std::optional(lines));
        RememberedChoices::load().forget("shape");
        QVERIFY(!RememberedChoices::load().find("shape"));
    }

    // A list of one unnamed column is not to be taken for a report because another was.
    void whatAColumnOfAddressesIsIsAskedAnew() {
        WindowUnderTest test;
        QVERIFY(test.import(
            {test.write(QStringLiteral("gone.txt"), "a@corp.example\nb@corp.example\n")}));
        ReadingChoice report;
        report.kind = InputKind::BounceReport;
        choose(test, 0, report);
        QVERIFY(test.session().inputs().cards()[0].reading->events);
        QVERIFY(test.import(
            {test.write(QStringLiteral("all.txt"), "c@corp.example\nd@corp.example\n")}));
        QVERIFY(test.session().inputs().cards()[1].reading->list);
    }

    void aReportIsReadWithTheColumnAndTheDelimiterThatWereChosen() {
        WindowUnderTest test;
        QVERIFY(test.import(
            {test.write(QStringLiteral("report.csv"),
                        "sent to,answered by,status\nann@corp.example,mx@host.example,5.1.1\n"
                        "bo@corp.example,mx@host.example,5.1.1\n")}));
        const auto reading = [&] { return test.session().inputs().cards()[0].reading; };
        QVERIFY(reading()->events);
        ReadingChoice choice;
        choice.kind = InputKind::BounceReport;
        choice.emailColumn = 1;
        choose(test, 0, choice);
        QVERIFY(reading()->file->reportColumns->column(ColumnRole::Address) ==
                std::optional<std::size_t>(1));
        choice.emailColumn.reset();
        choice.hasHeader = false;
        choose(test, 0, choice);
        QVERIFY(reading()->file->reportColumns->column(ColumnRole::Address) ==
                std::optional<std::size_t>(0));
        QCOMPARE(reading()->itemCount, 3U);
    }

    void aReportsColumnsAndItsFormatAreRememberedAndForgotten() {
        WindowUnderTest test;
        const QByteArray march = "who,sent,bounced,why\n"
                                 "ann@corp.example,2026-01-02,2026-03-04,550 5.1.1 user unknown\n";
        const QByteArray april = "who,sent,bounced,why\n"
                                 "bo@corp.example,2026-01-02,2026-04-05,550 5.1.1 user unknown\n";
        QVERIFY(test.import({test.write(QStringLiteral("march.csv"), march)}));
        const auto dateColumn = [&](std::size_t card) {
            return test.session().inputs().cards()[card].reading->file->reportColumns->column(
                ColumnRole::Date);
        };
        const auto before = dateColumn(0);
        QVERIFY(before != std::optional<std::size_t>(1));
        ReadingChoice choice;
        choice.kind = InputKind::BounceReport;
        choice.table.formatId = "generic-bounce-csv";
        choice.table.columns[ColumnRole::Date] = 1;
        choose(test, 0, choice);
        QVERIFY(dateColumn(0) == std::optional<std::size_t>(1));
        QVERIFY(wordsOn(test, "march.csv").contains(asChosen));
        QVERIFY(test.import({test.write(QStringLiteral("april.csv"), april)}));
        QVERIFY(dateColumn(1) == std::optional<std::size_t>(1));
        QVERIFY(wordsOn(test, "april.csv").contains(asChosen));

        auto* forget = named<QPushButton>(*test.card(QStringLiteral("april.csv")),
                                          "Forget how files like april.csv are read");
        QVERIFY(forget);
        QTest::mouseClick(forget, Qt::LeftButton);
        QVERIFY(test.settle());
        QVERIFY(dateColumn(1) == before);
        QVERIFY(!wordsOn(test, "april.csv").contains(asChosen));
    }
};

QTEST_MAIN(RememberedChoicesTest)
#include "tst_remembered_choices.moc"
