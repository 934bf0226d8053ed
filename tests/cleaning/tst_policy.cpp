// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/policy.h"

#include <QTest>

#include <sstream>

using namespace listwright;

namespace {

constexpr std::int64_t day = 86400;

// "hard@0 delivered@3": events with the day on which they came; @? has no date.
std::vector<LedgerEntry> historyFrom(const std::string& story) {
    std::vector<LedgerEntry> history;
    std::istringstream words(story);
    for (std::string word; words >> word;) {
        const std::string what = word.substr(0, word.find('@'));
        const std::string when = word.substr(word.find('@') + 1);
        LedgerEntry entry;
        entry.kind = EventKind::Bounce;
        if (when != "?")
            entry.date = (20'000 + std::stoi(when)) * day;
        const auto bounced = [&](Reason reason) {
            entry.reason = reason;
            entry.type = reasonTraits(reason).type;
            entry.proposal = reasonTraits(reason).proposal;
        };
        if (what == "hard")
            bounced(Reason::MailboxDisabled);
        else if (what == "soft")
            bounced(Reason::MailboxFull);
        else if (what == "block")
            bounced(Reason::SpamDetected);
        else if (what == "unclear")
            bounced(Reason::Undetermined);
        else if (what == "suppressed")
            bounced(Reason::Suppressed);
        else if (what == "delay") {
            bounced(Reason::UserUnknown);
            entry.kind = EventKind::Delay;
        } else if (what == "complaint") {
            bounced(Reason::Complaint);
            entry.kind = EventKind::Complaint;
        } else if (what == "unsubscribed") {
            bounced(Reason::Unsubscribed);
            entry.kind = EventKind::Unsubscribe;
        } else if (what == "delivered") {
            bounced(Reason::Delivered);
            entry.kind = EventKind::Delivered;
        } else if (what == "opened") {
            bounced(Reason::Engaged);
            entry.kind = EventKind::Engaged;
        } else if (what == "away") {
            bounced(Reason::AutoReply);
            entry.kind = EventKind::AutoReply;
        } else {
            qFatal("what is %s?", what.c_str());
        }
        history.push_back(entry);
    }
    return history;
}

} // namespace

class PolicyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhichMarksAreRemoved() {
        const auto policy = parsePolicy(R"({"remove_marked": ["disposable", "role"]})", "p.json");
        QVERIFY(policy);
        QVERIFY(policy->removedMarks.has(AddressMark::Role));
        QVERIFY(policy->removedMarks.has(AddressMark::Disposable));
        QVERIFY(!policy->removedMarks.isToCorrect());
        const auto again = parsePolicy(policyToJson(*policy), "p.json");
        QVERIFY(again && *again == *policy);
        QVERIFY(Policy().removedMarks.empty());
        for (const char* wrong : {R"({"remove_marked": ["repairable"]})",
                                  R"({"remove_marked": "role"})", R"({"remove_marked": [1]})"}) {
            const auto refused = parsePolicy(wrong, "p.json");
            QVERIFY2(!refused, wrong);
            QVERIFY(refused.error().detail.starts_with("remove_marked must be a list"));
        }
    }

    void judgesAHistory_data() {
        QTest::addColumn<QString>("story");
        QTest::addColumn<QString>("proposal");
        QTest::addColumn<int>("deciding");
        QTest::addColumn<bool>("candidate");
        const auto row = [](const char* story, const char* proposal, int deciding,
                            bool candidate = false) {
            QTest::newRow(story) << QString::fromLatin1(story) << QString::fromLatin1(proposal)
                                 << deciding << candidate;
        };
        row("", "keep", -1);
        row("hard@0", "remove", 0);
        row("hard@?", "remove", 0);
        row("hard@0 hard@5", "remove", 1);
        row("soft@0", "watch", 0);
        row("soft@0 soft@5 soft@13", "watch", 2);
        row("soft@0 soft@5 soft@14", "remove", 2);
        row("soft@0 soft@20", "watch", 1);
        row("soft@0 soft@10 delivered@12 soft@20", "watch", 3);
        row("soft@0 soft@10 opened@12 soft@20 soft@25 soft@33", "watch", 5);
        row("soft@0 soft@10 opened@12 soft@20 soft@25 soft@34", "remove", 5);
        row("soft@0 soft@5 soft@14 delivered@15", "keep", 3);
        row("soft@? soft@? soft@?", "watch", 2);
        row("soft@? soft@1 soft@15", "remove", 2);
        row("delay@0 delay@10 delay@20 delay@30", "watch", 3);
        row("soft@0 delay@10 soft@20", "watch", 2);
        row("block@0 block@10 block@20 block@30", "keep", 3);
        row("unclear@0", "review", 0);
        row("unclear@0 delivered@1", "keep", 1);
        row("away@0", "keep", 0);
        row("delivered@0", "keep", 0);
        row("delivered@0 hard@1", "remove", 1);
        row("hard@0 delivered@1", "review", 0, true);
        row("hard@0 opened@1 soft@2", "review", 0, true);
        row("hard@0 opened@1 hard@2", "remove", 2);
        row("hard@0 soft@1 block@2", "remove", 0);
        row("hard@? delivered@1", "review", 0, true);
        row("suppressed@0 delivered@9", "review", 0, true);
        row("complaint@0", "remove", 0);
        row("complaint@0 delivered@1 opened@2", "remove", 0);
        row("unsubscribed@0 opened@2", "remove", 0);
        row("complaint@0 hard@3", "remove", 0);
        row("hard@0 complaint@3 delivered@4", "remove", 1);
    }
    void judgesAHistory() {
        QFETCH(QString, story);
        QFETCH(QString, proposal);
        QFETCH(int, deciding);
        QFETCH(bool, candidate);
        const auto history = historyFrom(story.toStdString());
        const Judgement judgement = judge({}, history);
        QCOMPARE(QByteArray(proposalId(judgement.proposal).data()), proposal.toLatin1());
        QCOMPARE(judgement.deciding ? static_cast<int>(*judgement.deciding) : -1, deciding);
        QCOMPARE(judgement.reactivationCandidate, candidate);
    }

