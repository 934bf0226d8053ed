// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_under_test.h"
#include "ui/pages/export_page.h"
#include "ui/session/save_check.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace listwright;

namespace {

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
}

bool click(WindowUnderTest& test, const QString& name) {
    auto* button = named<QAbstractButton>(test.window(), name);
    if (!button || !button->isEnabled())
        return false;
    if (auto* box = qobject_cast<QCheckBox*>(button))
        box->toggle();
    else
        QTest::mouseClick(button, Qt::LeftButton);
    QTest::qWait(50);
    return test.settle();
}

} // namespace

class TestExportPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_test = std::make_unique<WindowUnderTest>();
        QVERIFY(m_test->importSmallCleanUp());
        m_test->window().showPage(MainWindow::Export);
        QDir().mkpath(m_test->path("out"));
        m_test->window().findChild<ExportPage*>()->setFolder(m_test->path("out"));
    }
    void cleanup() { m_test.reset(); }

    void theCleanedListIsTheInputWithoutTheRowsThatHadToGo() {
        QVERIFY(click(*m_test, "Save 2 files"));
        QTRY_VERIFY(visibleWords(m_test->window()).contains("2 files saved"));
        QCOMPARE(bytesOf(m_test->path("out/list-cleaned.csv")), "Name,Email,City\r\n"
                                                                "Cy,cy@gmail.com,Rome\r\n"
                                                                "Di,di@yahoo.com,Lima\r\n"
                                                                "Ed,ed@corp.example,Cork\r\n");
        const QByteArray suppression = bytesOf(m_test->path("out/list-suppression.csv"));
        for (const char* part : {"ann@corp.example", "bo@gmail.com", "fy@outlook.com", "5.2.1"})
            QVERIFY2(suppression.contains(part), suppression.constData());
        QVERIFY(!suppression.contains("cy@gmail.com"));
        QCOMPARE(suppression.count('\n'), 4);
        QCOMPARE(QDir(m_test->path("out")).entryList(QDir::Files | QDir::Hidden).size(), 2);
        QCOMPARE(bytesOf(m_test->path("list.csv")), smallList());
        QVERIFY(visibleWords(m_test->window()).contains("list-cleaned.csv (3 rows)"));
    }

    void partsOfAnEarlierExportAreNamed() {
        const QString left = m_test->write("out/list-suppression-2.csv", "old\n");
        QVERIFY(click(*m_test, "Save 2 files"));
        QTRY_VERIFY(visibleWords(m_test->window()).contains("2 files saved"));
        const QString words = visibleWords(m_test->window());
        QVERIFY2(words.contains("1 file of an earlier, longer export still lies beside them: "
                                "list-suppression-2.csv."),
                 qPrintable(words));
        QCOMPARE(bytesOf(left), "old\n");
    }

    void roleAddressesAreRemovedWhenChosen() {
        QVERIFY(m_test->import({m_test->write("roles.csv", "Email\ninfo@corp.example\n"
                                                           "cy@corp.example\n")}));
        m_test->window().showPage(MainWindow::Export);
        const auto before = m_test->session().metrics()->counts.removed;
        auto* choice = named<QComboBox>(m_test->window(), "Addresses that are removed too");
        QVERIFY(choice);
        for (const int index : {1, 3}) {
            choice->setCurrentIndex(index);
            Q_EMIT choice->activated(index);
            QVERIFY(m_test->settle());
            QCOMPARE(m_test->session().metrics()->counts.removed, before + 1);
        }
        choice->setCurrentIndex(2);
        Q_EMIT choice->activated(2); // disposable ones alone, of which there is none
        QVERIFY(m_test->settle());
        QCOMPARE(m_test->session().metrics()->counts.removed, before);
    }

    void aWorkbookIsChosenByItsFormAndNamedSo() {
        auto* form = named<QComboBox>(m_test->window(), "Form of the cleaned list");
        QVERIFY(form);
        form->setCurrentIndex(1);
        Q_EMIT form->activated(1);
        QVERIFY(visibleWords(m_test->window()).contains("One sheet, every cell as text"));
        QVERIFY(click(*m_test, "Save 2 files"));
        QTRY_VERIFY(visibleWords(m_test->window()).contains("2 files saved"));
        QVERIFY(visibleWords(m_test->window()).contains("list-cleaned.xlsx (3 rows)"));
        QVERIFY(bytesOf(m_test->path("out/list-cleaned.xlsx")).startsWith("PK"));
        form->setCurrentIndex(0);
        Q_EMIT form->activated(0);
        QVERIFY(visibleWords(m_test->window()).contains("Same columns, order, encoding"));
        QVERIFY(click(*m_test, "Save 2 files"));
        QVERIFY(m_test->window().findChild<QMessageBox*>()); // the suppression file is there
    }

    void cellsAreMadeHarmlessWhenChosen() {
        QVERIFY(m_test->import({m_test->write("formula.csv", "Name,Email\n=Bea,bea@corp.example\n"
                                                             "-5,cy@corp.example\n")}));
        m_test->window().showPage(MainWindow::Export);
        QVERIFY(click(*m_test, "Safe for spreadsheets"));
        QVERIFY(click(*m_test, "Save 3 files"));
        QTRY_VERIFY(visibleWords(m_test->window()).contains("3 files saved"));
        QCOMPARE(bytesOf(m_test->path("out/formula-cleaned.csv")),
                 "Name,Email\n'=Bea,bea@corp.example\n-5,cy@corp.example\n");
        QVERIFY(bytesOf(m_test->path("out/list-cleaned.csv")).startsWith("Name,Email,City\r\n"));
    }

    void moreRowsThanASheetHoldsAreAskedAbout() {
        QByteArray large = "Email\n";
        for (int row = 0; row < 1'048'577; ++row)
            large += QByteArray::number(row) + "@c.example\n";
        m_test = std::make_unique<WindowUnderTest>();
        QVERIFY(m_test->import({m_test->write("large.csv", large)}));
        m_test->window().showPage(MainWindow::Export);
        m_test->window().findChild<ExportPage*>()->setFolder(m_test->path("out"));
        auto* form = named<QComboBox>(m_test->window(), "Form of the cleaned list");
        QVERIFY(form);
        form->setCurrentIndex(1);
        Q_EMIT form->activated(1);
        QVERIFY(click(*m_test, "Save 1 file"));
        QMessageBox* question = nullptr;
        QTRY_VERIFY((question = m_test->window().findChild<QMessageBox*>()));
        QVERIFY(question->text().contains("1,048,576 rows"));
        QVERIFY(question->informativeText().contains("large-cleaned-2.xlsx: 1,048,577 rows"));
        question->button(QMessageBox::Cancel)->click();
        QVERIFY(m_test->settle());
        QVERIFY(!QFileInfo::exists(m_test->path("out/large-cleaned.xlsx")));
    }

    void allFilesTogetherHoldEveryRowOnce() {
        for (const char* name : {"Removed contacts", "Duplicates", "Rows without a valid address"})
            QVERIFY(click(*m_test, name));
        QVERIFY(click(*m_test, "Save 5 files"));
        QTRY_VERIFY(visibleWords(m_test->window()).contains("5 files saved"));
        QCOMPARE(bytesOf(m_test->path("out/list-duplicates.csv")),
                 "Name,Email,City\r\nAnn,ann@CORP.example,Bern\r\n");
        QCOMPARE(bytesOf(m_test->path("out/list-invalid.csv")),
                 "Name,Email,City\r\nNo,not an address,Graz\r\n");
        const QByteArray removed = bytesOf(m_test->path("out/list-removed.csv"));
        QVERIFY2(removed.contains("Bo,bo@gmail.com,\"Oslo, west\","), removed.constData());
        QVERIFY(removed.contains("550 5.2.1 This mailbox is disabled"));
        QCOMPARE(removed.count("\r\n"), 4);
    }

    void theDuplicateThatIsChosenStaysAndSoDoesWhatTheUserDecided() {
        auto& session = m_test->session();
        session.decide({RowNumber{0}}, Proposal::Keep); // ann, whose other row is the sixth
        QVERIFY(m_test->settle());
        auto* choice = named<QComboBox>(m_test->window(), "Which duplicate stays");
        QVERIFY(choice);
        const auto choose = [&](const char* text) {
            choice->setCurrentText(QString::fromUtf8(text));
            Q_EMIT choice->activated(choice->currentIndex());
            return m_test->settle();
        };
        const auto status = [&](std::uint32_t row) {
            return statusOf(*session.cleanUp(), session.decisions(), {row});
        };
        QVERIFY(status(0) == ContactStatus::Keep && status(5) == ContactStatus::Duplicate);
        QVERIFY(choose("the last row stays"));
        QVERIFY(status(0) == ContactStatus::Duplicate && status(5) == ContactStatus::Keep);
        session.decide({RowNumber{5}}, std::nullopt);
        QVERIFY(status(5) == ContactStatus::Remove);
        QVERIFY(choose("the first row stays"));
        QVERIFY(status(0) == ContactStatus::Remove && status(5) == ContactStatus::Duplicate);
        session.undo(); // back to where the last row was reset ...
        session.undo();
        QVERIFY(m_test->settle());
        QVERIFY(status(5) == ContactStatus::Duplicate);
        QVERIFY(session.metrics()->counts.balances());
    }

    void theSuppressionFileHasTheFormOfTheServiceThatIsChosen() {
        auto* choice = named<QComboBox>(m_test->window(), "For whom the suppression file is");
        QVERIFY(choice != nullptr);
        QCOMPARE(choice->currentData().toString(), QStringLiteral("listwright"));
        const int index = choice->findData(QStringLiteral("amazon-ses-csv"));
        QVERIFY(index > 0);
        choice->setCurrentIndex(index);
        Q_EMIT choice->activated(index);
        QVERIFY(click(*m_test, "Save 2 files"));
        QTRY_VERIFY(visibleWords(m_test->window()).contains("2 files saved"));
        const QByteArray written = bytesOf(m_test->path("out/list-suppression.csv"));
        QVERIFY2(written.contains("ann@corp.example,BOUNCE"), written.constData());
        const int plain = choice->findData(QStringLiteral("plain"));
        choice->setCurrentIndex(plain);
        Q_EMIT choice->activated(plain);
        QVERIFY(click(*m_test, "Save 2 files"));
        auto* question = m_test->window().findChild<QMessageBox*>();
        QVERIFY(question != nullptr); // the cleaned list is there already
        for (QAbstractButton* button : question->buttons())
            if (button->text() == QStringLiteral("Replace"))
                button->click();
        QTRY_COMPARE(bytesOf(m_test->path("out/list-suppression.txt")).count('\n'), 3);
    }

    void suggestedCorrectionsAreAFileOfTheirOwn() {
        QVERIFY(m_test->import({m_test->write(QStringLiteral("typos.csv"),
                                              "Email\nann@gmial.com\nbo@corp.example\n")}));
        m_test->window().showPage(MainWindow::Export);
        QVERIFY(m_test->settle());
        QVERIFY(click(*m_test, "Suggested corrections"));
        QTRY_VERIFY(visibleWords(m_test->window()).contains("Rows with something to correct"));
        QVERIFY(click(*m_test, "Save 5 files")); // two lists
        QTRY_VERIFY(visibleWords(m_test->window()).contains("5 files saved"));
        QCOMPARE(bytesOf(m_test->path("out/typos-corrections.csv")),
                 "row,address,suggestion,why,proposal\n"
                 "2,ann@gmial.com,ann@gmail.com,the domain looks mistyped,keep\n");
        QCOMPARE(bytesOf(m_test->path("out/list-corrections.csv")),
                 "row,address,suggestion,why,proposal\n");
        QVERIFY(bytesOf(m_test->path("out/typos-cleaned.csv")).contains("ann@gmial.com\n"));
    }

    void whatTheUserDecidedIsWhatIsWritten() {
        m_test->session().decide({RowNumber{0}}, Proposal::Keep);
        m_test->session().decide({RowNumber{3}}, Proposal::Remove);
        QVERIFY(m_test->settle());
        QVERIFY(visibleWords(m_test->window()).contains("balances"));
        QVERIFY(click(*m_test, "Save 2 files"));
        QTRY_COMPARE(bytesOf(m_test->path("out/list-cleaned.csv")), "Name,Email,City\r\n"
                                                                    "Ann,ann@corp.example,Bern\r\n"
                                                                    "Cy,cy@gmail.com,Rome\r\n"
                                                                    "Ed,ed@corp.example,Cork\r\n");
    }

    void theCountsBalanceOnScreen() {
        const CleanUpCounts counts = m_test->session().metrics()->counts;
        QCOMPARE(counts.in, 8U);
        QCOMPARE(counts.in, counts.kept + counts.removed + counts.duplicates + counts.invalid);
        const QString words = visibleWords(m_test->window());
        QVERIFY(words.contains("balances"));
        QVERIFY(words.contains("8 = 3 kept + 3 removed + 1 duplicates + 1 invalid"));
        for (const char* count : {"3 rows", "3 addresses", "1 row"})
            QVERIFY2(words.contains(count), count);
    }

    void anInputFileIsNeverATarget_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("the list") << "list.csv";
        QTest::newRow("the report") << "bounces.csv";
        QTest::newRow("by a detour") << "out/../list.csv";
        QTest::newRow("by a link") << "link.csv";
    }
    void anInputFileIsNeverATarget() {
        QFETCH(const QString, name);
        QVERIFY(QFile::link(m_test->path("list.csv"), m_test->path("link.csv")));
        m_test->window().findChild<ExportPage*>()->setFolder(m_test->path("."));
        auto* field = named<QLineEdit>(m_test->window(), "File name: Cleaned list");
        QVERIFY(field);
        field->setText(name);
        QVERIFY(click(*m_test, "Save 2 files"));
        QTRY_VERIFY(visibleWords(m_test->window())
                        .contains("This is one of the files that were read, and those are never "
                                  "changed. Choose another name."));
        QVERIFY(!m_test->window().findChild<QMessageBox*>()); // nobody is asked to replace it
        QCOMPARE(bytesOf(m_test->path("list.csv")), smallList());
        QCOMPARE(bytesOf(m_test->path("bounces.csv")), smallReport());
        QVERIFY(!QFile::exists(m_test->path("list-suppression.csv")));
    }

    void anotherFileIsReplacedOnlyWhenTheUserSaysSo() {
        m_test->write("out/list-cleaned.csv", "mine");
        QVERIFY(click(*m_test, "Save 2 files"));
        auto* question = m_test->window().findChild<QMessageBox*>();
        QVERIFY(question);
        QVERIFY(question->informativeText().contains("list-cleaned.csv"));
        QCOMPARE(question->defaultButton(), question->button(QMessageBox::Cancel));
        QTest::mouseClick(question->button(QMessageBox::Cancel), Qt::LeftButton);
        QVERIFY(m_test->settle());
        QCOMPARE(bytesOf(m_test->path("out/list-cleaned.csv")), "mine");

        QTRY_VERIFY(!m_test->window().findChild<QMessageBox*>());
        QVERIFY(click(*m_test, "Save 2 files"));
        question = m_test->window().findChild<QMessageBox*>();
        QVERIFY(question);
        for (QAbstractButton* button : question->buttons())
            if (button->text() == "Replace")
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(bytesOf(m_test->path("out/list-cleaned.csv")).startsWith("Name,Email"));
    }

    void anotherPartIsReplacedOnlyWhenTheUserSaysSo() {
        QByteArray list = "Email\n";
        for (int i = 0; i < 60; ++i) // more than Postmark takes in a file
            list += "reader" + QByteArray::number(i) + "@corp.example\n";
        WindowUnderTest test;
        QVERIFY(test.import({test.write("list.csv", list)}));
        std::vector<RowNumber> all;
        for (std::uint32_t row = 0; row < 60; ++row)
            all.push_back({row});
        test.session().decide(all, Proposal::Remove);
        QVERIFY(test.settle());
        ExportPlan plan;
        plan.suppression = test.path("suppression.json").toStdString();
        test.write("suppression-2.json", "mine");
        test.write("suppression-7.json", "another's"); // so many parts there cannot be
        const auto asked = [&] {
            return checkSave(*test.session().cleanUp(), test.session().decisions(), plan, {})
                ->existing;
        };
        QVERIFY(asked().empty());
        plan.suppressionPreset = "postmark";
        QCOMPARE(asked(), std::vector{test.path("suppression-2.json").toStdString()});
    }

    void aFolderThatCannotBeWrittenIsSaidAndNothingIsLeftBehind() {
        m_test->window().findChild<ExportPage*>()->setFolder(m_test->path("not-there"));
        QVERIFY(click(*m_test, "Save 2 files"));
        QTRY_VERIFY(
            visibleWords(m_test->window()).contains("Choose a folder that you may write to"));
        QVERIFY(!QFile::exists(m_test->path("not-there")));
    }

    void thePreviewShowsTheFirstRows() {
        auto* preview =
            named<QPlainTextEdit>(m_test->window(), "First rows as they will be written");
        QVERIFY(preview);
        QTRY_VERIFY(preview->toPlainText().startsWith("Name,Email,City\nCy,cy@gmail.com,Rome"));
    }

    void listsOfOneNameGetFilesOfTheirOwn() {
        QVERIFY(m_test->import({m_test->write("other/list.csv", "Email\nzoe@corp.example\n")}));
        m_test->window().showPage(MainWindow::Export);
        QVERIFY(click(*m_test, "Save 3 files"));
        QTRY_VERIFY(visibleWords(m_test->window()).contains("3 files saved"));
        QVERIFY(bytesOf(m_test->path("out/list-cleaned.csv")).startsWith("Name,Email"));
        QCOMPARE(bytesOf(m_test->path("out/list-cleaned-2.csv")), "Email\nzoe@corp.example\n");
    }

    void nothingChosenNothingSaved() {
        QVERIFY(click(*m_test, "Cleaned list"));
        QVERIFY(click(*m_test, "Suppression file"));
        auto* save = named<QPushButton>(m_test->window(), "Save");
        QVERIFY(save && !save->isEnabled());
    }

private:
    std::unique_ptr<WindowUnderTest> m_test;
};

QTEST_MAIN(TestExportPage)
#include "tst_export_page.moc"
