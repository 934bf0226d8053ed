// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/clean_up_session.h"

#include <algorithm>

namespace listwright {

namespace {

/// One ledger of all reports, in the order of their cards.
std::shared_ptr<const EventLedger>
together(const std::vector<std::shared_ptr<const EventLedger>>& ledgers,
         const CancelToken& cancel) {
    if (ledgers.size() == 1)
        return ledgers.front();
    auto all = std::make_shared<EventLedger>();
    for (const auto& ledger : ledgers) {
        if (cancel.isCancelled())
            return nullptr;
        all->add(*ledger);
    }
    all->finish();
    return all;
}

/// Lists of one file count its rows alike, whichever of the duplicates they keep.
bool isOfSameFile(const std::shared_ptr<const ContactList>& a,
                  const std::shared_ptr<const ContactList>& b) {
    return &a->source() == &b->source();
}

} // namespace

CleanUpSession::CleanUpSession(QObject* parent)
    : QObject(parent)
    , m_inputs(new InputFiles(m_workPool, this))
    , m_deciding(new Deciding(m_lookPool, this)) {
    // The window's own thread keeps its processor; looking at rows never queues behind imports.
    m_workPool.setMaxThreadCount(std::max(2, QThread::idealThreadCount() - 1));
    m_lookPool.setMaxThreadCount(4);
    // What came back stands first, before the many of which nothing is known.
    m_query.sortBy = ContactColumn::Times;
    m_query.descending = true;
    connect(m_inputs, &InputFiles::settled, this, &CleanUpSession::match);
    connect(m_inputs, &InputFiles::cardsChanged, this, &CleanUpSession::workChanged);
    connect(m_inputs, &InputFiles::cardChanged, this, &CleanUpSession::workChanged);
    connect(m_deciding, &Deciding::decisionsChanged, this, &CleanUpSession::refreshAfterDecision);
    connect(m_deciding, &Deciding::failed, this, &CleanUpSession::workFailed);
    connect(m_deciding, &Deciding::runningChanged, this, [this] {
        if (!m_deciding->isRunning())
            afterDeciding();
        Q_EMIT workChanged();
    });
}

CleanUpSession::~CleanUpSession() {
    // The readings and decisions use the pools, so they go first.
    delete m_inputs;
    delete m_deciding;
}

void CleanUpSession::matchAgain() {
    if (m_outOfDate)
        match();
}

void CleanUpSession::setKeptDuplicate(KeptDuplicate kept) {
    Policy policy = m_policy;
    policy.keptDuplicate = kept;
    follow(policy);
}

void CleanUpSession::setRemovedMarks(AddressMarks marks) {
    Policy policy = m_policy;
    policy.removedMarks = marks;
    follow(policy);
}

void CleanUpSession::follow(const Policy& policy) {
    if (policy == std::exchange(m_policy, policy))
        return;
    if (m_cleanUp || m_match.isRunning())
        match();
}

void CleanUpSession::match() {
    std::vector<std::shared_ptr<const ContactList>> lists;
    std::vector<std::shared_ptr<const EventLedger>> ledgers;
    for (const InputCard& card : m_inputs->cards()) {
        if (!card.reading || card.reading->error)
            continue;
        if (card.reading->list)
            lists.push_back(card.reading->list);
        if (card.reading->events)
            ledgers.push_back(card.reading->events);
    }
    if (lists.empty()) {
        m_match.drop();
        m_nextCleanUp = nullptr;
        dropWaitingExport();
        takeCleanUp(nullptr);
        return;
    }
    m_match.start(
        m_workPool,
        [lists, ledgers, policy = m_policy](ProgressReporter& progress, const CancelToken& cancel)
            -> Result<std::shared_ptr<const CleanUp>> {
            auto ledger = together(ledgers, cancel);
            if (!ledger)
                return fail({.code = ErrorCode::Cancelled});
            return listwright::match(lists, std::move(ledger), policy, progress, cancel);
        },
        [this](const Result<std::shared_ptr<const CleanUp>>& cleanUp) {
            if (cleanUp && m_deciding->isRunning()) {
                m_nextCleanUp = *cleanUp;
                return;
            }
            if (cleanUp) {
                takeCleanUp(*cleanUp);
                return;
            }
            m_outOfDate = true;
            if (cleanUp.error().code != ErrorCode::Cancelled)
                Q_EMIT workFailed(cleanUp.error());
            Q_EMIT cleanUpChanged();
            Q_EMIT workChanged();
        });
    Q_EMIT workChanged();
}

void CleanUpSession::takeCleanUp(const std::shared_ptr<const CleanUp>& cleanUp) {
    m_outOfDate = false;
    m_deciding->setHistory(m_cleanUp && cleanUp ? historyFor(*cleanUp) : DecisionHistory());
    m_cleanUp = cleanUp;
    m_view = nullptr;
    m_metrics = nullptr;
    Q_EMIT cleanUpChanged();
    Q_EMIT decisionsChanged();
    Q_EMIT viewChanged();
    Q_EMIT metricsChanged();
    Q_EMIT workChanged();
    runView();
    runMetrics();
}

void CleanUpSession::afterDeciding() {
    if (m_nextCleanUp)
        takeCleanUp(std::exchange(m_nextCleanUp, nullptr));
    if (m_nextExport)
        startExport(*std::exchange(m_nextExport, std::nullopt));
}

void CleanUpSession::dropWaitingExport() {
    if (std::exchange(m_nextExport, std::nullopt))
        Q_EMIT exportFailed({.code = ErrorCode::Cancelled});
}

DecisionHistory CleanUpSession::historyFor(const CleanUp& next) const {
    const auto& before = m_cleanUp->lists();
    const auto& after = next.lists();
    // Rows are counted through all lists: as long as the old lists come first, they keep their
    // numbers and the whole history holds.
    if (after.size() >= before.size() &&
        std::equal(before.begin(), before.end(), after.begin(), isOfSameFile)) {
        return movedHistory(next);
    }
    const Decisions old = decisions();
    std::array<std::vector<RowNumber>, proposalCount> decided;
    for (std::size_t i = 0; i < before.size() && old.overrideCount() > 0; ++i) {
        const auto there = std::find_if(after.begin(), after.end(), [&](const auto& list) {
            return isOfSameFile(list, before[i]);
        });
        if (there == after.end())
            continue;
        const auto list = static_cast<std::size_t>(there - after.begin());
        const std::uint32_t oldFirst = m_cleanUp->firstRow(i).value;
        const std::uint32_t newFirst = next.firstRow(list).value;
        for (std::uint32_t row = 0; row < before[i]->rowCount(); ++row)
            if (const auto proposal = old.override(RowNumber{oldFirst + row}))
                decided[static_cast<std::size_t>(*proposal)].push_back({newFirst + row});
    }
    DecisionHistory history;
    for (std::size_t proposal = 0; proposal < decided.size(); ++proposal)
        history.decide(decided[proposal], static_cast<Proposal>(proposal));
    return history;
}

DecisionHistory CleanUpSession::movedHistory(const CleanUp& next) const {
    DecisionHistory history = m_deciding->history();
    const Decisions old = history.current();
    std::array<std::vector<RowNumber>, proposalCount> decided;
    std::vector<RowNumber> reset;
    const auto move = [&](RowNumber from, RowNumber to) {
        const auto proposal = old.override(from);
        if (proposal == old.override(to))
            return;
        if (proposal)
            decided[static_cast<std::size_t>(*proposal)].push_back(to);
        else
            reset.push_back(to);
    };
    for (std::size_t i = 0; i < m_cleanUp->lists().size() && old.overrideCount() > 0; ++i) {
        const ContactList& before = *m_cleanUp->lists()[i];
        const ContactList& after = *next.lists()[i];
        const std::uint32_t first = next.firstRow(i).value;
        // What was kept is a duplicate now; by the list that keeps the first, what is kept was one.
        for (const StandIn& standIn : after.standIns())
            if (before.state({standIn.duplicate}) == RowState::Contact)
                move({first + standIn.duplicate}, {first + standIn.kept});
        if (!after.standIns().empty())
            continue;
        for (const StandIn& standIn : before.standIns())
            if (after.state({standIn.duplicate}) == RowState::Contact)
                move({first + standIn.kept}, {first + standIn.duplicate});
    }
    history.decide(reset, std::nullopt);
    for (std::size_t proposal = 0; proposal < decided.size(); ++proposal)
        history.decide(decided[proposal], static_cast<Proposal>(proposal));
    return history;
}

void CleanUpSession::decide(const RowChoice& rows, std::optional<Proposal> proposal) {
    if (m_cleanUp && rows.view)
        m_deciding->decide(m_cleanUp, rows, proposal);
}

void CleanUpSession::decide(std::vector<RowNumber> rows, std::optional<Proposal> proposal) {
    const auto count = static_cast<std::uint32_t>(rows.size());
    auto view = std::make_shared<ContactView>();
    view->rows = std::move(rows);
    decide(RowChoice{std::move(view), {{0, count}}}, proposal);
}

void CleanUpSession::undo() {
    m_deciding->undo();
}

void CleanUpSession::redo() {
    m_deciding->redo();
}

void CleanUpSession::refreshAfterDecision() {
    Q_EMIT decisionsChanged();
    runView();
    runMetrics();
}

void CleanUpSession::setQuery(const ContactQuery& query) {
    const ContactQuery before = std::exchange(m_query, query);
    if (query.text.empty() && m_query.searchedColumns != before.searchedColumns) {
        ContactQuery elsewhere = before;
        elsewhere.searchedColumns = query.searchedColumns;
        if (elsewhere == query) // other columns to search, and nothing to search for
            return;
    }
    runView();
}

void CleanUpSession::runView() {
    if (!m_cleanUp) {
        m_viewJob.drop();
        return;
    }
    m_viewJob.start(
        m_lookPool,
        [cleanUp = m_cleanUp, decisions = decisions(), query = m_query](ProgressReporter& progress,
                                                                        const CancelToken& cancel) {
            return runQuery(*cleanUp, decisions, query, progress, cancel);
        },
        [this](const Result<std::shared_ptr<const ContactView>>& view) {
            const bool failed = !view && view.error().code != ErrorCode::Cancelled;
            if (view) {
                m_view = *view;
                Q_EMIT viewChanged();
            }
            if (failed) {
                Q_EMIT workFailed(view.error());
            }
            Q_EMIT workChanged();
        });
    Q_EMIT workChanged();
}

void CleanUpSession::runMetrics() {
    if (!m_cleanUp) {
        m_metricsJob.drop();
        return;
    }
    m_metricsJob.start(
        m_lookPool,
        [cleanUp = m_cleanUp, decisions = decisions()](ProgressReporter&, const CancelToken&)
            -> Result<std::shared_ptr<const CleanUpMetrics>> {
            return std::make_shared<const CleanUpMetrics>(measure(*cleanUp, decisions));
        },
        [this](const Result<std::shared_ptr<const CleanUpMetrics>>& metrics) {
            if (!metrics)
                return;
            m_metrics = *metrics;
            Q_EMIT metricsChanged();
        });
}

void CleanUpSession::startExport(const ExportPlan& plan) {
    if (!m_cleanUp || isExporting())
        return;
    if (m_deciding->isRunning()) {
        m_nextExport = plan;
        return;
    }
    m_export.start(
        m_workPool,
        [cleanUp = m_cleanUp, decisions = decisions(), plan, inputs = m_inputs->paths()](
            ProgressReporter& progress, const CancelToken& cancel) -> Result<ExportedFiles> {
            return exportCleanUp(*cleanUp, decisions, plan, inputs, progress, cancel);
        },
        [this](const Result<ExportedFiles>& files) {
            if (files)
                Q_EMIT exported(*files);
            else
                Q_EMIT exportFailed(files.error());
            Q_EMIT workChanged();
        });
    Q_EMIT workChanged();
}

void CleanUpSession::cancelWork() {
    m_inputs->cancel();
    m_match.cancel();
    m_viewJob.cancel();
    m_export.cancel();
    dropWaitingExport();
    m_deciding->cancel();
}

bool CleanUpSession::isWorking() const {
    return m_inputs->isWorking() || m_match.isRunning() || m_viewJob.isRunning() ||
           m_deciding->isRunning() || m_export.isRunning();
}

QString CleanUpSession::workName() const {
    if (m_export.isRunning())
        return tr("Saving");
    if (m_inputs->isWorking()) {
        const QString name = m_inputs->currentName();
        return name.isEmpty() ? tr("Looking at the files") : tr("Reading %1").arg(name);
    }
    if (m_match.isRunning())
        return tr("Bringing lists and reports together");
    if (m_deciding->isRunning())
        return tr("Deciding about the selected contacts");
    return tr("Finding the rows to show");
}

Progress CleanUpSession::workProgress() const {
    if (m_export.isRunning())
        return m_export.progress();
    if (m_inputs->isWorking())
        return m_inputs->progress();
    if (m_match.isRunning())
        return m_match.progress();
    if (m_deciding->isRunning())
        return m_deciding->progress();
    return m_viewJob.progress();
}

} // namespace listwright
