// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/background_job.h"
#include "ui/session/row_choice.h"

#include <QObject>

#include <deque>

namespace listwright {

/// The user's decisions as they are made: about few rows at once, about many on another thread, one
/// after the other in the order in which they were asked for.
class Deciding : public QObject {
    Q_OBJECT
public:
    /// Decisions about more rows than this are made on `pool`.
    static constexpr std::uint64_t mostAtOnce = 2000;

    Deciding(QThreadPool& pool, QObject* parent);
    [[nodiscard]] const DecisionHistory& history() const { return m_history; }
    /// Puts another history in place; what is not decided yet is forgotten.
    void setHistory(DecisionHistory history);
    /// Decides those of `rows` that are contacts of `cleanUp`; nullopt goes back to the proposal.
    void decide(std::shared_ptr<const CleanUp> cleanUp, RowChoice rows,
                std::optional<Proposal> proposal);
    /// Takes back what was asked for last, be it made already or not.
    void undo();
    /// Does nothing while decisions are being made: they end what could be made again.
    void redo();
    /// Leaves out what is not decided yet.
    void cancel();
    [[nodiscard]] bool isRunning() const { return !m_wanted.empty(); }
    [[nodiscard]] Progress progress() const { return m_job.progress(); }

Q_SIGNALS:
    void decisionsChanged();
    /// Something runs now, or nothing any more.
    void runningChanged();
    void failed(const listwright::Error& error);

private:
    struct Wanted {
        std::shared_ptr<const CleanUp> cleanUp;
        RowChoice rows;
        std::optional<Proposal> proposal;
    };
    void runFirst();
    void take(const DecisionsMade& made);

    QThreadPool& m_pool;
    DecisionHistory m_history;
    std::deque<Wanted> m_wanted; // the first runs
    BackgroundJob<DecisionsMade> m_job;
};

} // namespace listwright
