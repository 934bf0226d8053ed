// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_under_test.h"
#include "ui/import/file_card.h"
#include "ui/import/preview_panel.h"
#include "ui/session/contact_evidence.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>

using namespace listwright;

namespace {

QStringList headers(const QTableView& table) {
    QStringList names;
    for (int i = 0; i < table.model()->columnCount(); ++i)
        names << table.model()->headerData(i, Qt::Horizontal).toString();
    return names;
}

const QByteArray twoDates = "who,sent,bounced,why\n"
                            "ann@corp.example,2026-01-02,2026-03-04,550 5.1.1 user unknown\n"
                            "bo@corp.example,2026-01-03,2026-03-05,452 4.2.2 mailbox full\n";

/// The submenu of a button's menu, filled as when it opens; null without one.
QMenu* menuOf(const QPushButton& button, const char* title) {
    Q_EMIT button.menu()->aboutToShow();
    for (QAction* action : button.menu()->actions())
        if (action->menu() && action->text() == QString::fromUtf8(title))
            return action->menu();
    return nullptr;
}

QAction* actionOf(const QMenu* menu, const char* text) {
    if (menu)
        for (QAction* action : menu->actions())
            if (action->text() == QString::fromUtf8(text))
                return action;
    return nullptr;
}

QByteArray mbox(const QByteArrayList& recipients) {
    QByteArray all;
    for (const QByteArray& recipient : recipients)
        all += "From MAILER-DAEMON Mon Mar  2 09:00:00 2026\n" + bounceMail(recipient) + "\n";
    return all;
}

QString container(const char* name) {
    return QStringLiteral(LISTWRIGHT_TEST_DATA "/containers/") + QString::fromLatin1(name);
}

/// A list in five archives: each stores the one before it, which a tar does without a library.
QByteArray fiveDeep() {
    QFile innermost(container("list.zip"));
    QByteArray bytes = innermost.open(QIODevice::ReadOnly) ? innermost.readAll() : QByteArray();
    for (int depth = 1; depth < 5; ++depth) {
        QByteArray header(512, '\0');
        header.replace(0, 9, "inner.zip");
        header.replace(100, 7, "0000600");
        header.replace(124, 11, QByteArray::number(bytes.size(), 8).rightJustified(11, '0'));
        header.replace(136, 11, "00000000000");
        header.replace(148, 8, "        ");
        header[156] = '0';
        header.replace(257, 8,
                       QByteArray("ustar\0"
                                  "00",
                                  8));
        int sum = 0;
        for (const char letter : header)
            sum += static_cast<unsigned char>(letter);
        header.replace(148, 7, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0');
        bytes = header + bytes + QByteArray(512 - bytes.size() % 512 + 1024, '\0');
    }
    return bytes;
}

} // namespace

class TestImportPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filesDroppedAnywhereAreImported_data() {
        QTest::addColumn<QString>("where");
        QTest::addColumn<int>("page");
        QTest::newRow("drop area") << "Drop your mailing list" << int(MainWindow::Import);
        QTest::newRow("search field") << "Search contacts" << int(MainWindow::Review);
        QTest::newRow("table") << "Contacts" << int(MainWindow::Review);
        QTest::newRow("why pane") << "Why" << int(MainWindow::Review);
        QTest::newRow("chart") << "By provider" << int(MainWindow::Charts);
        QTest::newRow("file name") << "File name: Cleaned list" << int(MainWindow::Export);
        QTest::newRow("preview") << "First rows as they will be written" << int(MainWindow::Export);
        QTest::newRow("rail") << "Pages" << int(MainWindow::Export);
        QTest::newRow("status") << "Status" << int(MainWindow::Import);
    }
    void filesDroppedAnywhereAreImported() {
        QFETCH(const QString, where);
        QFETCH(const int, page);
        WindowUnderTest test;
        QVERIFY(test.importSmallCleanUp());
        test.window().showPage(static_cast<MainWindow::Page>(page));
        QTest::qWait(50);
        const auto* target = named<QWidget>(test.window(), where);
        QVERIFY(target);
        const QPoint place = target->mapTo(&test.window(), target->rect().center());
        QVERIFY(test.drop({test.write("more.csv", "Email\nzoe@corp.example\n")}, place));
        QVERIFY(test.settle());
        QVERIFY(test.card("more.csv"));
        QCOMPARE(test.session().cleanUp()->rowCount(), 9U);
    }