    void theLimitsOfThePolicyCount() {
        const auto history = historyFrom("soft@0 soft@0");
        const auto proposalWith = [&history](int bounces, int days) {
            Policy policy;
            policy.softBouncesBeforeRemoval = bounces;
            policy.softBounceDays = days;
            return judge(policy, history).proposal;
        };
        QCOMPARE(proposalWith(2, 0), Proposal::Remove);
        QCOMPARE(proposalWith(2, 1), Proposal::Watch);
        QCOMPARE(proposalWith(3, 0), Proposal::Watch);
    }

    void aReasonsProposalCanBeChanged() {
        Policy policy;
        policy.proposals[static_cast<std::size_t>(Reason::MailboxFull)] = Proposal::Remove;
        policy.proposals[static_cast<std::size_t>(Reason::MailboxDisabled)] = Proposal::Review;
        QCOMPARE(judge(policy, historyFrom("soft@0")).proposal, Proposal::Remove);
        QCOMPARE(judge(policy, historyFrom("hard@0")).proposal, Proposal::Review);
    }

    void aDelayNeverRemovesWhateverThePolicySays() {
        Policy policy;
        policy.proposals[static_cast<std::size_t>(Reason::UserUnknown)] = Proposal::Remove;
        QCOMPARE(judge(policy, historyFrom("delay@0")).proposal, Proposal::Watch);
    }

    void readsASettingsFile() {
        const auto policy = parsePolicy(R"({"soft_bounces_before_removal": 5, "soft_bounce_days": 0,
                                            "keep_duplicate": "most-complete", "proposals": {"mailbox-full": "keep"}})",
                                        "p.json");
        QVERIFY(policy);
        QCOMPARE(policy->softBouncesBeforeRemoval, 5);
        QCOMPARE(policy->softBounceDays, 0);
        QVERIFY(policy->keptDuplicate == KeptDuplicate::MostComplete);
        QCOMPARE(policy->proposals[static_cast<std::size_t>(Reason::MailboxFull)],
                 std::optional(Proposal::Keep));
        QVERIFY(*parsePolicy(policyToJson(*policy), "again") == *policy);
        QVERIFY(*parsePolicy("{}", "empty") == Policy{});
    }

    void saysWhatIsWrongWithASettingsFile_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("broken") << QByteArray("{\n\"soft_bounce_days\": ,}")
                                << QByteArray("line 2");
        QTest::newRow("no object") << QByteArray("[1]") << QByteArray("one JSON object");
        QTest::newRow("too many") << QByteArray(R"({"soft_bounces_before_removal": 21})")
                                  << QByteArray("from 1 to 20");
        QTest::newRow("none") << QByteArray(R"({"soft_bounces_before_removal": 0})")
                              << QByteArray("from 1 to 20");
        QTest::newRow("half a day")
            << QByteArray(R"({"soft_bounce_days": 1.5})") << QByteArray("from 0 to 90");
        QTest::newRow("text for a number")
            << QByteArray(R"({"soft_bounce_days": "14"})") << QByteArray("whole number");
        QTest::newRow("unknown choice among duplicates")
            << QByteArray(R"({"keep_duplicate": "best"})")
            << QByteArray("first, last or most-complete");
        QTest::newRow("unknown setting")
            << QByteArray(R"({"soft_bounces": 2})") << QByteArray("\"soft_bounces\"");
        QTest::newRow("unknown reason") << QByteArray(R"({"proposals": {"mailbox-fool": "keep"}})")
                                        << QByteArray("mailbox-fool");
        QTest::newRow("unknown proposal")
            << QByteArray(R"({"proposals": {"mailbox-full": "delete"}})")
            << QByteArray("keep, watch, review or remove");
    }
    void saysWhatIsWrongWithASettingsFile() {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, says);
        const auto policy = parsePolicy(json.toStdString(), "p.json");
        QVERIFY(!policy);
        QCOMPARE(policy.error().code, ErrorCode::SettingsBroken);
        QVERIFY2(message(policy.error()).find(says.toStdString()) != std::string::npos,
                 message(policy.error()).c_str());
        QVERIFY(message(policy.error()).starts_with("p.json"));
    }

    void aMissingSettingsFileIsAnError() {
        QCOMPARE(loadPolicy("/nowhere/policy.json").error().code, ErrorCode::FileNotFound);
    }
};

QTEST_APPLESS_MAIN(PolicyTest)
#include "tst_policy.moc"
