// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/classification_memory.h"
#include "model/bounce/echo_marks.h"
#include "model/report/completion_memory.h"
#include "model/report/smtp_answer.h"

#include <QTest>

#include <array>
#include <random>

using namespace listwright;

namespace {

// What servers say is put together of such pieces; R is the recipient.
constexpr std::array<std::string_view, 44> pieces = {
    "R",
    "<R>",
    "<R>:",
    "R:",
    "\"R\"",
    "(R)",
    "xR",
    "Rx",
    "R.",
    "R.x",
    "R@x.example",
    "550",
    "550-",
    "550 5.1.1",
    "550-5.1.1",
    "5.2.1",
    "4.2.2",
    "452",
    "#5.1.1",
    "550 5.1.1R",
    "500",
    "smtp;",
    "host",
    "host mx.x.example[192.0.2.1] said:",
    "host mx.x.example [192.0.2.1]:",
    "[192.0.2.1]",
    "Remote host said:",
    "SMTP error from remote mail server after RCPT TO:<R>:",
    "It responded as follows: [",
    "]",
    "Giving up on 192.0.2.1.",
    "after",
    "in reply to",
    "RCPT",
    "data",
    "does not like",
    "mailbox is disabled",
    "user unknown",
    "mailbox full",
    "47229389571aa8766c307511 - gsmtp",
    "version",
    "to",
    "www.R",
    "blocked as spam",
};

// Usual ones, and ones that look like words or codes of a server.
constexpr std::array<std::string_view, 22> recipients = {
    "ann@corp.example",
    "annemarie.longname@corp.example",
    "bo@a.cd",
    "a@b.cd",
    "rcpt@corp.example",
    "data.smith@corp.example",
    "max@gmail.com",
    "messages@corp.example",
    "ann@corp.in",
    "ann@mx.host",
    "ann@corp.build",
    "550@corp.example",
    "5.1.1@corp.example",
    "ann-550@corp.example",
    "ann+550@corp.example",
    "ann.550@corp.example",
    "ann@550-5.1.1.example",
    "www.ann@corp.example",
    "Ann@Corp.Example",
    "j\xc3\xb6rg@corp.example",
    "nobody",
    "",
};

class RandomEvents {
public:
    explicit RandomEvents(unsigned seed)
        : m_random(seed) {}

    DeliveryEvent next() {
        DeliveryEvent event;
        event.recipient = recipients[below(recipients.size())];
        for (std::size_t piece = 1 + below(6); piece > 0; --piece) {
            event.diagnostic += told(pieces[below(pieces.size())], event.recipient);
            if (below(4) != 0)
                event.diagnostic += ' ';
        }
        if (below(8) == 0)
            event.diagnostic += std::string(500 + below(20), 'x');
        if (below(3) == 0)
            event.command = "DATA";
        if (below(4) == 0)
            event.remoteMta = "mx.corp.example";
        if (below(3) == 0)
            event.reply = ReplyCode{550};
        if (below(3) == 0)
            event.status = EnhancedStatusCode{5, static_cast<std::uint16_t>(below(2)), 0};
        if (below(6) == 0)
            event.vendorReason = Reason::MailboxFull;
        return event;
    }

private:
    std::size_t below(std::size_t end) { return m_random() % end; }
    static std::string told(std::string_view piece, std::string_view recipient) {
        std::string text;
        for (const char c : piece)
            c == 'R' && piece != "RCPT" ? text += recipient : text += c;
        return text;
    }
    std::mt19937 m_random;
};

QString shown(const DeliveryEvent& event) {
    return QStringLiteral("%1 | %2 | %3 | %4 | %5")
        .arg(QString::fromStdString(event.command), QString::fromStdString(event.remoteMta))
        .arg(event.reply ? event.reply->value : 0)
        .arg(QString::fromStdString(event.status ? event.status->toString() : std::string()),
             QString::fromStdString(event.diagnostic));
}

QString shown(const Classification& is) {
    return QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8")
        .arg(static_cast<int>(is.reason))
        .arg(static_cast<int>(is.type))
        .arg(static_cast<int>(is.cause))
        .arg(static_cast<int>(is.proposal))
        .arg(static_cast<int>(is.confidence))
        .arg(is.rule)
        .arg(is.matchBegin)
        .arg(is.matchLength);
}

} // namespace

class AnswerMemoriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void giveWhatIsFoundWithoutThem() {
        constexpr int rounds = 60'000;
        CompletionMemory completion;
        ClassificationMemory classification(standardClassifier());
        RandomEvents events(20261129);
        int echoes = 0;
        for (int round = 0; round < rounds; ++round) {
            const DeliveryEvent event = events.next();
            DeliveryEvent expected = event;
            completeFromDiagnostic(expected);
            DeliveryEvent completed = event;
            completion.complete(completed);
            QVERIFY2(shown(completed) == shown(expected),
                     qPrintable(QStringLiteral("%1 of %2: %3 and not %4")
                                    .arg(QString::fromStdString(event.diagnostic),
                                         QString::fromStdString(event.recipient), shown(completed),
                                         shown(expected))));
            const QString judged = shown(classification.classify(completed));
            const QString plainly = shown(standardClassifier().classify(completed));
            QVERIFY2(
                judged == plainly,
                qPrintable(QStringLiteral("%1 of %2: %3 and not %4")
                               .arg(QString::fromStdString(completed.diagnostic),
                                    QString::fromStdString(event.recipient), judged, plainly)));
            std::string marked;
            echoes += markEchoes(event.diagnostic, event.recipient, marked) ? 1 : 0;
        }
        QVERIFY(echoes > rounds / 10); // or it tests nothing
    }

    void marksWholeEchoesAlone_data() {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("marked");
        QTest::newRow("brackets") << QByteArray("550 <ann@corp.example> unknown")
                                  << QByteArray("550 <\xff> unknown");
        QTest::newRow("twice") << QByteArray("ann@corp.example: no ann@corp.example.")
                               << QByteArray("\xff: no \xff.");
        QTest::newRow("longer local part") << QByteArray("joann@corp.example") << QByteArray();
        QTest::newRow("longer domain") << QByteArray("ann@corp.example.net") << QByteArray();
        QTest::newRow("longer and whole") << QByteArray("joann@corp.example, ann@corp.example")
                                          << QByteArray("joann@corp.example, \xff");
        QTest::newRow("none") << QByteArray("550 unknown") << QByteArray();
        QTest::newRow("a mark stands there already")
            << QByteArray("\xff ann@corp.example") << QByteArray();
    }
    void marksWholeEchoesAlone() {
        QFETCH(QByteArray, said);
        QFETCH(QByteArray, marked);
        constexpr std::string_view recipient = "ann@corp.example";
        std::string is;
        QCOMPARE(markEchoes(said.toStdString(), recipient, is), !marked.isEmpty());
        QCOMPARE(QByteArray::fromStdString(is), marked);
        if (!marked.isEmpty())
            QCOMPARE(QByteArray::fromStdString(withEchoes(is, recipient)), said);
    }

    // An address is no word of the server's.
    void takesNoCommandFromAnAddress() {
        DeliveryEvent event;
        event.recipient = "rcpt@corp.example";
        event.diagnostic = "550 gone after rcpt@corp.example moved";
        completeFromDiagnostic(event);
        QCOMPARE(event.command, std::string());
        event.diagnostic = "550 gone after rcpt to rcpt@corp.example";
        completeFromDiagnostic(event);
        QCOMPARE(event.command, std::string("RCPT"));
    }
};

QTEST_APPLESS_MAIN(AnswerMemoriesTest)
#include "tst_answer_memories.moc"
