// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/decisions.h"

#include <algorithm>
#include <utility>

namespace listwright {

namespace {

constexpr std::uint8_t none = 0;

std::uint8_t byteOf(std::optional<Proposal> proposal) {
    return proposal ? static_cast<std::uint8_t>(static_cast<std::uint8_t>(*proposal) + 1) : none;
}

std::optional<Proposal> proposalOf(std::uint8_t byte) {
    if (byte == none)
        return std::nullopt;
    return static_cast<Proposal>(byte - 1);
}

} // namespace

std::optional<Proposal> Decisions::override(RowNumber row) const {
    if (!m_overrides || row.value >= m_overrides->size())
        return std::nullopt;
    return proposalOf((*m_overrides)[row.value]);
}

template <typename ByteAt>
void DecisionHistory::write(const std::vector<RowNumber>& rows, ByteAt byteAt) {
    auto changed = m_current.m_overrides
                       ? std::make_shared<std::vector<std::uint8_t>>(*m_current.m_overrides)
                       : std::make_shared<std::vector<std::uint8_t>>();
    std::uint32_t last = 0;
    for (const RowNumber row : rows)
        last = std::max(last, row.value);
    if (!rows.empty() && last >= changed->size())
        changed->resize(std::size_t{last} + 1, none);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        std::uint8_t& byte = (*changed)[rows[at].value];
        m_current.m_count -= byte == none ? 0 : 1;
        byte = byteAt(at);
        m_current.m_count += byte == none ? 0 : 1;
    }
    m_current.m_overrides = std::move(changed);
}

void DecisionHistory::decide(const std::vector<RowNumber>& rows, std::optional<Proposal> proposal) {
    Change change{.step = {proposal, 0}, .rows = rows, .before = {}};
    std::sort(change.rows.begin(), change.rows.end());
    change.rows.erase(std::unique(change.rows.begin(), change.rows.end()), change.rows.end());
    std::erase_if(change.rows, [&](RowNumber row) { return m_current.override(row) == proposal; });
    if (change.rows.empty())
        return;
    change.step.rows = static_cast<std::uint32_t>(change.rows.size());
    change.before.reserve(change.rows.size());
    for (const RowNumber row : change.rows)
        change.before.push_back(byteOf(m_current.override(row)));
    write(change.rows, [byte = byteOf(proposal)](std::size_t) { return byte; });
    m_done.push_back(std::move(change));
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
    write(change.rows, [&](std::size_t at) { return change.before[at]; });
    m_undone.push_back(std::move(change));
}

void DecisionHistory::redo() {
    if (m_undone.empty())
        return;
    Change change = std::move(m_undone.back());
    m_undone.pop_back();
    write(change.rows, [byte = byteOf(change.step.proposal)](std::size_t) { return byte; });
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
