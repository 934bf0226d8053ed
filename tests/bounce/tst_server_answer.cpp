// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/server_answer.h"

#include <QTest>

using namespace listwright;

class ServerAnswerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheCodesOfAnAnswerOfSeveralLines() {
        const DeliveryEvent event =
            eventFromAnswer("550-5.1.1 The account does\r\n550 5.1.1 not exist\n");
        QCOMPARE(event.diagnostic, std::string("550-5.1.1 The account does 550 5.1.1 not exist"));
        QVERIFY(event.status == (EnhancedStatusCode{5, 1, 1}));
        QVERIFY(event.reply == ReplyCode{550});
        QVERIFY(event.kind == EventKind::Bounce);
    }

    void blanksTheCodesThatRepeat() {
        const std::string answer = "550-5.1.1 The account does 550 5.1.1 not exist";
        QCOMPARE(AnswerWords(answer).text(),
                 std::string("550-5.1.1 The account does           not exist"));
    }

    void masksAddresses_data() {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* answer, const char* words) {
            QTest::newRow(answer) << QString::fromUtf8(answer) << QString::fromUtf8(words);
        };
        row("550 <mailbox.full@disabled.example>... User unknown",
            "550 <xxxxxx@xxxxxx>... User unknown");
        row("a@b.example, full@x.de (disabled@x.de)", "x@xxxxxx, xxxx@xxxx (xxxxxx@xxxx)");
        row("full@disabled.example@twice.example. Full", "xxxx@xxxxxx@xxxxxx. Full");
        row("@disabled.example full@ \"full\"@ @ full", "@disabled.example full@ \"full\"@ @ full");
        row("550 full@disabled.example 550 mail@disabled.example",
            "550 xxxx@xxxxxx     xxxx@xxxxxx");
    }

    void masksAddresses() {
        QFETCH(QString, answer);
        QFETCH(QString, words);
        QCOMPARE(QString::fromStdString(AnswerWords(answer.toStdString()).text()), words);
    }

    void findsItsPartsInTheAnswer_data() {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("inAnswer");
        const auto row = [](const char* part, const char* inAnswer) {
            QTest::newRow(part) << QString::fromUtf8(part) << QString::fromUtf8(inAnswer);
        };
        row("550", "550");
        row("550 <xxxxxx", "550 <mailbox.full");
        row("xx@", "mailbox.full@");
        row("@xx", "@disabled.example");
        row("@xxxxxx> unknown", "@disabled.example> unknown");
        row("unknown, a", "unknown, a");
        row("x, x@xxx.", "disabled.example, x@y.z.");
        row(" or xxxxxx@xxxxxx", " or mailbox.full@disabled.example");
        row("closed", "closed");
    }

    void findsItsPartsInTheAnswer() {
        QFETCH(QString, part);
        QFETCH(QString, inAnswer);
        const std::string answer = "550 <mailbox.full@disabled.example> unknown, a or "
                                   "mailbox.full@disabled.example, x@y.z. closed";
        const AnswerWords words(answer);
        const auto at = words.text().find(part.toStdString());
        QVERIFY(at != std::string::npos);
        const auto [begin, length] =
            words.inAnswer(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(part.size()));
        QCOMPARE(QString::fromStdString(answer.substr(begin, length)), inAnswer);
        QCOMPARE(words.inAnswer(7, 0), (std::pair<std::uint32_t, std::uint32_t>(7, 0)));
    }

    void masksIds() {
        QCOMPARE(AnswerWords("250 47229389571aa8766c307511 - gsmtp").text(),
                 std::string("250 000000000000000000000000 - gsmtp"));
        QCOMPARE(AnswerWords("x1-20020a170902f54b00b [AM0EUR02FT012.eop] 12345").text(),
                 std::string("0000000000000000000000 [AM0EUR02FT012.eop] 12345"));
        QCOMPARE(AnswerWords("a-rather-long-compound-word").text(),
                 std::string("a-rather-long-compound-word"));
    }

    void leavesLinksAlone() {
        const std::string answer = "550 see https://x.example/mail/?p=DisabledUser a@b.example";
        QVERIFY(AnswerWords(answer).text().find("?p=DisabledUser") != std::string::npos);
    }

    void countsTheWordsOfALanguage() {
        QCOMPARE(plainWordsIn(""), 0U);
        QCOMPARE(plainWordsIn("550 5.1.1 <xxx@xxxxxxxxxxxx>: mx1.shop.example[192.0.2.9] a1-20x"),
                 0U);
        QCOMPARE(plainWordsIn("550 5.2.1 Mailbox isn't \"active\" (in reply to RCPT TO command)"),
                 3U);
        QCOMPARE(plainWordsIn("550 用户不存在"), 2U);
    }

    void looksAtTheBeginningOnly() {
        QCOMPARE(AnswerWords(std::string(1 << 20, 'a')).text().size(), std::size_t(64) << 10);
        QCOMPARE(AnswerWords("abc@d.example", 5).text().size(), std::size_t(5));
    }

    void staysQuickOnHostileText() {
        const std::string signs(1 << 20, '@');
        QCOMPARE(AnswerWords(signs).text().size(), std::size_t(64) << 10);
        std::string codes;
        while (codes.size() < (1 << 20))
            codes += "550 ";
        QCOMPARE(AnswerWords(codes).text().size(), std::size_t(64) << 10);
    }
};

QTEST_APPLESS_MAIN(ServerAnswerTest)
#include "tst_server_answer.moc"