    void filesAreToldApartByContentAndNotByName() {
        WindowUnderTest test;
        const QStringList files{
            test.write("a.log", smallList()),
            test.write("b.txt", mbox({"ann@corp.example", "di@yahoo.com"})),
            test.write("c.csv", sesBounce("bo@gmail.com")),
            test.write("d.json", smallReport()),
        };
        test.write("folder/1.eml", bounceMail("ed@corp.example"));
        test.write("folder/2", bounceMail("cy@gmail.com"));
        test.write("folder/more.tsv", "Mail\tAge\nzed@corp.example\t4\n");
        QVERIFY(test.drop(files + QStringList{test.path("folder")}, QPoint(640, 400)));
        QVERIFY(test.settle());

        QCOMPARE(test.session().inputs().cards().size(), 6U);
        const auto words = [&](const char* name) {
            FileCard* card = test.card(QString::fromUtf8(name));
            return card ? visibleWords(*card) : QString();
        };
        const auto contains = [](const QString& text, const QStringList& parts) {
            for (const QString& part : parts)
                if (!text.contains(part)) {
                    qWarning().noquote() << "missing" << part << "in" << text;
                    return false;
                }
            return true;
        };
        QVERIFY(
            contains(words("a.log"), {"Mailing list", "8 rows", "email in “Email”", "UTF-8, comma",
                                      "7 contacts", "1 row without a valid address"}));
        QVERIFY(contains(words("b.txt"), {"Bounce report", "2 bounces"}));
        QVERIFY(contains(words("c.csv"), {"Bounce report", "1 bounce", "Amazon SES"}));
        QVERIFY(contains(words("d.json"),
                         {"Bounce report", "6 bounces", "UTF-8, comma", "\"Recipient\""}));
        QVERIFY(contains(words("folder · 2 mails"), {"Bounce report", "2 bounces"}));
        QVERIFY(contains(words("more.tsv"), {"Mailing list", "1 row", "tab", "email in “Mail”"}));
        QCOMPARE(test.session().cleanUp()->lists().size(), 2U);
        QCOMPARE(test.session().cleanUp()->matchedAddresses(), 6U);
    }

    void nothingIsTakenThatIsNoFile() {
        WindowUnderTest test;
        QVERIFY(!test.drop({}, QPoint(640, 400)));
    }

    void aFileDroppedTwiceHasOneCard() {
        WindowUnderTest test;
        const QString list = test.write("list.csv", smallList());
        QVERIFY(test.drop({list}, QPoint(640, 400)));
        QVERIFY(test.settle());
        QVERIFY(test.drop({list}, QPoint(640, 400)));
        QVERIFY(test.settle());
        QCOMPARE(test.session().inputs().cards().size(), 1U);
        QCOMPARE(test.session().cleanUp()->rowCount(), 8U);
    }

