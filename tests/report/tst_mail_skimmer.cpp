// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/mail_structure.h"

#include <QTest>

#include <random>

using namespace listwright;

namespace {

constexpr std::string_view header = "From: MAILER-DAEMON@x.example\nSubject: failure\n";

std::string report(std::string_view original) {
    return std::string(header) +
           "Content-Type: multipart/report; report-type=delivery-status;\n\tboundary=\"=_b/1\"\n\n"
           "A preamble.\n\n--=_b/1\nContent-Type: text/plain; charset=utf-8\n"
           "Content-Transfer-Encoding: quoted-printable\n\n<ann@x.example>: 550 no=20\n\n"
           "--=_b/1\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x.example\n\n"
           "Final-Recipient: rfc822; ann@x.example\nAction: failed\nStatus: 5.1.1\n\n--=_b/1\n" +
           std::string(original) + "\n--=_b/1--\n";
}

std::string withCarriageReturns(std::string_view text) {
    std::string changed;
    for (const char letter : text) {
        if (letter == '\n')
            changed += '\r';
        changed += letter;
    }
    return changed;
}

/// A well-formed report whose lines may be longer than any buffer.
std::string randomReport(std::mt19937& random) {
    const auto below = [&](std::size_t bound) { return random() % bound; };
    const auto length = [&]() -> std::size_t {
        switch (below(4)) {
        case 0:
            return below(10);
        case 1:
            return below(300);
        case 2:
            return 4096 * (1 + below(3)) - 300 + below(600);
        default:
            return below(20000);
        }
    };
    const auto lines = [&](std::string_view before) {
        std::string text;
        for (std::size_t count = below(6); count > 0; --count)
            text += std::string(before) + std::string(length(), 'x') + '\n';
        return text;
    };
    std::string mail = lines("X-Long: ") + std::string(header) +
                       "Content-Type: multipart/mixed; boundary=b\n\n" + lines("");
    for (std::size_t count = 1 + below(5); count > 0; --count) {
        mail += "--b\n" + lines("X-Of-Part: ");
        switch (below(4)) {
        case 0:
            mail += "Content-Type: message/rfc822\n\n" + lines("X-Of-Mail: ") + "Subject: s\n";
            break;
        case 1:
            mail += "Content-Type: text/html; charset=\"utf-8\"\n";
            break;
        case 2:
            mail += "Content-Type: message/rfc822\n\nSubject: cut off\n"
                    "Content-Type: multipart/alternative; boundary=inner\n\n--inner\n";
            break;
        default:
            break;
        }
        mail += '\n' + lines("") + '\n';
    }
    return mail + "--b--\n" + lines("");
}

} // namespace

class MailSkimmerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhatGMimeFindsInOrdinaryMails_data() {
        QTest::addColumn<QByteArray>("mail");
        const auto row = [](const char* name, const std::string& mail) {
            QTest::newRow(name) << QByteArray::fromStdString(mail);
        };
        const std::string text(header);
        row("plain text", text + "\n<ann@x.example>: 550 no\n");
        row("an empty body", text + "\n");
        row("an encoding", text + "Content-Transfer-Encoding: base64\n\nYQ==\n");
        row("a type that ends in a semicolon", text + "Content-Type: text/html;\n\n<p>no\n");
        row("a mail comes back", report("Content-Type: message/rfc822\n\nSubject: s\nTo: "
                                        "ann@x.example\n\nbody\n"));
        row("its header comes back", report("Content-Type: text/rfc822-headers\n\nSubject: s\n"));
        row("a mail of which only the header came back",
            report("Content-Type: message/rfc822\n\nSubject: s\nTo: ann@x.example\n"));
        row("a mail whose parts were cut off",
            report("Content-Type: message/rfc822\n\nSubject: s\nContent-Type: multipart/mixed; "
                   "boundary=in\n\n--in\nContent-Type: text/plain\n\nbody"));
        row("a multipart in the report",
            report("Content-Type: multipart/alternative; boundary=in\n\n--in\n\na\n--in\n"
                   "Content-Type: text/html\n\nb\n--in--\n"));
        row("an attachment", report("Content-Type: application/octet-stream; name=\"a b\"\n"
                                    "Content-Disposition: attachment; filename*=utf-8''a\n"
                                    "Content-Transfer-Encoding: base64\n\nYQ==\n"));
        row("lines that end in CRLF",
            withCarriageReturns(report("Content-Type: message/rfc822\n\nSubject: s\n\nbody\n")));
    }
    void findsWhatGMimeFindsInOrdinaryMails() {
        QFETCH(QByteArray, mail);
        const auto skimmed = skimStructure(mail.toStdString());
        QVERIFY2(skimmed.has_value(), "GMime was asked");
        QVERIFY(*skimmed == structureByGMime(mail.toStdString()));
    }

    void findsWhatGMimeFindsWhateverTheLengthOfLines() {
        std::mt19937 random(20260707); // the same mails in each run
        for (int round = 0; round < 400; ++round) {
            const std::string mail = randomReport(random);
            const auto skimmed = skimStructure(mail);
            QVERIFY(skimmed.has_value());
            QVERIFY(*skimmed == structureByGMime(mail));
        }
    }

    void leavesUnusualMailsToGMime_data() {
        QTest::addColumn<QByteArray>("mail");
        const auto row = [](const char* name, const std::string& mail) {
            QTest::newRow(name) << QByteArray::fromStdString(mail);
        };
        const std::string text(header);
        row("no line ends the header", text);
        row("a line that is no field", text + "no field\n\nbody\n");
        row("a From_ line", "From a@x.example Tue Mar  3 10:15:00 2026\n" + text + "\nbody\n");
        row("two types", text + "Content-Type: text/plain\nContent-Type: text/html\n\nbody\n");
        row("a comment", text + "Content-Type: text/plain (plain)\n\nbody\n");
        row("an encoded word", text + "Content-Type: text/plain; charset=\"=?utf-8?q?a?=\"\n\na\n");
        row("a parameter in pieces", text + "Content-Type: text/plain; charset*=utf-8''a\n\na\n");
        row("an unknown encoding", text + "Content-Transfer-Encoding: rot13\n\nbody\n");
        row("a NUL", text + std::string("\nbo\0dy\n", 7));
        row("a multipart without boundary", text + "Content-Type: multipart/mixed\n\nbody\n");
        row("a digest", text + "Content-Type: multipart/digest; boundary=b\n\n--b\n\na\n--b--\n");
        const std::string mixed = text + "Content-Type: multipart/mixed; boundary=b\n\n";
        row("a report that is not closed", mixed + "--b\n\nbody\n");
        row("a line that resembles a boundary", mixed + "--b\n\na\n--bb\nc\n--b--\n");
        row("white space behind a boundary", mixed + "--b \n\na\n--b--\n");
        row("boundaries that begin alike",
            mixed +
                "--b\nContent-Type: multipart/mixed; boundary=bc\n\n--bc\n\na\n--bc--\n--b--\n");
        row("mixed line ends", mixed + "--b\n\na\n--b--\r\n");
        row("a mail in a mail that is encoded",
            text + "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nYQ==\n");
    }
    void leavesUnusualMailsToGMime() {
        QFETCH(QByteArray, mail);
        QVERIFY(!skimStructure(mail.toStdString()).has_value());
    }
};

QTEST_APPLESS_MAIN(MailSkimmerTest)
#include "tst_mail_skimmer.moc"
