// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/event_ledger.h"
#include "model/intake/input_file.h"
#include "model/intake/list_status.h"
#include "model/io/job.h"
#include "model/list/contact_list.h"
#include "ui/session/remembered_choices.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace listwright {

/// What reading the file of one card gave, or the mails of one folder. With an error there may be a
/// preview all the same, to choose the right column or encoding by.
struct InputReading {
    /// How it was read: as was asked, or as the user chose for files of the same shape.
    ReadingChoice choice;
    /// What files like this have in common; empty for all but tables.
    std::string shape;
    std::optional<InputFile> file;
    std::optional<TablePreview> preview;
    std::optional<Error> error;
    std::shared_ptr<const ContactList> list;
    /// Of a report, or of a list whose own words count.
    std::shared_ptr<const EventLedger> events;
    EventCounts eventsByKind{};
    /// Mails, rows or documents of a report.
    std::uint64_t itemCount = 0;
    ProblemLog problems;
    /// What a list itself says of its contacts, and whether that counts; none where it says
    /// nothing.
    struct Status {
        std::vector<std::string> columnNames;
        ListStatusCounts counts;
        bool isUsed = false;
    };
    std::optional<Status> status;
};

/// Takes what is known of a file before all of it is read: what it is, and its first rows.
using FirstLookSink = std::function<void(std::shared_ptr<const InputReading>)>;

/// Reads what one card stands for: one file, or several mails of one folder. Where `choice` says
/// nothing, it is read as `remembered` says for files of its shape. Errors are in the reading;
/// Cancelled is one of them. Meant for a worker, which calls `firstLook` too.
[[nodiscard]] std::shared_ptr<const InputReading>
readInput(const std::vector<SourceFile>& files, const ReadingChoice& choice,
          const RememberedChoices& remembered, const FirstLookSink& firstLook,
          ProgressReporter& progress, const CancelToken& cancel);

/// What becomes one card.
struct CardSeed {
    /// The file, or the folder or archive whose mails it stands for.
    std::string path;
    std::vector<SourceFile> files = {};
    std::optional<Error> error = {};
    ProblemLog problems = {};
};

/// Looks at dropped files and folders and opens archives and spreadsheets: a list or a report is a
/// card of its own, the single mails of one folder or archive are one card together, and what
/// cannot be used in it is told on its card.
[[nodiscard]] Result<std::vector<CardSeed>> sortIntoCards(const std::vector<std::string>& paths,
                                                          ProgressReporter& progress,
                                                          const CancelToken& cancel);

} // namespace listwright
