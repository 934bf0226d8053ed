// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/json_mapping.h"
#include "model/report/table_mapping.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

enum class ReportContainer : std::uint8_t { Mails, Table, Json, Log };
/// `mails`, `table`, `json`, `log`.
[[nodiscard]] std::string_view reportContainerId(ReportContainer container);

/// A form of bounce report: a file of resources/report_formats, or of the user.
struct ReportFormat {
    std::string id;
    std::string name;
    ReportContainer container = ReportContainer::Mails;
    /// `verified` with real files, `documented` by who makes them, `from memory`,
    /// `by content`.
    std::string confidence;
    /// Where the knowledge comes from.
    std::string source;
    TableMapping table; // for a table
    JsonMapping json;   // for JSON
    /// For a log: the mail system that writes it, an id of logDialects().
    std::string system;
};

/// Reads one description. SettingsBroken says what is wrong with it.
[[nodiscard]] Result<ReportFormat> parseReportFormat(std::string_view json,
                                                     const std::string& name);

/// All that the program carries and the user has added (userDescriptionFolder), loaded at the first
/// call, in the order of their ids.
[[nodiscard]] const std::vector<ReportFormat>& reportFormats();
/// What is wrong with files that the user has added.
[[nodiscard]] const std::vector<Error>& reportFormatProblems();
/// Null where there is none of that id.
[[nodiscard]] const ReportFormat* reportFormatById(std::string_view id);

} // namespace listwright
