// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/reason.h"
#include "model/io/resource_table.h"

#include <QTest>

using namespace listwright;

class ReasonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tableAndEnumHaveTheSameReasonsInTheSameOrder() {
        const ResourceTable table = builtInTable(":/reasons.tsv");
        QCOMPARE(table.rows.size(), reasonCount);
        for (std::size_t at = 0; at < reasonCount; ++at) {
            const auto reason = static_cast<Reason>(at);
            QCOMPARE(std::string(reasonId(reason)), table.value(table.rows[at], "id"));
            QVERIFY(reasonById(reasonId(reason)) == reason);
            QVERIFY(!reasonTraits(reason).name.empty());
        }
    }

    void everyValueOfTheReasonTableIsKnown() {
        const ResourceTable table = builtInTable(":/reasons.tsv");
        for (const auto& row : table.rows) {
            const std::string& type = table.value(row, "type");
            QVERIFY2(type == "-" || bounceTypeById(type), type.c_str());
            const std::string& proposal = table.value(row, "proposal");
            QVERIFY2(proposalById(proposal), proposal.c_str());
        }
    }

    void tableAndEnumHaveTheSameCausesInTheSameOrder() {
        const ResourceTable table = builtInTable(":/causes.tsv");
        QCOMPARE(table.rows.size(), causeCount);
        for (std::size_t at = 0; at < causeCount; ++at) {
            const auto cause = static_cast<Cause>(at);
            QCOMPARE(std::string(causeId(cause)), table.value(table.rows[at], "id"));
            QVERIFY(causeById(causeId(cause)) == cause);
            QVERIFY(!causeName(cause).empty());
        }
    }

    void onlyDeadAddressesAndWishesAreRemovedByDefault() {
        for (std::size_t at = 0; at < reasonCount; ++at) {
            const ReasonTraits& traits = reasonTraits(static_cast<Reason>(at));
            const bool wish = traits.category == ReasonCategory::RecipientWish;
            QCOMPARE(traits.proposal == Proposal::Remove, traits.type == BounceType::Hard || wish);
        }
    }

    void unknownIdsGiveNothing() {
        QVERIFY(!reasonById("mailbox_disabled"));
        QVERIFY(!reasonById(""));
        QVERIFY(!causeById("lost"));
        QVERIFY(!bounceTypeById("")); // None has no id
        QVERIFY(!proposalById("drop"));
    }
};

QTEST_APPLESS_MAIN(ReasonTest)
#include "tst_reason.moc"
