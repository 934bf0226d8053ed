// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/input_files.h"

#include <QFileInfo>
#include <QTimer>

#include <algorithm>
#include <mutex>
#include <set>
#include <utility>

namespace listwright {

namespace {
constexpr int progressInterval = 33; // milliseconds: thirty times a second
}

/// Handed from the worker to the window's thread.
class InputFiles::FirstLook {
public:
    void give(std::shared_ptr<const InputReading> look) {
        const std::lock_guard lock(m_mutex);
        m_look = std::move(look);
    }
    /// Null where there is none, or none any more.
    [[nodiscard]] std::shared_ptr<const InputReading> take() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_look, nullptr);
    }

private:
    std::mutex m_mutex;
    std::shared_ptr<const InputReading> m_look;
};

struct InputFiles::Reading {
    CardId card;
    std::shared_ptr<FirstLook> firstLook = std::make_shared<FirstLook>();
    BackgroundJob<std::shared_ptr<const InputReading>> job;
};

InputFiles::InputFiles(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_pool(pool)
    , m_progressTimer(new QTimer(this)) {
    m_progressTimer->setInterval(progressInterval);
    connect(m_progressTimer, &QTimer::timeout, this, &InputFiles::updateProgress);
}

InputFiles::~InputFiles() = default;

const InputCard* InputFiles::card(CardId id) const {
    const auto found = std::find_if(m_cards.begin(), m_cards.end(),
                                    [id](const InputCard& card) { return card.id == id; });
    return found == m_cards.end() ? nullptr : &*found;
}

InputCard* InputFiles::find(CardId id) {
    const auto found = std::find_if(m_cards.begin(), m_cards.end(),
                                    [id](const InputCard& card) { return card.id == id; });
    return found == m_cards.end() ? nullptr : &*found;
}

void InputFiles::add(const QStringList& paths) {
    for (const QString& path : paths)
        m_waitingPaths.push_back(QFileInfo(path).absoluteFilePath().toStdString());
    if (m_sorting.isRunning() || m_waitingPaths.empty())
        return;
    m_sorting.start(
        m_pool,
        [waiting = std::exchange(m_waitingPaths, {})](ProgressReporter& progress,
                                                      const CancelToken& cancel) {
            return sortIntoCards(waiting, progress, cancel);
        },
        [this](const Result<std::vector<CardSeed>>& seeds) {
            if (seeds)
                addCards(*seeds);
            if (!m_waitingPaths.empty())
                add({});
            announceWhenSettled();
        });
    m_progressTimer->start();
    Q_EMIT cardsChanged();
}

void InputFiles::addCards(std::vector<CardSeed> seeds) {
    const std::uint32_t arrival = m_nextArrival++;
    std::vector<CardId> toRead;
    for (CardSeed& seed : seeds) {
        const auto known = std::find_if(m_cards.begin(), m_cards.end(), [&](const InputCard& card) {
            return card.path == seed.path;
        });
        if (known != m_cards.end()) {
            known->files = std::move(seed.files);
            toRead.push_back(known->id);
            continue;
        }
        InputCard card{.id = {m_nextId++},
                       .path = std::move(seed.path),
                       .files = std::move(seed.files),
                       .arrival = arrival,
                       .folderProblems = std::move(seed.problems)};
        if (seed.error) {
            auto failed = std::make_shared<InputReading>();
            failed->error = std::move(seed.error);
            card.reading = std::move(failed);
        } else {
            toRead.push_back(card.id);
        }
        m_cards.push_back(std::move(card));
    }
    for (const CardId id : toRead)
        if (InputCard* card = find(id))
            startReading(*card, card->choice);
    Q_EMIT cardsChanged();
}

void InputFiles::remove(CardId id) {
    std::erase_if(m_readings, [id](const auto& reading) { return reading->card == id; });
    m_cardsWent |=
        std::erase_if(m_cards, [id](const InputCard& card) { return card.id == id; }) > 0;
    Q_EMIT cardsChanged();
    announceWhenSettled();
}

void InputFiles::readAgain(CardId id, const ReadingChoice& choice) {
    InputCard* card = find(id);
    if (!card)
        return;
    // Who takes every choice back wants none that is remembered either.
    if (choice == ReadingChoice() && card->reading)
        m_remembered.forget(card->reading->shape);
    startReading(*card, choice);
}

void InputFiles::startReading(InputCard& card, const ReadingChoice& choice) {
    const CardId id = card.id;
    std::erase_if(m_readings, [id](const auto& reading) { return reading->card == id; });
    auto& reading = *m_readings.emplace_back(std::make_unique<Reading>());
    reading.card = id;
    card.isReading = true;
    card.progress = {};
    reading.job.start(
        m_pool,
        [files = card.files, choice, remembered = m_remembered, firstLook = reading.firstLook](
            ProgressReporter& progress,
            const CancelToken& cancel) -> Result<std::shared_ptr<const InputReading>> {
            return readInput(
                files, choice, remembered,
                [&](std::shared_ptr<const InputReading> look) { firstLook->give(std::move(look)); },
                progress, cancel);
        },
        [this, id, choice](const Result<std::shared_ptr<const InputReading>>& result) {
            if (result) {
                takeReading(id, *result);
                return;
            }
            auto failed = std::make_shared<InputReading>();
            failed->choice = choice;
            failed->error = result.error();
            takeReading(id, failed);
        });
    m_progressTimer->start();
    Q_EMIT cardChanged(id);
}

void InputFiles::takeReading(CardId id, const std::shared_ptr<const InputReading>& reading) {
    InputCard* card = find(id);
    Q_ASSERT(card);
    card->isReading = false;
    card->firstLook.reset();
    card->reading = reading;
    card->choice = reading->choice;
    keepChoice(*card);
    card->isChanged = true;
    Q_EMIT cardChanged(id);
    // The job that calls this lives in the list; it must not be deleted before it returns.
    QMetaObject::invokeMethod(
        this,
        [this] {
            std::erase_if(m_readings,
                          [](const auto& running) { return !running->job.isRunning(); });
            announceWhenSettled();
        },
        Qt::QueuedConnection);
}

void InputFiles::keepChoice(InputCard& card) {
    const InputReading& reading = *card.reading;
    card.isRemembered = false;
    if (reading.shape.empty() || reading.error || card.choice == ReadingChoice())
        return;
    ReadingChoice kept = card.choice;
    // One column without a name is what lists and reports alike may be: there it is asked anew, so
    // that no list is taken for a report because another was.
    if (!reading.preview || !reading.preview->dialect.hasHeader ||
        reading.preview->columns.size() < 2)
        kept.kind.reset();
    if (kept == ReadingChoice())
        return;
    if (m_remembered.find(reading.shape) != kept)
        m_remembered.remember(reading.shape, kept);
    card.isRemembered = true;
}

void InputFiles::forgetChoice(CardId id) {
    InputCard* card = find(id);
    if (!card || !card->reading)
        return;
    m_remembered.forget(card->reading->shape);
    startReading(*card, {});
}

void InputFiles::cancel() {
    m_waitingPaths.clear();
    m_sorting.drop();
    std::set<std::uint32_t> stopped; // arrivals
    for (const auto& reading : std::exchange(m_readings, {})) {
        InputCard* card = find(reading->card);
        if (!card || !reading->job.isRunning())
            continue;
        card->isReading = false;
        card->firstLook.reset();
        if (card->reading)
            Q_EMIT cardChanged(card->id); // it shows what it did before
        else
            stopped.insert(card->arrival);
    }
    std::erase_if(m_cards, [&](const InputCard& card) { return stopped.contains(card.arrival); });
    Q_EMIT cardsChanged();
    announceWhenSettled();
}

void InputFiles::clear() {
    m_waitingPaths.clear();
    m_sorting.drop();
    m_readings.clear();
    m_cardsWent |= !m_cards.empty();
    m_cards.clear();
    Q_EMIT cardsChanged();
    announceWhenSettled();
}

bool InputFiles::isWorking() const {
    return m_sorting.isRunning() ||
           std::any_of(m_readings.begin(), m_readings.end(),
                       [](const auto& reading) { return reading->job.isRunning(); });
}

Progress InputFiles::progress() const {
    if (m_readings.empty())
        return m_sorting.progress();
    Progress all;
    for (const auto& reading : m_readings) {
        const Progress one = reading->job.progress();
        all.done += one.done;
        all.total += one.total;
    }
    return all;
}

QString InputFiles::currentName() const {
    for (const auto& reading : m_readings)
        if (const InputCard* current = card(reading->card); current && reading->job.isRunning())
            return QFileInfo(QString::fromStdString(current->path)).fileName();
    return {};
}

std::vector<std::string> InputFiles::paths() const {
    std::vector<std::string> all;
    for (const InputCard& card : m_cards)
        for (const SourceFile& file : card.files)
            all.push_back(file.origin);
    return all;
}

SourceFile InputFiles::fileNamed(const std::string& name) const {
    for (const InputCard& card : m_cards)
        for (const SourceFile& file : card.files)
            if (file.name == name)
                return file;
    return {name};
}

bool InputFiles::takeFirstLook(InputCard& card, FirstLook& found) {
    if (card.reading)
        return false;
    auto look = found.take();
    if (!look)
        return false;
    card.firstLook = std::move(look);
    return true;
}

void InputFiles::updateProgress() {
    for (const auto& reading : m_readings) {
        InputCard* card = find(reading->card);
        if (!card || !reading->job.isRunning())
            continue;
        const bool sees = takeFirstLook(*card, *reading->firstLook);
        const Progress progress = reading->job.progress();
        if (!sees && progress.done == card->progress.done && progress.total == card->progress.total)
            continue;
        card->progress = progress;
        Q_EMIT cardChanged(card->id);
    }
}

void InputFiles::announceWhenSettled() {
    if (isWorking())
        return;
    m_progressTimer->stop();
    bool changed = std::exchange(m_cardsWent, false);
    for (InputCard& card : m_cards)
        changed |= std::exchange(card.isChanged, false);
    if (changed)
        Q_EMIT settled();
    else
        Q_EMIT cardsChanged();
}

} // namespace listwright