    void aClickOnAColumnMakesItTheEmailColumn() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write("two.csv", "Name,Old,New\n"
                                                   "Ann,ann@old.example,ann@new.example\n"
                                                   "Bo,bo@old.example,bo@new.example\n")}));
        const auto addressOf = [&](std::uint32_t row) {
            return QString::fromStdString(*test.session().cleanUp()->address({row}));
        };
        QCOMPARE(addressOf(0), "ann@old.example");
        auto* table = named<QTableView>(test.window(), "First rows of the file");
        QVERIFY(table);
        QCOMPARE(headers(*table), (QStringList{"Name", "Old · email", "New"}));
        QCOMPARE(table->model()->index(1, 2).data().toString(), "bo@new.example");

        const QHeaderView* header = table->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(2) + 10, header->height() / 2));
        QVERIFY(test.settle());
        QCOMPARE(addressOf(1), "bo@new.example");
        QCOMPARE(headers(*table), (QStringList{"Name", "Old", "New · email"}));
        QVERIFY(visibleWords(*test.card("two.csv")).contains("email in “New”"));
    }

    void theMenuOfTheEmailColumnDoesTheSame() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write("two.csv", "Old,New\nann@old.example,ann@new.example\n")}));
        auto* button = named<QPushButton>(test.window(), "Email column");
        QVERIFY(button);
        QCOMPARE(button->text(), "Email: Old");
        Q_EMIT button->menu()->aboutToShow();
        QCOMPARE(button->menu()->actions().size(), 2);
        button->menu()->actions().at(1)->trigger();
        QVERIFY(test.settle());
        QCOMPARE(button->text(), "Email: New");
        QCOMPARE(*test.session().cleanUp()->address({0}), "ann@new.example");
    }

    void anotherEncodingShowsInThePreviewWithoutDroppingAgain() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write("list.csv", "Name,Email\nJos\xE9,jose@corp.example\n"
                                                    "Zo\xEB,zoe@corp.example\n")}));
        auto* table = named<QTableView>(test.window(), "First rows of the file");
        auto* encoding = named<QPushButton>(test.window(), "Encoding");
        QVERIFY(table && encoding);
        const auto choose = [&](const char* name) {
            Q_EMIT encoding->menu()->aboutToShow();
            for (QAction* action : encoding->menu()->actions())
                if (action->text().startsWith(QString::fromLatin1(name))) {
                    action->trigger();
                    return test.settle();
                }
            return false;
        };
        QVERIFY(choose("windows-1251"));
        QCOMPARE(table->model()->index(0, 0).data().toString(), QString::fromUtf8("Josй"));
        QVERIFY(choose("windows-1252"));
        QCOMPARE(table->model()->index(0, 0).data().toString(), QString::fromUtf8("José"));
        QCOMPARE(encoding->text(), "windows-1252");
    }

    void theHeaderRowCanBeSaidToBeNone() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write("list.csv", "Name,Email\nAnn,ann@corp.example\n")}));
        QCOMPARE(test.session().cleanUp()->rowCount(), 1U);
        auto* header = named<QPushButton>(test.window(), "First row is a header");
        QVERIFY(header && header->isChecked());
        QTest::mouseClick(header, Qt::LeftButton);
        QVERIFY(test.settle());
        QCOMPARE(test.session().cleanUp()->rowCount(), 2U);
        QCOMPARE(header->text(), "No header row");
    }

    void aReportsColumnsAreChosenInItsMenu() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write("back.csv", twoDates)}));
        const auto reading = [&] { return test.session().inputs().cards()[0].reading; };
        auto* button = named<QPushButton>(test.window(), "Columns of the report");
        QVERIFY(button);
        QCOMPARE(button->text(), "Columns…");
        QVERIFY(button->focusPolicy() & Qt::TabFocus);
        QVERIFY(menuOf(*button, "Date: bounced"));
        auto* sent = actionOf(menuOf(*button, "Date: bounced"), "sent");
        QVERIFY(sent && !sent->isChecked());
        sent->trigger();
        QVERIFY(test.settle());
        QVERIFY(reading()->file->reportColumns->column(ColumnRole::Date) ==
                std::optional<std::size_t>(1));
        const auto* table = named<QTableView>(test.window(), "First rows of the file");
        QVERIFY(table);
        QCOMPARE(headers(*table),
                 (QStringList{"who · email", "sent · date", "bounced", "why · server’s words"}));
        QVERIFY(actionOf(menuOf(*button, "Date: sent"), "sent")->isChecked());

        actionOf(menuOf(*button, "Date: sent"), "(none)")->trigger();
        QVERIFY(test.settle());
        QVERIFY(!reading()->file->reportColumns->column(ColumnRole::Date));
        QVERIFY(menuOf(*button, "Date: none"));
        QCOMPARE(reading()->itemCount, 2U);
    }

    void aWronglyChosenColumnIsToldOnTheCard() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write("back.csv", twoDates)}));
        auto* button = named<QPushButton>(test.window(), "Columns of the report");
        QVERIFY(button);
        auto* why = actionOf(menuOf(*button, "Date: bounced"), "why");
        QVERIFY(why);
        why->trigger();
        QVERIFY(test.settle());
        const QString words = visibleWords(*test.card("back.csv"));
        QVERIFY2(words.contains("2 bounces"), qPrintable(words));
        QVERIFY2(words.contains("2 things could not be read well"), qPrintable(words));
        QVERIFY2(words.contains("Nothing in the first rows of the column \"why\" can be understood "
                                "as date."),
                 qPrintable(words));
    }

    void aReportIsReadAsAnotherFormat() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write("back.csv", twoDates)}));
        auto* button = named<QPushButton>(test.window(), "Columns of the report");
        QVERIFY(button);
        const auto readAs = [&](const char* format) {
            QAction* const action = actionOf(menuOf(*button, "Read as"), format);
            return action && !action->isChecked() && (action->trigger(), test.settle());
        };
        QVERIFY(actionOf(menuOf(*button, "Read as"), "As the program recognises it")->isChecked());
        QVERIFY(readAs("Mailgun bounces (CSV)"));
        const QString words = visibleWords(*test.card("back.csv"));
        QVERIFY2(words.contains("The table cannot be read as Mailgun bounces (CSV)"),
                 qPrintable(words));
        QVERIFY2(words.contains("Choose the column that holds the addresses"), qPrintable(words));
        // The column is one click away, and the format stays.
        auto* email = named<QPushButton>(test.window(), "Email column");
        QVERIFY(email);
        Q_EMIT email->menu()->aboutToShow();
        email->menu()->actions().front()->trigger();
        QVERIFY(test.settle());
        QVERIFY(visibleWords(*test.card("back.csv")).contains("2 bounces"));
        QVERIFY(visibleWords(*test.card("back.csv"))
                    .contains("Read as Mailgun bounces (CSV), because you said so."));
        QVERIFY(readAs("As the program recognises it"));
        QCOMPARE(test.session().inputs().cards()[0].reading->file->formatId,
                 std::string("generic-bounce-csv"));
    }

    void aTableWithoutAnyAddressIsAReportWhenTheUserSaysSo() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write("odd.csv", "who,why\nann at corp,550 5.1.1 user unknown\n"
                                                   "bo@corp.example,452 4.2.2 mailbox full\n"
                                                   "cy at corp,550 5.1.1 user unknown\n"
                                                   "di at corp,550 5.1.1 user unknown\n")}));
        InputFiles& inputs = test.session().inputs();
        ReadingChoice choice;
        choice.kind = InputKind::BounceReport;
        choice.emailColumn = 0;
        inputs.readAgain(inputs.cards()[0].id, choice);
        QVERIFY(test.settle());
        const QString words = visibleWords(*test.card("odd.csv"));
        QVERIFY2(words.contains("1 bounce"), qPrintable(words));
        QVERIFY2(words.contains("3 rows without a valid address"), qPrintable(words));
    }

    void onlyReportsOfTablesHaveColumnsToChoose() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write("list.csv", smallList())}));
        QVERIFY(named<QPushButton>(test.window(), "Email column"));
        QVERIFY(!named<QPushButton>(test.window(), "Columns of the report"));
        auto* change = named<QPushButton>(test.window(), "Change how list.csv is read");
        QVERIFY(change);
        QVERIFY(!menuOf(*change, "Columns of the report"));
        QVERIFY(test.import({test.write("back.csv", twoDates)}));
        auto* changeReport = named<QPushButton>(test.window(), "Change how back.csv is read");
        QVERIFY(changeReport);
        QVERIFY(menuOf(*changeReport, "Columns of the report"));
    }

    void aCardIsTakenOutAgain() {
        WindowUnderTest test;
        QVERIFY(test.importSmallCleanUp());
        QVERIFY(test.session().cleanUp()->matchedAddresses() > 0);
        auto* remove = named<QPushButton>(test.window(), "Remove bounces.csv from this clean-up");
        QVERIFY(remove);
        QTest::mouseClick(remove, Qt::LeftButton);
        QVERIFY(test.settle());
        QCOMPARE(test.session().cleanUp()->matchedAddresses(), 0U);
        QVERIFY(!test.card("bounces.csv"));
        QVERIFY(QFile::exists(test.path("bounces.csv")));
    }

    void aListsOwnStatusColumnIsOfferedAsEvidence() {
        WindowUnderTest test;
        QVERIFY(test.import(
            {test.write(QStringLiteral("members.csv"), "Email,Status\nann@corp.example,subscribed\n"
                                                       "bo@corp.example,unsubscribed\n"
                                                       "cy@corp.example,hard bounce\n")}));
        FileCard* card = test.card(QStringLiteral("members.csv"));
        QVERIFY(card);
        QVERIFY2(visibleWords(*card).contains(
                     QStringLiteral("This list has a column “Status”: 1 unsubscribed, 1 bounced.")),
                 qPrintable(visibleWords(*card)));
        QCOMPARE(test.session().cleanUp()->matchedAddresses(), 0U);
        auto* use = named<QPushButton>(*card, "Use the status column of members.csv");
        QVERIFY(use);
        QTest::mouseClick(use, Qt::LeftButton);
        QVERIFY(test.settle());
        QCOMPARE(test.session().cleanUp()->matchedAddresses(), 1U); // of bounces
        QVERIFY(!test.session().cleanUp()->outcome(RowNumber{0}).hasEvents);
        QVERIFY(test.session().cleanUp()->outcome(RowNumber{1}).reason == Reason::Unsubscribed);
        QVERIFY2(visibleWords(*card).contains(QStringLiteral("Counts as evidence from “Status”")),
                 qPrintable(visibleWords(*card)));
        auto* leave = named<QPushButton>(*card, "Do not use the status column of members.csv");
        QVERIFY(leave);
        QTest::mouseClick(leave, Qt::LeftButton);
        QVERIFY(test.settle());
        QCOMPARE(test.session().cleanUp()->matchedAddresses(), 0U);
    }

    void anAddressBookIsAListThatIsSavedAsCsv() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write(
            QStringLiteral("friends.vcf"),
            "BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEMAIL:ann@corp.example\nEMAIL:ann@home.example\n"
            "END:VCARD\n")}));
        const FileCard* card = test.card(QStringLiteral("friends.vcf"));
        QVERIFY(card);
        QVERIFY2(visibleWords(*card).contains(QStringLiteral("Cards in it: 1, with 2 addresses")),
                 qPrintable(visibleWords(*card)));
        test.window().showPage(MainWindow::Export);
        const auto* name = named<QLineEdit>(test.window(), "File name: Cleaned list");
        QVERIFY(name);
        QCOMPARE(name->text(), QStringLiteral("friends-cleaned.csv"));
    }

    void archivesAreOpenedAndTheirFilesGetCards() {
        WindowUnderTest test;
        QVERIFY(test.import({container("mails.zip"), container("service.zip")}));
        QVERIFY(test.card("mails.zip"));
        const QString mails = visibleWords(*test.card("mails.zip"));
        QVERIFY2(mails.contains(QStringLiteral("2 bounces")), qPrintable(mails));
        QVERIFY(test.card("cleaned_1.csv"));
        QVERIFY(test.card("subscribed_1.csv"));
        QCOMPARE(test.session().cleanUp()->rowCount(), 3U);
        QCOMPARE(test.session().cleanUp()->matchedAddresses(), 2U);
        // What is shown of a file comes from where it was unpacked.
        const std::string name = container("mails.zip").toStdString() + "/mails/first.eml";
        SourceFile file = test.session().inputs().fileNamed(name);
        Place place;
        place.file = name;
        const auto text = readSourceText(file, place);
        QVERIFY(text.has_value());
        QVERIFY(text->text.find("This mailbox has been disabled") != std::string::npos);
        QCOMPARE(test.session().inputs().paths().front(), container("mails.zip").toStdString());
        // It is gone with the last card that needs it.
        test.session().inputs().clear();
        QVERIFY(test.settle());
        QVERIFY(QFile::exists(QString::fromStdString(file.path)));
        const QString path = QString::fromStdString(file.path);
        file.folder.reset();
        QTRY_VERIFY(!QFile::exists(path));
    }

    void aSpreadsheetIsAListThatIsSavedAsCsv() {
        WindowUnderTest test;
        QVERIFY(test.import({container("contacts.xlsx"), container("bounces.mbox.gz")}));
        const FileCard* card = test.card("contacts.xlsx");
        QVERIFY(card);
        const QString words = visibleWords(*card);
        QVERIFY2(words.contains(QStringLiteral("sheet \"Contacts\"")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("not read: Notes, Secret")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("written as CSV")), qPrintable(words));
        test.window().showPage(MainWindow::Export);
        const auto* name = named<QLineEdit>(test.window(), "File name: Cleaned list");
        QVERIFY(name);
        QCOMPARE(name->text(), QStringLiteral("contacts-cleaned.csv"));
    }

    void anArchiveBeyondALimitIsToldOnItsCard() {
        WindowUnderTest test;
        const QString bomb = test.write("bomb.zip", fiveDeep());
        QVERIFY(test.import({bomb}));
        QVERIFY(test.card("bomb.zip"));
        const QString words = visibleWords(*test.card("bomb.zip"));
        QVERIFY2(words.contains(QStringLiteral("archives in archives (limit: 4 deep)")),
                 qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("unpack it yourself")), qPrintable(words));
    }

    void sampleDataIsOneClickAway() {
        WindowUnderTest test;
        auto* sample = named<QPushButton>(test.window(), "Try sample data");
        QVERIFY(sample);
        QTest::mouseClick(sample, Qt::LeftButton);
        QVERIFY(test.settle());
        QCOMPARE(test.session().cleanUp()->rowCount(), 2000U);
        auto* review = named<QPushButton>(test.window(), "Review 2,000 contacts");
        QVERIFY(review && review->isEnabled());
        QTest::mouseClick(review, Qt::LeftButton);
        QVERIFY(named<QWidget>(test.window(), "Contacts"));
    }
};

QTEST_MAIN(TestImportPage)
#include "tst_import_page.moc"
