// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/deciding.h"

#include <utility>

namespace listwright {

namespace {

Result<DecisionsMade> make(const CleanUp& cleanUp, const RowChoice& rows, const Decisions& before,
                           std::optional<Proposal> proposal, ProgressReporter& progress,
                           const CancelToken& cancel) {
    DecisionStep step(before, proposal);
    constexpr std::uint64_t rowsOfRound = 1 << 14;
    std::uint64_t done = 0;
    for (const PositionRange& range : rows.positions) {
        for (std::uint32_t position = range.begin; position < range.end; ++position) {
            if (done++ % rowsOfRound == 0) {
                if (cancel.isCancelled())
                    return fail({.code = ErrorCode::Cancelled});
                progress.report({done, rows.rowCount()});
            }
            const RowNumber row = rows.view->rows[position];
            const ListRow place = cleanUp.locate(row);
            if (cleanUp.lists()[place.list]->state(place.row) == RowState::Contact)
                step.decide(row);
        }
    }
    return std::move(step).finish();
}

} // namespace

Deciding::Deciding(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_pool(pool) {}

void Deciding::setHistory(DecisionHistory history) {
    cancel();
    m_history = std::move(history);
}

void Deciding::decide(std::shared_ptr<const CleanUp> cleanUp, RowChoice rows,
                      std::optional<Proposal> proposal) {
    if (!isRunning() && rows.rowCount() <= mostAtOnce) {
        ProgressReporter progress;
        if (const auto made =
                make(*cleanUp, rows, m_history.current(), proposal, progress, CancelToken()))
            take(*made);
        return;
    }
    m_wanted.push_back({std::move(cleanUp), std::move(rows), proposal});
    if (m_wanted.size() == 1)
        runFirst();
}

void Deciding::runFirst() {
    m_job.start(
        m_pool,
        [wanted = m_wanted.front(), before = m_history.current()](ProgressReporter& progress,
                                                                  const CancelToken& cancel) {
            return make(*wanted.cleanUp, wanted.rows, before, wanted.proposal, progress, cancel);
        },
        [this](const Result<DecisionsMade>& made) {
            m_wanted.pop_front();
            if (made)
                take(*made);
            else if (made.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(made.error());
            if (m_wanted.empty())
                Q_EMIT runningChanged();
            else if (!m_job.isRunning())
                runFirst();
        });
    Q_EMIT runningChanged();
}

void Deciding::take(const DecisionsMade& made) {
    if (made.rows == 0)
        return;
    m_history.take(made);
    Q_EMIT decisionsChanged();
}

void Deciding::undo() {
    if (m_wanted.size() > 1) {
        m_wanted.pop_back();
    } else if (isRunning()) {
        cancel();
    } else if (m_history.canUndo()) {
        m_history.undo();
        Q_EMIT decisionsChanged();
    }
}

void Deciding::redo() {
    if (isRunning() || !m_history.canRedo())
        return;
    m_history.redo();
    Q_EMIT decisionsChanged();
}

void Deciding::cancel() {
    if (!isRunning())
        return;
    m_job.drop();
    m_wanted.clear();
    Q_EMIT runningChanged();
}

} // namespace listwright
