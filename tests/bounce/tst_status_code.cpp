// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/status_code.h"

#include <QTest>

using namespace listwright;

namespace {
QString shown(const std::optional<EnhancedStatusCode>& code) {
    return code ? QString::fromStdString(code->toString()) : QString();
}
QString shown(const std::optional<ReplyCode>& code) {
    return code ? QString::number(code->value) : QString();
}
} // namespace

class StatusCodeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheStatusField_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("plain") << QByteArray("5.1.1") << "5.1.1";
        QTest::newRow("white space around") << QByteArray(" 4.2.1 \r\n") << "4.2.1";
        QTest::newRow("with a comment") << QByteArray("5.2.2 (mailbox full)") << "5.2.2";
        QTest::newRow("three digits") << QByteArray("5.7.606") << "5.7.606";
        QTest::newRow("success") << QByteArray("2.1.5") << "2.1.5";
        QTest::newRow("class that is none") << QByteArray("3.1.1") << "";
        QTest::newRow("too many digits") << QByteArray("5.1.1000") << "";
        QTest::newRow("four parts") << QByteArray("5.1.1.1") << "";
        QTest::newRow("two parts") << QByteArray("5.1") << "";
        QTest::newRow("nothing") << QByteArray("") << "";
        QTest::newRow("something before") << QByteArray("status 5.1.1") << "";
    }
    void readsTheStatusField() {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QCOMPARE(shown(parseEnhancedStatusCode(text.toStdString())), code);
    }

    void findsTheStatusCodeInAnAnswer_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("after reply") << QByteArray("550 5.1.1 User unknown") << "5.1.1";
        QTest::newRow("after hyphen") << QByteArray("550-5.2.1 The account") << "5.2.1";
        QTest::newRow("qmail") << QByteArray("550 sorry, no mailbox here (#5.1.1)") << "5.1.1";
        QTest::newRow("number sign") << QByteArray("550 #5.1.0 Address rejected.") << "5.1.0";
        QTest::newRow("brackets") << QByteArray("550 [5.1.1] no") << "5.1.1";
        QTest::newRow("at the end") << QByteArray("mailbox disabled 5.2.1.") << "5.2.1";
        QTest::newRow("log") << QByteArray("relay=mx, dsn=5.1.1, status=bounced") << "5.1.1";
        QTest::newRow("IP address") << QByteArray("550 blocked 4.2.2.1 by list") << "";
        QTest::newRow("IP address in brackets")
            << QByteArray("554 <mx[5.2.1.9]>: Client host rejected") << "";
        QTest::newRow("version") << QByteArray("Exim 4.9.2 says no") << "";
        QTest::newRow("version with hyphen") << QByteArray("Postfix-2.4.1: no") << "";
        QTest::newRow("version with letter") << QByteArray("v5.1.1 of the filter") << "";
        QTest::newRow("version word") << QByteArray("MailGuard version 5.0.4 refused it") << "";
        QTest::newRow("URL") << QByteArray("see http://x.example/5.1.1/help") << "";
        QTest::newRow("query of a URL") << QByteArray("see http://x.example/?c=5.1.1") << "";
        QTest::newRow("date") << QByteArray("on 5.12.2003 we closed") << "";
        QTest::newRow("short date") << QByteArray("on 5.12.03 we closed") << "";
        QTest::newRow("code after the reply before another")
            << QByteArray("4.4.2 at first, then 550 5.1.1 unknown") << "5.1.1";
        QTest::newRow("failure before success")
            << QByteArray("250 2.1.0 Ok; 550 5.1.1 unknown") << "5.1.1";
        QTest::newRow("success alone") << QByteArray("250 2.1.5 Ok") << "2.1.5";
        QTest::newRow("long detail") << QByteArray("451 4.7.650 too many") << "4.7.650";
        QTest::newRow("reply with colon") << QByteArray("550: 5.2.2 full") << "5.2.2";
        QTest::newRow("behind a host whose name ends like a program's")
            << QByteArray("<ann@corp.build 5.1.1 unknown>") << "5.1.1";
        QTest::newRow("none") << QByteArray("550 no such user") << "";
    }
    void findsTheStatusCodeInAnAnswer() {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QCOMPARE(shown(findEnhancedStatusCode(text.toStdString())), code);
    }

    void findsTheReplyCodeInAnAnswer_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("at the start") << QByteArray("550 no such user") << "550";
        QTest::newRow("hyphen") << QByteArray("550-5.1.1 no such user") << "550";
        QTest::newRow("after smtp;") << QByteArray("smtp; 552 mailbox full") << "552";
        QTest::newRow("after smtp; without space") << QByteArray("smtp;552 full") << "552";
        QTest::newRow("after said:") << QByteArray("host mx said: 554 no") << "554";
        QTest::newRow("before another number")
            << QByteArray("more than 500 messages; 452 slow down") << "452";
        QTest::newRow("with status code far behind")
            << QByteArray("after 450 tries: host said 550 5.1.1 no") << "550";
        QTest::newRow("before an address that begins like a unit")
            << QByteArray("550 max@corp.example: no such user") << "550";
        QTest::newRow("before an address with a unit and more")
            << QByteArray("550 max.power-2@corp.example: no such user") << "550";
        QTest::newRow("before a unit") << QByteArray("451 messages.") << "";
        QTest::newRow("size") << QByteArray("message larger than 500 KB") << "";
        QTest::newRow("line") << QByteArray("error in line 512") << "";
        QTest::newRow("port") << QByteArray("connect to port 465") << "";
        QTest::newRow("IP address") << QByteArray("[192.0.2.550] unknown") << "";
        QTest::newRow("decimal") << QByteArray("score 450.5") << "";
        QTest::newRow("longer number") << QByteArray("id 55012") << "";
        QTest::newRow("success") << QByteArray("250 ok") << "";
    }
    void findsTheReplyCodeInAnAnswer() {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QCOMPARE(shown(findReplyCode(text.toStdString())), code);
    }

    void staysQuickOnHostileText() {
        const std::string dots(1 << 20, '5');
        QCOMPARE(shown(findEnhancedStatusCode(dots)), QString());
        std::string codes;
        while (codes.size() < (1 << 20))
            codes += "5.1.";
        QCOMPARE(shown(findEnhancedStatusCode(codes)), QString());
        QCOMPARE(shown(findReplyCode(codes)), QString());
    }
};

QTEST_APPLESS_MAIN(StatusCodeTest)
#include "tst_status_code.moc"
