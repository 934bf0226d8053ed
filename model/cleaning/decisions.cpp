// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/decisions.h"

#include <utility>

namespace listwright {

namespace {

constexpr std::uint8_t none = 0;

std::uint8_t byteOf(std::optional<Proposal> proposal) {
    return proposal ? static_cast<std::uint8_t>(static_cast<std::uint8_t>(*proposal) + 1) : none;
}

} // namespace

std::optional<Proposal> Decisions::override(RowNumber row) const {
    const std::size_t piece = row.value / rowsOfPiece;
    if (!m_pieces || piece >= m_pieces->size() || !(*m_pieces)[piece])
        return std::nullopt;
    const std::uint8_t byte = (*(*m_pieces)[piece])[row.value % rowsOfPiece];
    return byte == none ? std::nullopt : std::optional(static_cast<Proposal>(byte - 1));
}

DecisionStep::DecisionStep(const Decisions& before, std::optional<Proposal> proposal)
    : m_proposal(proposal)
    , m_count(before.m_count) {
    if (before.m_pieces)
        m_pieces = *before.m_pieces;
    m_ours.resize(m_pieces.size());
}

void DecisionStep::decide(RowNumber row) {
    const std::size_t at = row.value / Decisions::rowsOfPiece;
    const std::uint32_t inPiece = row.value % Decisions::rowsOfPiece;
    const std::uint8_t wanted = byteOf(m_proposal);
    const std::uint8_t before =
        at < m_pieces.size() && m_pieces[at] ? (*m_pieces[at])[inPiece] : none;
    if (before == wanted)
        return;
    if (at >= m_pieces.size()) {
        m_pieces.resize(at + 1);
        m_ours.resize(at + 1);
    }
    if (!m_ours[at]) {
        auto ours = m_pieces[at] ? std::make_shared<Decisions::Piece>(*m_pieces[at])
                                 : std::make_shared<Decisions::Piece>();
        m_ours[at] = ours.get();
        m_pieces[at] = std::move(ours);
    }
    (*m_ours[at])[inPiece] = wanted;
    m_count += (wanted == none ? 0U : 1U) - (before == none ? 0U : 1U);
    ++m_changed;
}

DecisionsMade DecisionStep::finish() && {
    DecisionsMade made{m_proposal, m_changed, {}};
    made.decisions.m_count = m_count;
    if (m_count > 0)
        made.decisions.m_pieces =
            std::make_shared<const std::vector<std::shared_ptr<const Decisions::Piece>>>(
                std::move(m_pieces));
    return made;
}

void DecisionHistory::decide(const std::vector<RowNumber>& rows, std::optional<Proposal> proposal) {
    DecisionStep step(m_current, proposal);
    for (const RowNumber row : rows)
        step.decide(row);
    take(std::move(step).finish());
}

void DecisionHistory::take(DecisionsMade made) {
    if (made.rows == 0)
        return;
    m_done.push_back(
        {{made.proposal, made.rows}, std::exchange(m_current, std::move(made.decisions))});
    m_undone.clear();
}

bool DecisionHistory::canUndo() const {
    return !m_done.empty();
}

bool DecisionHistory::canRedo() const {
    return !m_undone.empty();
}

void DecisionHistory::undo() {
    if (m_done.empty())
        return;
    Change change = std::move(m_done.back());
    m_done.pop_back();
    std::swap(m_current, change.other);
    m_undone.push_back(std::move(change));
}

void DecisionHistory::redo() {
    if (m_undone.empty())
        return;
    Change change = std::move(m_undone.back());
    m_undone.pop_back();
    std::swap(m_current, change.other);
    m_done.push_back(std::move(change));
}

std::optional<DecisionHistory::Step> DecisionHistory::nextUndo() const {
    return m_done.empty() ? std::nullopt : std::optional(m_done.back().step);
}

std::optional<DecisionHistory::Step> DecisionHistory::nextRedo() const {
    return m_undone.empty() ? std::nullopt : std::optional(m_undone.back().step);
}

void DecisionHistory::clear() {
    m_current = {};
    m_done.clear();
    m_undone.clear();
}

} // namespace listwright
