// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/classifier.h"
#include "model/bounce/server_answer.h"

#include <QTest>

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
    void aBareCodeIsMarkedAsOne() {
        const Classification is = judged("550 5.2.1");
        QCOMPARE(shown(is), QStringLiteral("mailbox-disabled hard remove"));
        QVERIFY(is.confidence == Confidence::CodeOnly);
        QCOMPARE(is.matchLength, 0U);
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
