// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/classification_memory.h"
#include "model/bounce/classifier.h"
#include "model/bounce/server_answer.h"
#include "model/io/resource_table.h"

#include <QTest>

#include <future>
#include <vector>

using namespace listwright;

namespace {
QString shown(const Classification& is) {
    std::string text = std::string(reasonId(is.reason)) + ' ' + std::string(bounceTypeId(is.type)) +
                       ' ' + std::string(proposalId(is.proposal));
    if (is.cause != Cause::Unspecified)
        text += ' ' + std::string(causeId(is.cause));
    return QString::fromStdString(text);
}
Classification judged(const char* answer, std::string_view provider = {}) {
    return standardClassifier().classify(eventFromAnswer(answer, providerById(provider)));
}
} // namespace

class ClassifierTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void judgesAnswersAsTheyAreMeant_data() {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("expected");
        const auto table = readResourceTable(LISTWRIGHT_TEST_DATA "/bounce/answers.tsv");
        QVERIFY(table);
        for (const auto& row : table->rows) {
            const auto value = [&](std::string_view column) {
                return QString::fromStdString(table->value(row, column));
            };
            const QStringList expected = {value("reason"), value("type"), value("proposal"),
                                          value("cause")};
            QTest::addRow("line %d", static_cast<int>(row.line))
                << value("answer") << value("provider")
                << expected.join(QLatin1Char(' ')).trimmed();
        }
    }
    void judgesAnswersAsTheyAreMeant() {
        QFETCH(QString, answer);
        QFETCH(QString, provider);
        QFETCH(QString, expected);
        const ProviderId host = providerById(provider.toStdString());
        QCOMPARE(host == ProviderId{}, provider.isEmpty());
        const Classifier& classifier = standardClassifier();
        const Classification is = classifier.classify(eventFromAnswer(answer.toStdString(), host));
        const std::string rule(classifier.rules().id(is.rule));
        QVERIFY2(shown(is) == expected,
                 qPrintable(QStringLiteral("%1: %2 by %3")
                                .arg(answer, shown(is), QString::fromStdString(rule))));
    }

    void remembersNothingButTheAnswer() {
        const auto table = readResourceTable(LISTWRIGHT_TEST_DATA "/bounce/answers.tsv");
        QVERIFY(table);
        const Classifier& classifier = standardClassifier();
        ClassificationMemory memory(classifier);
        for (int round = 0; round < 3; ++round) {
            for (const auto& row : table->rows) {
                for (const char* recipient : {"ann@corp.example", "annemarie.longname@corp.example",
                                              "bo@gmail.com", "", "nobody"}) {
                    DeliveryEvent event = eventFromAnswer(table->value(row, "answer"));
                    event.recipient = recipient;
                    event.diagnostic += " (" + event.recipient + ")";
                    event.command = round == 1 ? "DATA" : "";
                    if (round == 2)
                        event.kind = EventKind::Delay;
                    const Classification expected = classifier.classify(event);
                    for (int time = 0; time < 2; ++time) {
                        const Classification is = memory.classify(event);
                        QCOMPARE(shown(is), shown(expected));
                        QCOMPARE(is.rule, expected.rule);
                        QCOMPARE(is.confidence, expected.confidence);
                        QCOMPARE(is.matchBegin, expected.matchBegin);
                        QCOMPARE(is.matchLength, expected.matchLength);
                        QCOMPARE(is.provider.value, expected.provider.value);
                    }
                }
            }
        }
    }

    void aBareCodeIsMarkedAsOne() {
        const Classification is = judged("550 5.2.1");
        QCOMPARE(shown(is), QStringLiteral("mailbox-disabled hard remove"));
        QVERIFY(is.confidence == Confidence::CodeOnly);
        QCOMPARE(is.matchLength, 0U);
    }

    // Words that no rule knows are as often about the sender as about the mailbox.
    void aCodeBesideWordsThatNobodyKnowsRemovesNothing() {
        const Classification is = judged("550 5.2.1 Kindly ring our front desk about this one");
        QCOMPARE(shown(is), QStringLiteral("mailbox-disabled hard review"));
        QVERIFY(is.confidence == Confidence::Guess);
        for (const char* bare : {"550 5.2.1 <ann@shop.example> [2a01:db8] mx7.shop.example gq12si8",
                                 "550 5.1.1 <ann@shop.example> (in reply to RCPT TO command)",
                                 "550 5.1.1 <ann@shop.example>: Recipient address rejected"}) {
            const Classification sure = judged(bare);
            QVERIFY2(sure.proposal == Proposal::Remove, bare);
            QVERIFY2(sure.confidence == Confidence::CodeOnly, bare);
        }
        QVERIFY(judged("552 5.2.2 Kindly ring our front desk about this one").proposal ==
                Proposal::Watch);
    }

    void textAndCodeThatAgreeConfirm() {
        const Classification is = judged("550 5.2.1 Mailbox disabled");
        QCOMPARE(shown(is), QStringLiteral("mailbox-disabled hard remove"));
        QVERIFY(is.confidence == Confidence::Confirmed);
        QCOMPARE(is.matchBegin, 10U);
        QCOMPARE(is.matchLength, 16U);
    }

    void aTemporaryCodeIsWatched() {
        QCOMPARE(shown(judged("450 4.2.1 Mailbox disabled")),
                 QStringLiteral("mailbox-disabled soft watch"));
    }

    void nothingKnownIsForReview() {
        const Classification is = judged("5.0.0 zork");
        QCOMPARE(shown(is), QStringLiteral("undetermined hard review"));
        QVERIFY(is.confidence == Confidence::Guess);
        QVERIFY(is.rule == noRule);
    }

    void aDelayNeverRemoves() {
        DeliveryEvent event = eventFromAnswer("550 5.2.1 Mailbox disabled");
        event.kind = EventKind::Delay;
        QCOMPARE(shown(standardClassifier().classify(event)),
                 QStringLiteral("mailbox-disabled soft watch"));
    }

    void eventsThatAreNoBounceNeedNoRule() {
        DeliveryEvent event = eventFromAnswer("550 5.2.1 Mailbox disabled");
        event.kind = EventKind::Complaint;
        QCOMPARE(shown(standardClassifier().classify(event)), QStringLiteral("complaint  remove"));
        event.kind = EventKind::Unsubscribe;
        QCOMPARE(shown(standardClassifier().classify(event)),
                 QStringLiteral("unsubscribed  remove"));
        event.kind = EventKind::AutoReply;
        QCOMPARE(shown(standardClassifier().classify(event)), QStringLiteral("auto-reply  keep"));
        event.kind = EventKind::Delivered;
        QCOMPARE(shown(standardClassifier().classify(event)), QStringLiteral("delivered  keep"));
        event.kind = EventKind::Engaged;
        QCOMPARE(shown(standardClassifier().classify(event)), QStringLiteral("engaged  keep"));
        event.kind = EventKind::None;
        QCOMPARE(shown(standardClassifier().classify(event)), QStringLiteral("undetermined  keep"));
    }

    void theVendorIsHeardWhereNothingElseSpeaks() {
        DeliveryEvent event;
        event.vendorReason = Reason::MailboxFull;
        QCOMPARE(shown(standardClassifier().classify(event)),
                 QStringLiteral("mailbox-full soft watch"));
        event.diagnostic = "550 5.2.1 Mailbox disabled";
        QCOMPARE(shown(standardClassifier().classify(event)),
                 QStringLiteral("mailbox-disabled hard remove"));
    }

    void theServersOwnCodeCountsBesideTheReports() {
        DeliveryEvent event;
        event.status = EnhancedStatusCode{5, 0, 0};
        event.diagnostic = "550 5.2.1 zork";
        QCOMPARE(shown(standardClassifier().classify(event)),
                 QStringLiteral("mailbox-disabled hard remove"));
    }

    void knowsTheProviderByAddressAndByServer() {
        DeliveryEvent event;
        event.recipient = "ann@GMail.com";
        event.remoteMta = "dns; relay.example";
        QCOMPARE(std::string(providerId(standardClassifier().classify(event).provider)),
                 std::string("google"));
        event.recipient = "ann@corp.example";
        event.remoteMta = "corp.mail.protection.outlook.com";
        QCOMPARE(std::string(providerId(standardClassifier().classify(event).provider)),
                 std::string("microsoft-365"));
    }

    void answersTheSameOnAnyNumberOfThreads() {
        const auto table = readResourceTable(LISTWRIGHT_TEST_DATA "/bounce/answers.tsv");
        QVERIFY(table);
        const auto judgeAll = [&table] {
            QStringList all;
            for (const auto& row : table->rows)
                all << shown(
                    standardClassifier().classify(eventFromAnswer(table->value(row, "answer"))));
            return all;
        };
        const QStringList expected = judgeAll();
        std::vector<std::future<QStringList>> others;
        for (int count = 0; count < 4; ++count)
            others.push_back(std::async(std::launch::async, judgeAll));
        for (auto& other : others)
            QCOMPARE(other.get(), expected);
    }

    void staysQuickOnHostileText() {
        std::string text;
        while (text.size() < (1 << 20))
            text += "550 mailbox user account disabled recipient not ";
        const Classification is = standardClassifier().classify(eventFromAnswer(text));
        QVERIFY(is.matchBegin + is.matchLength <= text.size());
    }

    void theWinnerComesFirstInTheCompetition() {
        std::vector<CompetingRule> competition;
        const Classification is = standardClassifier().classify(
            eventFromAnswer("550 5.2.1 Mailbox disabled"), competition);
        QVERIFY(competition.size() >= 2);
        QVERIFY(competition.front().rule == is.rule);
        for (const CompetingRule& each : competition)
            QVERIFY(!each.verdict.empty());
    }
};

QTEST_APPLESS_MAIN(ClassifierTest)
#include "tst_classifier.moc"
