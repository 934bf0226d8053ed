// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/address_in_text.h"
#include "model/report/ascii_text.h"
#include "model/report/bounce_dialect.h"
#include "model/report/header_block.h"
#include "model/report/html_text.h"
#include "model/report/mime_decoding.h"
#include "model/report/smtp_answer.h"

#include <QTest>

#include <array>
#include <random>

using namespace listwright;

class ReportWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsAddresses_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("address");
        QTest::newRow("brackets") << QByteArray("to <ann@x.example>: 550")
                                  << QByteArray("ann@x.example");
        QTest::newRow("bare") << QByteArray("to ann@x.example: 550") << QByteArray("ann@x.example");
        QTest::newRow("sentence") << QByteArray("Write to ann@x.example.")
                                  << QByteArray("ann@x.example");
        QTest::newRow("quotes") << QByteArray("\"ann@x.example\":") << QByteArray("ann@x.example");
        QTest::newRow("quoted local part")
            << QByteArray("<\"ann b\"@x.example>") << QByteArray("\"ann b\"@x.example");
        QTest::newRow("label") << QByteArray("to=ann@x.example, dsn")
                               << QByteArray("ann@x.example");
        QTest::newRow("literal") << QByteArray("<ann@[192.0.2.1]>")
                                 << QByteArray("ann@[192.0.2.1]");
        QTest::newRow("route") << QByteArray("<@relay.example:ann@x.example>")
                               << QByteArray("ann@x.example");
        QTest::newRow("mailto") << QByteArray("<mailto:ann@x.example>")
                                << QByteArray("ann@x.example");
        QTest::newRow("unicode") << QByteArray("<jürgen@münchen.example>")
                                 << QByteArray("jürgen@münchen.example");
        QTest::newRow("plus") << QByteArray("ann+tag=1@x.example")
                              << QByteArray("ann+tag=1@x.example");
        QTest::newRow("none") << QByteArray("a @ b, @, @@, x@") << QByteArray();
        QTest::newRow("double at") << QByteArray("a@@b.example") << QByteArray();
    }
    void findsAddresses() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, address);
        const auto found = findAddress(text.toStdString());
        QCOMPARE(found ? QByteArray::fromStdString(found->address) : QByteArray(), address);
    }

    void readsAddressFields_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("address");
        QTest::newRow("type") << QByteArray("rfc822; ann@x.example") << QByteArray("ann@x.example");
        QTest::newRow("brackets") << QByteArray("RFC822;<ann@x.example>")
                                  << QByteArray("ann@x.example");
        QTest::newRow("no type") << QByteArray("ann@x.example") << QByteArray("ann@x.example");
        QTest::newRow("display name")
            << QByteArray("rfc822; Ann <ann@x.example>") << QByteArray("ann@x.example");
        QTest::newRow("utf-8") << QByteArray("utf-8; \\x{4F60}@x.example")
                               << QByteArray("你@x.example");
        QTest::newRow("trailing dot")
            << QByteArray("rfc822;ann@x.example.") << QByteArray("ann@x.example");
        QTest::newRow("local name") << QByteArray("LOCAL; ann") << QByteArray("ann");
        QTest::newRow("escape beyond Unicode")
            << QByteArray("utf-8; \\x{110000}a@x.example") << QByteArray("\\x{110000}a@x.example");
    }
    void readsAddressFields() {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, address);
        QCOMPARE(QByteArray::fromStdString(addressOfField(value.toStdString())), address);
    }

    void unfoldsHeadersAndKnowsTheirPlaces() {
        const std::string text =
            "Subject: one\r\n two\r\nX-Long:\tvalue\nTo: a@x.example\n\nbody: no\n";
        const HeaderBlock block(text, 100);
        QCOMPARE(block.fields().size(), std::size_t{3});
        QCOMPARE(block.value("SUBJECT"), std::string_view("one two"));
        QCOMPARE(block.value("x-long"), std::string_view("value"));
        QCOMPARE(block.find("To")->offset, 100 + text.find("To:"));
        QCOMPARE(text.substr(block.length()), std::string("body: no\n"));
        QVERIFY(!block.has("body"));
    }

    void readsTheWordsOfHtml() {
        QCOMPARE(textOfHtml("<p>A &lt;b@x.example&gt;</p><script>evil()</script><br>C&amp;D"),
                 std::string("\nA <b@x.example>\n\nC&D"));
        QCOMPARE(textOfHtml("<td>1<td>2"), std::string(" 1 2"));
        QCOMPARE(textOfHtml("a <b@x.example> c <unclosed"), std::string("a <b@x.example> c "));
    }

    void decodesCharsets_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("charset");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("latin 1") << QByteArray("\xfc") << QByteArray("iso-8859-1")
                                 << QByteArray("ü");
        QTest::newRow("no charset, UTF-8") << QByteArray("ü") << QByteArray() << QByteArray("ü");
        QTest::newRow("no charset, windows")
            << QByteArray("\x80\xfc") << QByteArray() << QByteArray("€ü");
        QTest::newRow("wrong charset")
            << QByteArray("\xfc") << QByteArray("utf-8") << QByteArray("\xEF\xBF\xBD");
        QTest::newRow("unknown charset")
            << QByteArray("\xfc") << QByteArray("x-nobody-knows") << QByteArray("ü");
        QTest::newRow("japanese") << QByteArray("\x1b$B$\"\x1b(B") << QByteArray("iso-2022-jp")
                                  << QByteArray("あ");
        QTest::newRow("japanese without charset")
            << QByteArray("\x1b$B$\"\x1b(B") << QByteArray() << QByteArray("あ");
        QTest::newRow("cyrillic") << QByteArray("\xcd\xe5") << QByteArray("windows-1251")
                                  << QByteArray("Не");
    }
    void decodesCharsets() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, charset);
        QFETCH(QByteArray, text);
        QCOMPARE(
            QByteArray::fromStdString(decodeCharset(bytes.toStdString(), charset.toStdString())),
            text);
    }

    void readsDatesOfMail() {
        QCOMPARE(parseMailDate("Tue, 03 Mar 2026 10:15:00 +0100"),
                 std::optional<std::int64_t>(1772529300));
        QVERIFY(!parseMailDate("yesterday"));
        QVERIFY(!parseMailDate(""));
    }

    void simplifiesWhiteSpaceWhereverItStands() {
        std::mt19937 random(20261129);
        constexpr std::string_view letters = "aaaaaaa    \t\r\n\v\xc3\x89";
        for (int round = 0; round < 20'000; ++round) {
            std::string text(random() % 50, 'x');
            for (char& letter : text)
                letter = random() % 3 == 0 ? letters[random() % letters.size()] : letter;
            std::string slowly;
            for (const char letter : text) {
                const bool isSpace = letter == ' ' || (letter >= '\t' && letter <= '\r');
                if (!isSpace)
                    slowly += letter;
                else if (!slowly.empty() && slowly.back() != ' ')
                    slowly += ' ';
            }
            if (slowly.ends_with(' '))
                slowly.pop_back();
            QCOMPARE(simplified(text), slowly);
        }
    }

    void readsProperDatesAsAllOthersAreRead() {
        // Two spaces behind the comma make it a date that is read in the general way.
        std::mt19937 random(20260303);
        const auto number = [&](unsigned from, unsigned to) {
            return QStringLiteral("%1").arg(from + random() % (to - from + 1), 2, 10,
                                            QLatin1Char('0'));
        };
        static constexpr std::array<const char*, 12> months = {
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        for (int round = 0; round < 5000; ++round) {
            const QString rest =
                number(1, 31) + QLatin1Char(' ') + QLatin1String(months[random() % months.size()]) +
                QLatin1Char(' ') + QString::number(1970 + random() % 100) + QLatin1Char(' ') +
                number(0, 23) + QLatin1Char(':') + number(0, 59) + QLatin1Char(':') +
                number(0, 59) + QLatin1String(random() % 2 == 0 ? " +" : " -") + number(0, 13) +
                number(0, 59) + QLatin1String(random() % 4 == 0 ? " (CET)" : "");
            const std::string proper = (QLatin1String("Tue, ") + rest).toStdString();
            const std::string bent = (QLatin1String("Tue,  ") + rest).toStdString();
            QVERIFY2(parseMailDate(proper) == parseMailDate(bent), proper.c_str());
        }
    }

    void completesAnEventFromItsDiagnostic() {
        DeliveryEvent event;
        event.status = parseEnhancedStatusCode("5.0.0");
        event.diagnostic =
            "host mx.x.example[192.0.2.1] said: 550 5.2.1 disabled (in reply to RCPT TO command)";
        completeFromDiagnostic(event);
        QCOMPARE(event.status->toString(), std::string("5.2.1"));
        QCOMPARE(event.reply->value, std::uint16_t{550});
        QCOMPARE(event.command, std::string("RCPT"));
        QCOMPARE(event.remoteMta, std::string("mx.x.example"));
        QCOMPARE(event.diagnostic, std::string("550 5.2.1 disabled (in reply to RCPT TO command)"));
    }

    void keepsTheServersWordsAlone_data() {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("plain") << QByteArray("550 5.1.1 no") << QByteArray("550 5.1.1 no");
        QTest::newRow("postfix") << QByteArray("host a.b[1.2.3.4] said: 550 no")
                                 << QByteArray("550 no");
        QTest::newRow("qmail") << QByteArray("1.2.3.4 does not like recipient. Remote host said: "
                                             "550 no Giving up on 1.2.3.4.")
                               << QByteArray("550 no");
        QTest::newRow("exim") << QByteArray("SMTP error from remote mail server after RCPT "
                                            "TO:<a@b.example>: host mx.b.example [1.2.3.4]: 550 no")
                              << QByteArray("550 no");
        QTest::newRow("exim, host first")
            << QByteArray("host mx.b.example [1.2.3.4] SMTP error from remote mail server after "
                          "MAIL FROM:<a@b.example> SIZE=12: 550 no: never")
            << QByteArray("550 no: never");
        QTest::newRow("1&1") << QByteArray("SMTP error from remote server for TEXT command, host: "
                                           "mx.b.example (1.2.3.4) reason: 550 no")
                             << QByteArray("550 no");
        QTest::newRow("gmx") << QByteArray("SMTP error from remote server after RCPT command: "
                                           "host: mx.b.example 5.2.2 full")
                             << QByteArray("5.2.2 full");
        QTest::newRow("brackets") << QByteArray("It responded as follows: [550 no]")
                                  << QByteArray("550 no");
        QTest::newRow("nothing behind")
            << QByteArray("Remote host said: ") << QByteArray("Remote host said: ");
        QTest::newRow("many lines") << QByteArray("550-5.7.1 one 550-5.7.1 two 550 5.7.1 three")
                                    << QByteArray("550 5.7.1 one two three");
        QTest::newRow("many lines, no status")
            << QByteArray("550-one 550-two 550 three") << QByteArray("550 one two three");
        QTest::newRow("minus alone") << QByteArray("550-no 5.7.1") << QByteArray("550 no 5.7.1");
    }
    void keepsTheServersWordsAlone() {
        QFETCH(QByteArray, said);
        QFETCH(QByteArray, words);
        DeliveryEvent event;
        event.diagnostic = said.toStdString();
        completeFromDiagnostic(event);
        QCOMPARE(QByteArray::fromStdString(event.diagnostic), words);
    }

    void givesEachDialectAnIdAndItsFunctions() {
        for (const BounceDialect& dialect : bounceDialects()) {
            QVERIFY(!dialect.id.empty());
            QVERIFY(dialect.recognises != nullptr && dialect.read != nullptr);
        }
    }
};

QTEST_APPLESS_MAIN(ReportWordsTest)
#include "tst_report_words.moc"
