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
        const std::string words = wordsOfAnswer(answer);
        QCOMPARE(words, std::string("550-5.1.1 The account does           not exist"));
        QCOMPARE(words.size(), answer.size());
    }

    void masksAddressesAndKeepsTheirLength() {
        const std::string answer = "550 <mailbox.full@disabled.example>... User unknown";
        const std::string words = wordsOfAnswer(answer);
        QCOMPARE(words.size(), answer.size());
        QVERIFY(words.find("disabled") == std::string::npos);
        QVERIFY(words.find("full") == std::string::npos);
        QVERIFY(words.ends_with(">... User unknown"));
    }

    void leavesLinksAlone() {
        const std::string answer = "550 see https://x.example/mail/?p=DisabledUser a@b.example";
        QVERIFY(wordsOfAnswer(answer).find("?p=DisabledUser") != std::string::npos);
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
        QCOMPARE(wordsOfAnswer(std::string(1 << 20, 'a')).size(), std::size_t(64) << 10);
        QCOMPARE(wordsOfAnswer("abc@d.example", 5).size(), std::size_t(5));
    }

    void staysQuickOnHostileText() {
        const std::string signs(1 << 20, '@');
        QCOMPARE(wordsOfAnswer(signs).size(), std::size_t(64) << 10);
        std::string codes;
        while (codes.size() < (1 << 20))
            codes += "550 ";
        QCOMPARE(wordsOfAnswer(codes).size(), std::size_t(64) << 10);
    }
};

QTEST_APPLESS_MAIN(ServerAnswerTest)
#include "tst_server_answer.moc"
