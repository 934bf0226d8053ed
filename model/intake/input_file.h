// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/job.h"
#include "model/io/table_dialect.h"
#include "model/list/list_profile.h"
#include "model/report/table_choice.h"
#include "model/report/table_columns.h"

#include <optional>
#include <string>
#include <vector>

namespace listwright {

enum class InputKind : std::uint8_t { ContactList, BounceReport };

/// What a dropped file was taken for, and why. Made from its content, never from its name.
struct InputFile {
    SourceFile source;
    std::uint64_t size = 0;
    InputKind kind = InputKind::ContactList;
    /// An id that `listwright-cli formats` lists: `contact-list`, `mbox`, `mail`,
    /// `generic-bounce-csv`, `amazon-ses`, ...
    std::string formatId;
    /// From 0 to 1, and the sentence for people: "1,148 mails one after the other, as mail programs
    /// keep them".
    double confidence = 0.0;
    std::string why;
    /// Tables only: the first rows, decoded. With `profile` for a list and `reportColumns` for a
    /// report.
    std::optional<TablePreview> preview;
    std::optional<ListProfile> profile;
    std::optional<TableColumns> reportColumns;
};

/// Looks at the beginning of one file, which is no archive and no spreadsheet: expandPaths() has
/// opened those. FileEmpty, FileBinary, FileNotRecognised, NoAddresses, ...
/// where it is nothing to clean with.
[[nodiscard]] Result<InputFile> sniffFile(const SourceFile& from);
/// Takes it for a list or a report in spite of what sniffFile() says. A table without any word of
/// what became of mail is a report of addresses that bounced for unknown reasons.
[[nodiscard]] Result<InputFile> sniffFileAs(const SourceFile& from, InputKind kind);

/// Takes a table for a report as sniffFileAs() does, with the dialect, the format and the columns
/// that the user chose; a format that is not known is as none. NoAddresses, FormatNotFitting. No
/// size.
[[nodiscard]] Result<InputFile> sniffReportTable(const SourceFile& from,
                                                 const TablePreview& preview,
                                                 const TableChoice& choice = {});

/// Puts the chosen columns over those that were found in a report's table, and says in `why` which
/// of them hold nothing of the kind.
void takeColumns(InputFile& table, const TableChoice& choice);

/// The files to read below `paths`, folders, Maildirs, archives and spreadsheets opened, in a
/// stable order: that of the paths, and by name within a folder or as an archive has them. Hidden
/// files and the `tmp` of a Maildir are left out, a folder that is reached twice (also through
/// links) is read once; what cannot be opened is an error of its own and the others still count.
struct ExpandedPaths {
    std::vector<SourceFile> files;
    std::vector<Error> errors;
};
/// An archive is unpacked and a spreadsheet written down as CSV into a temporary folder, which is
/// gone when the last of its files is: see `ArchiveLimits` for how much of it. An archive beyond a
/// limit gives its error and no file. Progress in bytes of the one that is being opened; after a
/// cancel, Cancelled is among the errors.
[[nodiscard]] ExpandedPaths expandPaths(const std::vector<std::string>& paths,
                                        ProgressReporter& progress, const CancelToken& cancel);
/// Without a way to stop it.
[[nodiscard]] ExpandedPaths expandPaths(const std::vector<std::string>& paths);

} // namespace listwright
