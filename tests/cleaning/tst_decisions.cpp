// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/decisions.h"

#include <QElapsedTimer>
#include <QTest>

using namespace listwright;

class DecisionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anOverrideIsUndoneAndRedone() {
        DecisionHistory history;
        history.decide({{3}, {5}}, Proposal::Keep);
        QCOMPARE(history.current().override({3}), std::optional(Proposal::Keep));
        QCOMPARE(history.current().override({4}), std::optional<Proposal>());
        QCOMPARE(history.current().overrideCount(), 2U);
        QCOMPARE(history.nextUndo()->rows, 2U);
        QCOMPARE(history.nextUndo()->proposal, std::optional(Proposal::Keep));

        history.undo();
        QCOMPARE(history.current().overrideCount(), 0U);
        QVERIFY(!history.canUndo());
        QCOMPARE(history.nextRedo()->rows, 2U);

        history.redo();
        QCOMPARE(history.current().override({5}), std::optional(Proposal::Keep));
        QVERIFY(!history.canRedo());
    }

    void undoBringsBackWhatEachRowWasBefore() {
        DecisionHistory history;
        history.decide({{0}}, Proposal::Remove);
        history.decide({{0}, {1}}, Proposal::Keep);
        history.decide({{1}}, std::nullopt);
        QCOMPARE(history.current().overrideCount(), 1U);
        history.undo();
        QCOMPARE(history.current().override({1}), std::optional(Proposal::Keep));
        history.undo();
        QCOMPARE(history.current().override({0}), std::optional(Proposal::Remove));
        QCOMPARE(history.current().override({1}), std::optional<Proposal>());
        QCOMPARE(history.current().overrideCount(), 1U);
    }

    void aStepCountsOnlyTheRowsThatItChanges() {
        DecisionHistory history;
        history.decide({{1}}, Proposal::Keep);
        history.decide({{1}, {2}, {2}, {3}}, Proposal::Keep);
        QCOMPARE(history.nextUndo()->rows, 2U);
        history.decide({{1}, {2}}, Proposal::Keep); // nothing new, no step
        history.undo();
        QCOMPARE(history.current().overrideCount(), 1U);
    }

    void aNewDecisionEndsWhatCouldBeRedone() {
        DecisionHistory history;
        history.decide({{1}}, Proposal::Keep);
        history.undo();
        history.decide({{2}}, Proposal::Remove);
        QVERIFY(!history.canRedo());
    }

    void aSnapshotStaysAsItWas() {
        DecisionHistory history;
        history.decide({{1}}, Proposal::Keep);
        const Decisions before = history.current();
        history.decide({{1}}, Proposal::Remove);
        QCOMPARE(before.override({1}), std::optional(Proposal::Keep));
    }

    void aStepChangesOnlyItsOwnSnapshot() {
        DecisionHistory history;
        history.decide({{1}, {100'000}}, Proposal::Keep); // in pieces that lie apart
        const Decisions before = history.current();
        DecisionStep step(before, std::nullopt);
        step.decide({1});
        step.decide({2}); // nothing to take away
        step.decide({5'000'000});
        const DecisionsMade made = std::move(step).finish();
        QCOMPARE(made.rows, 1U);
        QCOMPARE(made.decisions.overrideCount(), 1U);
        QCOMPARE(made.decisions.override({1}), std::optional<Proposal>());
        QCOMPARE(made.decisions.override({100'000}), std::optional(Proposal::Keep));
        QCOMPARE(before.override({1}), std::optional(Proposal::Keep));
        QCOMPARE(before.overrideCount(), 2U);
    }

    void aHundredThousandRowsAreDecidedAtOnce() {
        std::vector<RowNumber> rows;
        for (std::uint32_t at = 0; at < 100'000; ++at)
            rows.push_back({at * 3});
        DecisionHistory history;
        QElapsedTimer timer;
        timer.start();
        history.decide(rows, Proposal::Remove);
        history.undo();
        history.redo();
        QVERIFY2(timer.elapsed() < 1000, "far more than one pass over the rows");
        QCOMPARE(history.current().overrideCount(), 100'000U);
        QCOMPARE(history.current().override({299'997}), std::optional(Proposal::Remove));
    }

    void clearForgetsEverything() {
        DecisionHistory history;
        history.decide({{1}}, Proposal::Keep);
        history.clear();
        QVERIFY(!history.canUndo());
        QCOMPARE(history.current().overrideCount(), 0U);
    }
};

QTEST_APPLESS_MAIN(DecisionsTest)
#include "tst_decisions.moc"
