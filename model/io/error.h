// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace listwright {

/// What can go wrong with the user's files. The sentences for each stand in
/// resources/texts/errors.tsv under the id that errorId() gives.
enum class ErrorCode : std::uint8_t {
    FileNotFound,
    FileNotReadable,
    FolderNotReadable,
    FileEmpty,
    FileBinary,
    FileChanged,
    FileNotRecognised,
    NoAddresses,
    NoSuchColumn,
    NoStatusColumn,
    QuoteNotClosed,
    TextNotDecodable,
    MailUnreadable,
    MailTruncated,
    JsonBroken,
    RowWithoutAddress,
    CellNotUnderstood,
    FormatNotFitting,
    SeveralAddresses,
    TableTooLarge,
    ArchiveBroken,
    ArchiveEncrypted,
    ArchiveLimit,
    SpreadsheetBroken,
    OutlookDataBroken,
    OutlookDataNotSupported,
    SeveralLists,
    SettingsBroken,
    StoreNotUsable,
    NoReports,
    TargetIsInput,
    TargetNotWritable,
    DiskFull,
    NotForSpreadsheets,
    Cancelled,
};

/// The stable id of a code, as in `file-not-found`.
std::string_view errorId(ErrorCode code);

/// What went wrong, and where. Rows are counted from 1 as a spreadsheet shows them (the header is
/// row 1), offsets are bytes from the beginning of the file. `detail` is what only this case knows:
/// a column's name, the operating system's words.
struct Error {
    ErrorCode code = ErrorCode::FileNotReadable;
    std::string file = {};
    std::optional<std::uint64_t> row = std::nullopt;
    std::optional<std::uint64_t> offset = std::nullopt;
    std::string detail = {};
};

/// What happened, in the user's words, with the file and the place: "spring.csv, row 3: ...".
std::string whatHappened(const Error& error);
/// What the user can do about it.
std::string remedy(const Error& error);
/// Both, as one message.
std::string message(const Error& error);

template <typename T>
using Result = tl::expected<T, Error>;

/// `return fail({ErrorCode::FileEmpty, name});`
inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

} // namespace listwright
