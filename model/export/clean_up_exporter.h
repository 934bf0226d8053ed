// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"
#include "model/cleaning/decisions.h"
#include "model/io/job.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace listwright {

/// What to write of one list, and where; an empty path writes nothing of that kind. `cleaned`,
/// `removed`, `duplicates` and `invalid` may end in `.xlsx`: a workbook of one sheet then, all
/// cells text.
struct ListTargets {
    std::string cleaned = {};    // the kept rows' own bytes, in their order
    std::string removed = {};    // the removed rows' fields, reason columns appended
    std::string duplicates = {}; // the rows' own bytes
    std::string invalid = {};
    std::string corrections = {}; // suggested ones, of addresses as they stand in the list
};

struct ExportPlan {
    std::vector<ListTargets> lists; // parallel to the clean-up's lists
    std::string suppression;
    /// A preset of resources/suppression_presets; empty for the program's own columns (address,
    /// reason, code, cause, first and last seen, source).
    std::string suppressionPreset;
    /// `.html` for people, `.json` for programs.
    std::string audit;
    /// Whether cells of the lists' rows that a spreadsheet would take for formulas get an
    /// apostrophe before them. Not chosen, workbooks are made so, and text files keep the rows' own
    /// bytes. What the program adds of strangers' words is harmless in any case.
    std::optional<bool> spreadsheetSafe = std::nullopt;
    /// Rows that do not fit one workbook go on in `name-2.xlsx`; otherwise they are an error,
    /// before anything is written.
    bool splitWorkbooks = false;
};

struct WrittenFile {
    std::string path;
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
};

struct ExportedFiles {
    std::vector<WrittenFile> written;
    /// Parts of an earlier, longer export that still lie beside the files of this one: nobody may
    /// take them for parts of it. They are left where they are.
    std::vector<std::string> staleParts = {};
};

/// Writes everything through temporary files beside the targets, synced, and renames them when all
/// are complete: after an error, a full disk or a cancel the old files are as they were.
/// TargetIsInput before anything is written when a target is one of the lists or reports read
/// (`inputs`, also through links).
[[nodiscard]] Result<ExportedFiles>
exportCleanUp(const CleanUp& cleanUp, const Decisions& decisions, const ExportPlan& plan,
              const std::vector<std::string>& inputs, ProgressReporter& progress,
              const CancelToken& cancel);

} // namespace listwright
