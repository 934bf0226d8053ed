// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/reason.h"
#include "model/io/row_number.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace listwright {

/// The user's own word on rows, over the proposals. A snapshot: cheap to copy, constant, safe on
/// any thread. Snapshots share what is alike in them, so that a step about a few rows of ten
/// million costs some 25 KiB.
class Decisions {
public:
    Decisions() = default;
    [[nodiscard]] std::optional<Proposal> override(RowNumber row) const;
    [[nodiscard]] std::uint32_t overrideCount() const { return m_count; }

private:
    friend class DecisionStep;
    static constexpr std::uint32_t rowsOfPiece = 1 << 14;
    /// One byte a row: 0 for none, else the proposal + 1.
    using Piece = std::array<std::uint8_t, rowsOfPiece>;
    /// Null where no row is decided.
    std::shared_ptr<const std::vector<std::shared_ptr<const Piece>>> m_pieces;
    std::uint32_t m_count = 0;
};

/// What a step of decisions did, and what came of it.
struct DecisionsMade {
    std::optional<Proposal> proposal;
    std::uint32_t rows = 0; // that are other than before
    Decisions decisions;
};

/// Makes the next snapshot from one that is there. For one thread, whichever.
class DecisionStep {
public:
    /// Rows are overridden with `proposal`, or their override is taken away without one.
    DecisionStep(const Decisions& before, std::optional<Proposal> proposal);
    DecisionStep(const DecisionStep&) = delete;
    DecisionStep& operator=(const DecisionStep&) = delete;
    void decide(RowNumber row);
    /// Ends the step.
    [[nodiscard]] DecisionsMade finish() &&;

private:
    std::optional<Proposal> m_proposal;
    std::vector<std::shared_ptr<const Decisions::Piece>> m_pieces;
    std::vector<Decisions::Piece*> m_ours; // those of m_pieces that no other snapshot has
    std::uint32_t m_count;
    std::uint32_t m_changed = 0;
};

/// Makes decisions, and takes them back and makes them again without limit and without delay.
class DecisionHistory {
public:
    struct Step {
        std::optional<Proposal> proposal;
        std::uint32_t rows = 0;
    };
    /// Overrides `rows` with `proposal`, or takes their override away without one. One step of
    /// undo, which counts the rows that it changes; none where it changes nothing.
    void decide(const std::vector<RowNumber>& rows, std::optional<Proposal> proposal);
    /// The same with a step that was made from current().
    void take(DecisionsMade made);
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    void undo();
    void redo();
    /// What the next undo (redo) takes back (makes again): the proposal and how many rows.
    [[nodiscard]] std::optional<Step> nextUndo() const;
    [[nodiscard]] std::optional<Step> nextRedo() const;
    [[nodiscard]] Decisions current() const { return m_current; }
    void clear();

private:
    struct Change {
        Step step;
        Decisions other; // before it where it is done, after it where it is undone
    };

    Decisions m_current;
    std::vector<Change> m_done;
    std::vector<Change> m_undone;
};

} // namespace listwright
