// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_under_test.h"
#include "ui/pages/export_page.h"

#include <QCheckBox>
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
