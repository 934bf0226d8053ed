// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/email_address.h"
#include "model/cleaning/event_ledger.h"

#include <QTest>

#include <fstream>

using namespace listwright;

namespace {

ClassifiedEvent bounce(std::string recipient, std::int64_t date = 0,
                       std::string diagnostic = "550 5.2.1 mailbox disabled") {
    ClassifiedEvent classified;
    classified.event.recipient = std::move(recipient);
    classified.event.diagnostic = std::move(diagnostic);
    classified.event.status = EnhancedStatusCode{5, 2, 1};
    if (date != 0)
        classified.event.date = date;
    classified.event.place = {"b.mbox", 100, 120, "Diagnostic-Code"};
    classified.classification.type = BounceType::Hard;
    classified.classification.reason = Reason::MailboxDisabled;
    classified.classification.proposal = Proposal::Remove;
    classified.classification.matchBegin = 10;
    classified.classification.matchLength = 16;
    return classified;
}

std::uint64_t residentBytes() {
    std::ifstream statm("/proc/self/statm");
    std::uint64_t total = 0;
    std::uint64_t resident = 0;
    statm >> total >> resident;
    return resident * 4096;
}

} // namespace

class EventLedgerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsEventsByTheNormalisedAddress() {
        EventLedger ledger;
        ledger.add(bounce("Ann <ANN@Corp.Example>"));
        ledger.add(bounce("bo@corp.example"));
        ledger.finish();
        const auto history = ledger.historyOf("ann@corp.example");
        QCOMPARE(history.size(), std::size_t{1});
        QCOMPARE(ledger.addressAt(history[0].address), std::string_view("ann@corp.example"));
        QVERIFY(ledger.historyOf("cy@corp.example").empty());
        QCOMPARE(ledger.addressCount(), 2U);
    }

    void findsManyKeysInTheirOrder() {
        EventLedger ledger;
        constexpr std::size_t addresses = 5000;
        const auto addressOf = [](std::size_t number) {
            return "p" + std::to_string(number) + "@corp.example";
        };
        for (std::size_t number = 0; number < addresses; number += 7)
            ledger.add(bounce(addressOf(number)));
        ledger.finish();
        std::vector<std::uint64_t> keys;
        for (std::size_t number = addresses; number-- > 0;)
            keys.push_back(addressKey(addressOf(number)));
        std::vector<KeyMatch> found{{.place = 1, .address = 2, .text = "of a call before"}};
        ledger.findKeys(keys, found);
        QCOMPARE(found.size(), (addresses + 6) / 7);
        std::size_t number = (addresses - 1) / 7 * 7;
        for (const KeyMatch& match : found) {
            QCOMPARE(std::size_t{match.place}, addresses - 1 - number);
            QCOMPARE(match.text, std::string_view(addressOf(number)));
            QCOMPARE(ledger.historyAt(match.address).size(), std::size_t{1});
            QCOMPARE(ledger.addressAt(match.address), match.text);
            number -= 7;
        }
    }

    void givesDiagnosticsBackThatRepeatTheRecipient_data() {
        QTest::addColumn<QByteArray>("diagnostic");
        QTest::newRow("once") << QByteArray("550 <Ann@Corp.Example>: User unknown");
        QTest::newRow("twice") << QByteArray(
            "Ann@Corp.Example: 550 5.1.1 no mailbox Ann@Corp.Example here");
        QTest::newRow("alone") << QByteArray("Ann@Corp.Example");
        QTest::newRow("in small letters") << QByteArray("550 <ann@corp.example>: User unknown");
        QTest::newRow("as part of a longer one") << QByteArray("550 JoAnn@Corp.Example.org");
        QTest::newRow("not at all") << QByteArray("550 User unknown");
        QTest::newRow("with a byte that means nothing")
            << QByteArray("550 \xff Ann@Corp.Example unknown");
        QTest::newRow("empty") << QByteArray();
    }
    void givesDiagnosticsBackThatRepeatTheRecipient() {
        QFETCH(QByteArray, diagnostic);
        EventLedger ledger;
        ClassifiedEvent event = bounce("Ann@Corp.Example", 1, diagnostic.toStdString());
        event.classification.matchBegin = 4;
        event.classification.matchLength = 3;
        ledger.add(event);
        ledger.finish();
        const LedgerEntry& entry = ledger.historyOf("ann@corp.example")[0];
        QCOMPARE(QByteArray::fromStdString(ledger.diagnosticOf(entry)), diagnostic);
        const ClassifiedEvent given = ledger.event(entry);
        QCOMPARE(QByteArray::fromStdString(given.event.diagnostic), diagnostic);
        QCOMPARE(QByteArray::fromStdString(given.event.recipient), QByteArray("Ann@Corp.Example"));
    }

    void findsNothingInAnEmptyLedger() {
        EventLedger ledger;
        ledger.finish();
        std::vector<KeyMatch> found;
        const std::vector<std::uint64_t> keys{0, 1, addressKey("bo@corp.example")};
        ledger.findKeys(keys, found);
        QVERIFY(found.empty());
    }

    void sortsByDateAndKeepsTheOrderOfTheFileWithinOne() {
        EventLedger ledger;
        ledger.add(bounce("a@x.example", 300, "third"));
        ledger.add(bounce("a@x.example", 100, "first"));
        ledger.add(bounce("a@x.example", 100, "second"));
        ledger.add(bounce("a@x.example", 0, "no date"));
        ledger.finish();
        std::string order;
        for (const LedgerEntry& entry : ledger.historyOf("a@x.example"))
            order += ledger.event(entry).event.diagnostic + ' ';
        QCOMPARE(order, std::string("no date first second third "));
    }

    void filesAnEventUnderBothRecipientsAndCountsItOnce() {
        EventLedger ledger;
        auto event = bounce("final@host.example");
        event.event.originalRecipient = "alias@list.example";
        ledger.add(event);
        ledger.finish();
        QCOMPARE(ledger.eventCount(), std::uint64_t{1});
        QCOMPARE(ledger.addressCount(), 2U);
        QVERIFY(!ledger.historyOf("final@host.example")[0].viaOriginal);
        QVERIFY(ledger.historyOf("alias@list.example")[0].viaOriginal);
        QCOMPARE(ledger.historyOf("alias@list.example")[0].text,
                 ledger.historyOf("final@host.example")[0].text);
    }

    void theSameOriginalRecipientIsNoSecondEntry() {
        EventLedger ledger;
        auto event = bounce("a@x.example");
        event.event.originalRecipient = "A@X.example";
        ledger.add(event);
        ledger.finish();
        QCOMPARE(ledger.entries().size(), std::size_t{1});
    }

    void countsWhatNamesNoRecipient() {
        EventLedger ledger;
        ledger.add(bounce(""));
        ledger.add(bounce("not an address"));
        auto none = bounce("a@x.example");
        none.event.kind = EventKind::None;
        ledger.add(none);
        ledger.finish();
        QCOMPARE(ledger.eventCount(), std::uint64_t{3});
        QCOMPARE(ledger.eventCount(EventKind::Bounce), std::uint64_t{2});
        QCOMPARE(ledger.withoutAddress(), std::uint64_t{2});
        QVERIFY(ledger.entries().empty());
    }

    void givesBackTheEventAsItCame() {
        EventLedger ledger;
        auto event = bounce("Ann@x.example", 1'700'000'000);
        event.event.reply = ReplyCode{550};
        event.event.remoteMta = "mx.x.example";
        event.event.vendorReason = Reason::UserUnknown;
        event.event.vendorType = BounceType::Hard;
        ledger.add(event);
        ledger.finish();
        const auto back = ledger.event(ledger.entries()[0]);
        QCOMPARE(back.event.recipient, event.event.recipient);
        QCOMPARE(back.event.diagnostic, event.event.diagnostic);
        QVERIFY(back.event.status == event.event.status);
        QVERIFY(back.event.reply == event.event.reply);
        QCOMPARE(back.event.remoteMta, event.event.remoteMta);
        QVERIFY(back.event.vendorReason == event.event.vendorReason);
        QVERIFY(back.event.date == event.event.date);
        QCOMPARE(back.event.place.file, event.event.place.file);
        QCOMPARE(back.event.place.fieldOffset, std::uint64_t{120});
        QCOMPARE(back.event.place.field, event.event.place.field);
        QCOMPARE(back.classification.matchBegin, 10U);
        QCOMPARE(back.classification.matchLength, 16U);
    }

    void cutsAnEndlessDiagnosticBetweenCharacters() {
        EventLedger ledger;
        std::string endless;
        for (int at = 0; at < 3000; ++at)
            endless += "xé€";
        auto event = bounce("a@x.example", 0, endless);
        event.classification.matchBegin = 17'000;
        ledger.add(event);
        ledger.finish();
        const auto back = ledger.event(ledger.entries()[0]);
        QVERIFY(back.event.diagnostic.size() <= 4096);
        QVERIFY(endless.starts_with(back.event.diagnostic));
        QVERIFY(!QString::fromStdString(back.event.diagnostic).contains(QChar(0xFFFD)));
        QVERIFY(back.classification.matchBegin <= back.event.diagnostic.size());
    }

    void addsTheEventsOfOtherLedgers() {
        EventLedger one;
        one.add(bounce("a@x.example", 200, "later"));
        one.add(bounce(""));
        one.finish();
        EventLedger two;
        auto event = bounce("a@x.example", 100, "earlier");
        event.event.originalRecipient = "b@x.example";
        two.add(event);
        two.finish();

        EventLedger all;
        all.add(one);
        all.add(two);
        all.finish();
        QCOMPARE(all.eventCount(), std::uint64_t{3});
        QCOMPARE(all.withoutAddress(), std::uint64_t{1});
        QCOMPARE(all.historyOf("a@x.example").size(), std::size_t{2});
        QCOMPARE(all.event(all.historyOf("a@x.example")[0]).event.diagnostic,
                 std::string("earlier"));
        QCOMPARE(all.historyOf("b@x.example").size(), std::size_t{1});
    }

    void suppressedAddressesAreNoEventsOfReports() {
        EventLedger ledger;
        ledger.addSuppressed(bounce("a@x.example"));
        ledger.finish();
        QCOMPARE(ledger.eventCount(), std::uint64_t{0});
        QVERIFY(ledger.historyOf("a@x.example")[0].fromStore);
    }

    void halfAMillionEventsFitInto150MiB() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        return; // a sanitizer's own memory is not what is measured
#else
        const auto before = residentBytes();
        EventLedger ledger;
        for (int at = 0; at < 500'000; ++at) {
            const auto number = std::to_string(at);
            // Half of the servers repeat the address in their answer.
            const auto address = "somebody.number" + number + "@mail.corp.example";
            ledger.add(bounce(address, at + 1,
                              "550 5.1.1 " + (at % 2 == 0 ? '<' + address + '>' : "recipient") +
                                  ": Recipient address rejected: User unknown in virtual mailbox "
                                  "table"));
        }
        ledger.finish();
        const auto mebibytes = (residentBytes() - before) >> 20;
        QVERIFY2(mebibytes <= 150, (std::to_string(mebibytes) + " MiB").c_str());
        QCOMPARE(ledger.addressCount(), 500'000U);
#endif
    }
};

QTEST_APPLESS_MAIN(EventLedgerTest)
#include "tst_event_ledger.moc"
