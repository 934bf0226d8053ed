// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/report_choice.h"
#include "model/cleaning/clean_up.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace listwright {

/// What `clean` and `metrics` read.
struct CleanUpInputs {
    std::string list;
    std::vector<std::string> reports;
    ReportChoice reportChoice;
    std::string emailColumn;                    // empty: found by content
    std::optional<KeptDuplicate> keptDuplicate; // the policy's without one
    std::string policy;                         // a file; empty for the defaults
    std::string store;                          // the suppression list's file; empty for none
    bool useStatusColumn = false;               // what the list says itself is evidence
};

/// LIST, --report, --read-as, --report-column, --use-status-column, --email-column,
/// --keep-duplicate, --policy and --store.
void addInputOptions(CLI::App& command, CleanUpInputs& inputs);

struct ReadCleanUp {
    std::shared_ptr<const CleanUp> cleanUp;
    /// Every file that was read, none of which may be written.
    std::vector<std::string> files;
    /// Whether everything in them could be read.
    bool complete = true;
};

/// Reads all files and matches them. What cannot be read is told on standard error, and the rest
/// counts; an error where nothing can be done: the list, the policy, the store, or not one of the
/// reports can be read.
[[nodiscard]] Result<ReadCleanUp> readCleanUp(const CleanUpInputs& inputs);

} // namespace listwright
