// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/background_job.h"
#include "ui/session/input_reading.h"

#include <QObject>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <vector>

class QTimer;

namespace listwright {

/// Names a card for as long as it is there.
struct CardId {
    std::uint32_t value = 0;
    friend auto operator<=>(const CardId&, const CardId&) = default;
};

/// What the Import page shows of one file, or of the mails of one folder.
struct InputCard {
    CardId id;
    std::string path;
    std::vector<SourceFile> files;
    ReadingChoice choice = {};
    /// The choice is kept for files of the same shape.
    bool isRemembered = false;
    bool isReading = false;
    /// Files that came together, which a stop takes away together.
    std::uint32_t arrival = 0;
    /// Its content is not what it was when all was settled last.
    bool isChanged = false;
    Progress progress = {};
    /// The last reading that came to its end; an older one stays until a newer is complete.
    std::shared_ptr<const InputReading> reading = {};
    /// While the first reading runs: what it has found out before it reads all of the file.
    std::shared_ptr<const InputReading> firstLook = {};
    /// What was met in the folder before its mails were read.
    ProblemLog folderProblems = {};

    /// What there is to see of the file by now; null where that is nothing.
    [[nodiscard]] const InputReading* shown() const {
        return reading ? reading.get() : firstLook.get();
    }
};

/// The imported files and the jobs that read them, one a card. Stopping the work leaves every card
/// as it was before, and none of the files that came together while one of them was not yet read.
class InputFiles : public QObject {
    Q_OBJECT
public:
    explicit InputFiles(QThreadPool& pool, QObject* parent = nullptr);
    ~InputFiles() override;

    [[nodiscard]] const std::vector<InputCard>& cards() const { return m_cards; }
    [[nodiscard]] const InputCard* card(CardId id) const;
    /// Files and folders; one that is there already is read again.
    void add(const QStringList& paths);
    void remove(CardId id);
    /// As the user chose, which is remembered for files of the same shape once it could be read.
    void readAgain(CardId id, const ReadingChoice& choice);
    /// Reads it as if nothing had ever been chosen for files of its shape.
    void forgetChoice(CardId id);
    void cancel();
    void clear();

    [[nodiscard]] bool isWorking() const;
    /// Of all readings under way together, in bytes or files.
    [[nodiscard]] Progress progress() const;
    /// The name of the card that is being read; empty while files are only looked at.
    [[nodiscard]] QString currentName() const;
    /// Every file that was read, for the export to keep its hands off.
    [[nodiscard]] std::vector<std::string> paths() const;
    /// The file that evidence names so, to read it back.
    [[nodiscard]] SourceFile fileNamed(const std::string& name) const;

Q_SIGNALS:
    /// A card came or went.
    void cardsChanged();
    void cardChanged(CardId id);
    /// No reading runs any more, and some card's content is not what it was.
    void settled();

private:
    class FirstLook;
    struct Reading;
    void addCards(std::vector<CardSeed> seeds);
    void startReading(InputCard& card, const ReadingChoice& choice);
    void takeReading(CardId id, const std::shared_ptr<const InputReading>& reading);
    void keepChoice(InputCard& card);
    void announceWhenSettled();
    void updateProgress();
    [[nodiscard]] static bool takeFirstLook(InputCard& card, FirstLook& found);
    [[nodiscard]] InputCard* find(CardId id);

    QThreadPool& m_pool;
    std::vector<InputCard> m_cards;
    std::uint32_t m_nextId = 1;
    std::vector<std::string> m_waitingPaths;
    BackgroundJob<std::vector<CardSeed>> m_sorting;
    std::vector<std::unique_ptr<Reading>> m_readings;
    QTimer* m_progressTimer;
    std::uint32_t m_nextArrival = 1;
    bool m_cardsWent = false; // since all was settled last
    RememberedChoices m_remembered = RememberedChoices::load();
};

} // namespace listwright
