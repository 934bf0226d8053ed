// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/reason.h"
#include "model/io/row_number.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace listwright {

/// The user's own word on rows, over the proposals. A snapshot: cheap to copy, constant, safe on
/// any thread.
class Decisions {
public:
    Decisions() = default;
    [[nodiscard]] std::optional<Proposal> override(RowNumber row) const;
    [[nodiscard]] std::uint32_t overrideCount() const { return m_count; }

private:
    friend class DecisionHistory;
    /// One byte a row: 0 for none, else the proposal + 1. Shared until it is changed.
    std::shared_ptr<const std::vector<std::uint8_t>> m_overrides;
    std::uint32_t m_count = 0;
};

/// Makes decisions, and takes them back and makes them again without limit.
class DecisionHistory {
public:
    /// Overrides `rows` with `proposal`, or takes their override away without one. One step of
    /// undo, which counts the rows that it changes; none where it changes nothing.
    void decide(const std::vector<RowNumber>& rows, std::optional<Proposal> proposal);
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    void undo();
    void redo();
    /// What the next undo (redo) takes back (makes again): the proposal and how many rows.
    struct Step {
        std::optional<Proposal> proposal;
        std::uint32_t rows = 0;
    };
    [[nodiscard]] std::optional<Step> nextUndo() const;
    [[nodiscard]] std::optional<Step> nextRedo() const;
    [[nodiscard]] Decisions current() const { return m_current; }
    void clear();

private:
    struct Change {
        Step step;
        std::vector<RowNumber> rows;
        std::vector<std::uint8_t> before; // as Decisions keeps them, parallel to rows
    };
    // byteAt(index into rows): the row's new byte
    template <typename ByteAt>
    void write(const std::vector<RowNumber>& rows, ByteAt byteAt);

    Decisions m_current;
    std::vector<Change> m_done;
    std::vector<Change> m_undone;
};

} // namespace listwright
