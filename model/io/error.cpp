// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/error.h"

#include "model/io/resource_table.h"

#include <array>
#include <map>

namespace listwright {

namespace {

struct Text {
    std::string what;
    std::string remedy;
};

const Text& textOf(ErrorCode code) {
    static const auto texts = [] {
        std::map<std::string, Text, std::less<>> byId;
        const ResourceTable table = builtInTable(":/texts/errors.tsv");
        for (const auto& row : table.rows)
            byId[table.value(row, "id")] = {table.value(row, "what"), table.value(row, "remedy")};
        return byId;
    }();
    static const Text missing;
    const auto found = texts.find(errorId(code));
    return found == texts.end() ? missing : found->second;
}

std::string filledIn(std::string text, const Error& error) {
    constexpr std::string_view mark = "{detail}";
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
        text.replace(at, mark.size(), error.detail), at += error.detail.size();
    return text;
}

} // namespace

std::string_view errorId(ErrorCode code) {
    switch (code) {
    case ErrorCode::FileNotFound:
        return "file-not-found";
    case ErrorCode::FileNotReadable:
        return "file-not-readable";
    case ErrorCode::FolderNotReadable:
        return "folder-not-readable";
    case ErrorCode::FileEmpty:
        return "file-empty";
    case ErrorCode::FileBinary:
        return "file-binary";
    case ErrorCode::FileChanged:
        return "file-changed";
    case ErrorCode::FileNotRecognised:
        return "file-not-recognised";
    case ErrorCode::NoAddresses:
        return "no-addresses";
    case ErrorCode::NoSuchColumn:
        return "no-such-column";
    case ErrorCode::NoStatusColumn:
        return "no-status-column";
    case ErrorCode::QuoteNotClosed:
        return "quote-not-closed";
    case ErrorCode::TextNotDecodable:
        return "text-not-decodable";
    case ErrorCode::MailUnreadable:
        return "mail-unreadable";
    case ErrorCode::MailTruncated:
        return "mail-truncated";
    case ErrorCode::JsonBroken:
        return "json-broken";
    case ErrorCode::RowWithoutAddress:
        return "row-without-address";
    case ErrorCode::CellNotUnderstood:
        return "cell-not-understood";
    case ErrorCode::FormatNotFitting:
        return "format-not-fitting";
    case ErrorCode::SeveralAddresses:
        return "several-addresses";
    case ErrorCode::TableTooLarge:
        return "table-too-large";
    case ErrorCode::ArchiveBroken:
        return "archive-broken";
    case ErrorCode::ArchiveEncrypted:
        return "archive-encrypted";
    case ErrorCode::ArchiveLimit:
        return "archive-limit";
    case ErrorCode::SpreadsheetBroken:
        return "spreadsheet-broken";
    case ErrorCode::OutlookDataBroken:
        return "outlook-data-broken";
    case ErrorCode::OutlookDataNotSupported:
        return "outlook-data-not-supported";
    case ErrorCode::SeveralLists:
        return "several-lists";
    case ErrorCode::SettingsBroken:
        return "settings-broken";
    case ErrorCode::StoreNotUsable:
        return "store-not-usable";
    case ErrorCode::NoReports:
        return "no-reports";
    case ErrorCode::TargetIsInput:
        return "target-is-input";
    case ErrorCode::TargetNotWritable:
        return "target-not-writable";
    case ErrorCode::DiskFull:
        return "disk-full";
    case ErrorCode::NotForSpreadsheets:
        return "not-for-spreadsheets";
    case ErrorCode::Cancelled:
        return "cancelled";
    }
    return {};
}

std::string whatHappened(const Error& error) {
    std::string place = error.file;
    if (error.row)
        place += (place.empty() ? "row " : ", row ") + std::to_string(*error.row);
    else if (error.offset)
        place += (place.empty() ? "byte " : ", byte ") + std::to_string(*error.offset);
    const std::string text = filledIn(textOf(error.code).what, error);
    return place.empty() ? text : place + ": " + text;
}

std::string remedy(const Error& error) {
    return filledIn(textOf(error.code).remedy, error);
}

std::string message(const Error& error) {
    return whatHappened(error) + ' ' + remedy(error);
}

} // namespace listwright
