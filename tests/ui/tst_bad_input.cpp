// SPDX-License-Identifier: GPL-3.0-or-later
// What cannot be read gives a card that names the file, the place and the remedy, and the others
// count.
#include "tests/ui/window_under_test.h"
#include "ui/import/card_text.h"
#include "ui/import/file_card.h"

#include <QListWidget>
#include <QPushButton>

#include <unistd.h>

using namespace listwright;

namespace {

/// The administrator may open everything, so for a while he is nobody, who owns the folder.
class OrdinaryUser {
public:
    explicit OrdinaryUser(const QStringList& owned) {
        if (geteuid() != 0)
            return;
        constexpr unsigned nobody = 65534;
        for (const QString& path : owned)
            if (chown(qPrintable(path), nobody, nobody) != 0)
                qFatal("The folder cannot be given away.");
        m_changed = seteuid(nobody) == 0;
    }
    ~OrdinaryUser() {
        if (m_changed && seteuid(0) != 0)
            qFatal("There is no way back.");
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;

private:
    bool m_changed = false;
};

} // namespace

class TestBadInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFileThatCannotBeUsedSaysWhyAndWhatToDo_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("empty") << "empty.csv" << QByteArray() << "The file is empty."
                               << "Export it again from where it came from.";
        QTest::newRow("blank") << "blank.csv" << QByteArray("\n  \r\n") << "The file is empty."
                               << "Export it again";
        QTest::newRow("picture") << "photo.csv" << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)
                                 << "neither a list nor a bounce report, but a picture (PNG)"
                                 << "Save it as CSV or as a mailbox file";
        QTest::newRow("no address") << "names.csv" << QByteArray("Name,City\nAnn,Bern\nBo,Oslo\n")
                                    << "No email address was found."
                                    << "Choose the column that holds the addresses";
        QTest::newRow("unknown JSON") << "thing.json" << QByteArray("{\"a\": 1}\n")
                                      << "neither a list nor a bounce report that Listwright knows"
                                      << "check that it has a column of email addresses";
    }
    void aFileThatCannotBeUsedSaysWhyAndWhatToDo() {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, what);
        QFETCH(const QString, remedy);
        WindowUnderTest test;
        QVERIFY(test.drop({test.write(name, bytes), test.write("list.csv", smallList()),
                           test.write("bounces.csv", smallReport())},
                          QPoint(600, 400)));
        QVERIFY(test.settle());
        FileCard* card = test.card(name);
        QVERIFY(card);
        const QString words = visibleWords(*card);
        QVERIFY2(words.contains(name), qPrintable(words));
        QVERIFY2(words.contains(what), qPrintable(words));
        QVERIFY2(words.contains(remedy), qPrintable(words));
        QCOMPARE(test.session().cleanUp()->rowCount(), 8U);
        QCOMPARE(test.session().cleanUp()->matchedAddresses(), 5U);
    }

    void whatIsNotThereIsSaid() {
        WindowUnderTest test;
        QVERIFY(test.import({test.path("gone.mbox"), test.write("list.csv", smallList())}));
        const QString words = visibleWords(*test.card("gone.mbox"));
        QVERIFY2(words.contains("There is no such file."), qPrintable(words));
        QCOMPARE(test.session().cleanUp()->rowCount(), 8U);
    }

    void anUnclosedQuoteIsShownWithItsRowAndTheOthersAreRead() {
        WindowUnderTest test;
        QVERIFY(test.import({test.write("quote.csv", "Name,Email\nAnn,ann@corp.example\n"
                                                     "\"Bo,bo@corp.example\n"
                                                     "Cy,cy@corp.example\n")}));
        FileCard* card = test.card("quote.csv");
        QVERIFY(card && test.session().cleanUp());
        auto* show = named<QPushButton>(*card, "Show what is wrong in quote.csv");
        QVERIFY(show);
        QTest::mouseClick(show, Qt::LeftButton);
        auto* problems = named<QListWidget>(*card, "Problems of quote.csv");
        QVERIFY(problems);
        QStringList lines;
        for (int i = 0; i < problems->count(); ++i)
            lines << problems->item(i)->text();
        const QString all = lines.join('\n');
        QVERIFY2(all.contains("row 3"), qPrintable(all));
        QVERIFY2(all.contains("A quotation mark opens here and is never closed."), qPrintable(all));
        QVERIFY2(all.contains("Close it or take it out"), qPrintable(all));
        QCOMPARE(*test.session().cleanUp()->address({0}), "ann@corp.example");
    }

    void aTruncatedMailboxIsReadAsFarAsItGoes() {
        WindowUnderTest test;
        const QByteArray from = "From MAILER-DAEMON Mon Mar  2 09:00:00 2026\n";
        const QByteArray whole =
            from + bounceMail("ann@corp.example") + "\n" + from + bounceMail("di@yahoo.com");
        QVERIFY(test.import({test.write("list.csv", smallList()),
                             test.write("cut.mbox", whole.left(whole.size() - 60))}));
        const InputCard* cut = nullptr;
        for (const InputCard& card : test.session().inputs().cards())
            if (QString::fromStdString(card.path).endsWith("cut.mbox"))
                cut = &card;
        QVERIFY(cut && cut->reading && !cut->reading->error);
        QVERIFY(test.session().cleanUp()->matchedAddresses() >= 1);
        const QString problems = problemLines(*cut).join('\n');
        QVERIFY2(problems.contains("cut off"), qPrintable(problems));
        QVERIFY2(problems.contains("get the file again"), qPrintable(problems));
        QVERIFY(visibleWords(*test.card("cut.mbox")).contains("1 thing could not be read well"));
    }

    void aFolderWithoutRightsIsSaid() {
        WindowUnderTest test;
        test.write("closed/1.eml", bounceMail("ann@corp.example"));
        const QString list = test.write("list.csv", smallList());
        QVERIFY(QFile::setPermissions(test.path("closed"), {}));
        const OrdinaryUser user({test.path("."), test.path("closed"), list});
        const bool imported = test.import({test.path("closed"), list});
        QFile::setPermissions(test.path("closed"),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(imported);
        const QString words = visibleWords(*test.card("closed"));
        QVERIFY2(words.contains("The folder cannot be opened"), qPrintable(words));
        QVERIFY2(words.contains("Ask for the right to read it"), qPrintable(words));
        QCOMPARE(test.session().cleanUp()->rowCount(), 8U);
    }

    void oneBrokenMailOfAFolderLeavesTheOthers() {
        WindowUnderTest test;
        test.write("mails/1.eml", bounceMail("ann@corp.example"));
        test.write("mails/2.eml", bounceMail("bo@gmail.com"));
        test.write("mails/3.eml", {});
        QVERIFY(test.import({test.path("mails"), test.write("list.csv", smallList())}));
        FileCard* card = test.card("mails");
        QVERIFY(card);
        QVERIFY(visibleWords(*card).contains("1 thing could not be read well"));
        QCOMPARE(test.session().cleanUp()->matchedAddresses(), 2U);
    }
};

QTEST_MAIN(TestBadInput)
#include "tst_bad_input.moc"
