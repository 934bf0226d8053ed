// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/suppressed_events.h"
#include "tests/cleaning/clean_up_of.h"

#include <QTest>

using namespace listwright;
using namespace std::string_literals;

namespace {

std::shared_ptr<const CleanUp> twoLists() {
    return cleanUpOf({bytesInMemory("a.csv", "email\nann@gmail.com\nDan@Corp.example\nnobody\n"
                                             "ann@gmail.com\nfull@corp.example\n"),
                      bytesInMemory("b.txt", "dan@corp.example\ncy@gmail.com\n")},
                     {{"dan@corp.example", "550 5.2.1 Mailbox disabled", 1'700'000'000},
                      {"DAN@corp.example", "452 4.2.2 Mailbox full", 1'600'000'000},
                      {"full@corp.example", "452 4.2.2 Mailbox full", 0},
                      {"stranger@corp.example", "550 5.1.1 User unknown", 0}});
}

} // namespace

class CleanUpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheEventsOfEveryRow() {
        const auto cleanUp = twoLists();
        QCOMPARE(cleanUp->rowCount(), 7U);
        const ContactOutcome ann = cleanUp->outcome({0});
        QVERIFY(ann.proposal == Proposal::Keep && !ann.hasEvents && !ann.bounced);
        QCOMPARE(std::string(providerId(ann.provider)), "google"s);
        const ContactOutcome dan = cleanUp->outcome({1});
        QVERIFY(dan.proposal == Proposal::Remove && dan.reason == Reason::MailboxDisabled);
        QCOMPARE(dan.events, 2U);
        QCOMPARE(dan.lastSeen, std::int64_t{1'700'000'000});
        QCOMPARE(dan.status.toString(), "5.2.1"s);
        QVERIFY(cleanUp->outcome({2}).state == RowState::Invalid);
        QVERIFY(cleanUp->outcome({3}).state == RowState::Duplicate);
        QVERIFY(cleanUp->outcome({4}).proposal == Proposal::Watch);
        QVERIFY(cleanUp->outcome({5}).proposal == Proposal::Remove); // dan in the other list
        QVERIFY(!cleanUp->outcome({6}).hasEvents);
    }

    void tellsWhereARowIs() {
        const auto cleanUp = twoLists();
        QCOMPARE(cleanUp->locate({4}).list, std::size_t{0});
        QCOMPARE(cleanUp->locate({5}).list, std::size_t{1});
        QCOMPARE(cleanUp->locate({6}).row.value, 1U);
        QCOMPARE(cleanUp->firstRow(1).value, 5U);
        QCOMPARE(cleanUp->address({1}).value(), "dan@corp.example"s);
        QCOMPARE(cleanUp->address({2}).value(), ""s);
    }

    void countsAddressesInAndOutOfTheLists() {
        const auto cleanUp = twoLists();
        QCOMPARE(cleanUp->matchedAddresses(), 2U); // dan and full
        QCOMPARE(cleanUp->unmatchedAddresses(), 1U);
    }

    void givesTheHistoryOldestFirst() {
        const auto cleanUp = twoLists();
        const auto history = cleanUp->history({1});
        QCOMPARE(history.size(), std::size_t{2});
        QVERIFY(history[0].reason == Reason::MailboxFull);
        QVERIFY(cleanUp->decidingEntry({1})->reason == Reason::MailboxDisabled);
        QVERIFY(cleanUp->history({2}).empty());
        QVERIFY(cleanUp->decidingEntry({0}) == nullptr);
    }

    // Two people share the row: the bounce of one must not cost the other.
    void keepsARowOfSeveralAddresses() {
        const auto cleanUp =
            cleanUpOf({bytesInMemory("a.csv", "email,n\nann@corp.example,1\n"
                                              "\"dan@corp.example; bo@corp.example\",2\n")},
                      {{"dan@corp.example", "550 5.2.1 Mailbox disabled", 0}});
        QVERIFY(cleanUp->outcome({1}).proposal == Proposal::Keep);
        QCOMPARE(cleanUp->unmatchedAddresses(), 1U);
    }

    void proposesToRemoveWhatWasSuppressedBefore() {
        auto ledger = std::make_shared<EventLedger>();
        const std::vector<SuppressionEntry> entries{
            {.address = "ann@corp.example", .reason = "mailbox-disabled", .cause = "inactive"},
            {.address = "bo@corp.example", .reason = "removed-by-hand"},
            {.address = "cy@corp.example", .reason = "complaint", .lastSeen = 1'700'000'000}};
        addSuppressed(*ledger, entries, "store");
        ledger->finish();
        QCOMPARE(ledger->eventCount(), std::uint64_t{0}); // no report said so
        const auto ann = ledger->historyOf("ann@corp.example");
        QCOMPARE(ann.size(), std::size_t{1});
        QVERIFY(ann[0].fromStore && ann[0].reason == Reason::MailboxDisabled &&
                ann[0].cause == Cause::Inactive);
        QVERIFY(judge({}, ann).proposal == Proposal::Remove);
        const auto bo = ledger->historyOf("bo@corp.example");
        QVERIFY(bo[0].reason == Reason::Suppressed && judge({}, bo).proposal == Proposal::Remove);
        QVERIFY(ledger->historyOf("cy@corp.example")[0].kind == EventKind::Complaint);
    }

    void stopsWhenAsked() {
        const auto lists = twoLists()->lists();
        const CancelToken cancel;
        cancel.cancel();
        ProgressReporter progress;
        const auto result = match(lists, ledgerOf({}), {}, progress, cancel);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(CleanUpTest)
#include "tst_clean_up.moc"
