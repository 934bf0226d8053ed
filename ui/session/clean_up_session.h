// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"
#include "model/cleaning/contact_query.h"
#include "model/export/clean_up_exporter.h"
#include "model/metrics/clean_up_metrics.h"
#include "ui/session/deciding.h"
#include "ui/session/input_files.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <vector>

namespace listwright {

/// What one window works on: the imported files, what they come to, the user's decisions, and what
/// the pages show of it. Everything that takes time runs on other threads and is published whole;
/// the old stays until the new is complete.
class CleanUpSession : public QObject {
    Q_OBJECT
public:
    explicit CleanUpSession(QObject* parent = nullptr);
    ~CleanUpSession() override;

    [[nodiscard]] InputFiles& inputs() { return *m_inputs; }
    [[nodiscard]] const InputFiles& inputs() const { return *m_inputs; }
    /// For small work of the pages, such as reading a row back, that must not wait for imports.
    [[nodiscard]] QThreadPool& lookPool() { return m_lookPool; }

    /// Null until a list has been imported.
    [[nodiscard]] std::shared_ptr<const CleanUp> cleanUp() const { return m_cleanUp; }
    /// True when the files changed and matching them was stopped before its end.
    [[nodiscard]] bool isOutOfDate() const { return m_outOfDate; }
    void matchAgain();

    /// Which row of an address that occurs more than once stays; another choice matches again, and
    /// decisions go with the address.
    [[nodiscard]] KeptDuplicate keptDuplicate() const { return m_policy.keptDuplicate; }
    void setKeptDuplicate(KeptDuplicate kept);
    /// Of Role and Disposable: whose contacts are removed too; another choice matches again.
    [[nodiscard]] AddressMarks removedMarks() const { return m_policy.removedMarks; }
    void setRemovedMarks(AddressMarks marks);

    /// Null until measured.
    [[nodiscard]] std::shared_ptr<const CleanUpMetrics> metrics() const { return m_metrics; }

    [[nodiscard]] Decisions decisions() const { return m_deciding->history().current(); }
    /// Decides those of `rows` that are contacts; nullopt goes back to the proposal. Many of them
    /// are decided on another thread.
    void decide(const RowChoice& rows, std::optional<Proposal> proposal);
    void decide(std::vector<RowNumber> rows, std::optional<Proposal> proposal);
    void undo();
    void redo();
    [[nodiscard]] std::optional<DecisionHistory::Step> nextUndo() const {
        return m_deciding->history().nextUndo();
    }
    [[nodiscard]] std::optional<DecisionHistory::Step> nextRedo() const {
        return m_deciding->history().nextRedo();
    }

    [[nodiscard]] const ContactQuery& query() const { return m_query; }
    void setQuery(const ContactQuery& query);
    /// The rows that the query gives; null without a clean-up.
    [[nodiscard]] std::shared_ptr<const ContactView> view() const { return m_view; }

    /// Decisions that are still being made belong to it: it begins behind them.
    void startExport(const ExportPlan& plan);
    [[nodiscard]] bool isExporting() const { return m_export.isRunning() || m_nextExport; }

    void cancelWork();
    [[nodiscard]] bool isWorking() const;
    /// What is being done, for the status line, and how far it is.
    [[nodiscard]] QString workName() const;
    [[nodiscard]] Progress workProgress() const;

Q_SIGNALS:
    void cleanUpChanged();
    void viewChanged();
    void metricsChanged();
    void decisionsChanged();
    /// Work began or ended.
    void workChanged();
    void workFailed(const listwright::Error& error);
    /// Also when it was stopped; nothing was written then.
    void exportFailed(const listwright::Error& error);
    void exported(const listwright::ExportedFiles& files);

private:
    void follow(const Policy& policy);
    void match();
    void takeCleanUp(const std::shared_ptr<const CleanUp>& cleanUp);
    [[nodiscard]] DecisionHistory historyFor(const CleanUp& next) const;
    [[nodiscard]] DecisionHistory movedHistory(const CleanUp& next) const;
    void afterDeciding();
    void dropWaitingExport();
    void runView();
    void runMetrics();
    void refreshAfterDecision();

    QThreadPool m_workPool;
    QThreadPool m_lookPool;
    InputFiles* m_inputs;
    std::shared_ptr<const CleanUp> m_cleanUp;
    bool m_outOfDate = false;
    Policy m_policy;
    Deciding* m_deciding;
    std::shared_ptr<const CleanUp> m_nextCleanUp; // waits for the decisions about m_cleanUp
    std::optional<ExportPlan> m_nextExport;       // so does this
    ContactQuery m_query;
    std::shared_ptr<const ContactView> m_view;
    std::shared_ptr<const CleanUpMetrics> m_metrics;
    BackgroundJob<std::shared_ptr<const CleanUp>> m_match;
    BackgroundJob<std::shared_ptr<const ContactView>> m_viewJob;
    BackgroundJob<std::shared_ptr<const CleanUpMetrics>> m_metricsJob;
    BackgroundJob<ExportedFiles> m_export;
};

} // namespace listwright
