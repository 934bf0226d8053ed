// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/suppression_writer.h"

#include "model/address/address_hash.h"
#include "model/export/csv_text.h"

#include <QDateTime>
#include <QString>

#include <algorithm>
#include <filesystem>

namespace listwright {

namespace {

constexpr std::string_view betweenObjects = ",\n";

void appendJsonText(std::string& json, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    json += '"';
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            json += '\\';
            json += letter;
        } else if (byte < 0x20) {
            json += "\\u00";
            json += digits[byte >> 4];
            json += digits[byte & 0xF];
        } else {
            json += letter;
        }
    }
    json += '"';
}

bool contains(const std::vector<std::string>& reasons, const std::string& reason) {
    return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

} // namespace

std::string numberedTarget(const std::string& target, std::size_t number) {
    std::filesystem::path path(target);
    const std::string name =
        path.stem().string() + '-' + std::to_string(number) + path.extension().string();
    return path.replace_filename(name).string();
}

std::string ruleTarget(const std::string& target) {
    std::filesystem::path path(target);
    return path.replace_filename(path.stem().string() + "-rule.txt").string();
}

SuppressionWriter::SuppressionWriter(const SuppressionPreset& preset, std::vector<RowFile>& files,
                                     const NextFile& nextFile)
    : m_preset(preset)
    , m_files(files)
    , m_nextFile(nextFile) {}

std::string SuppressionWriter::beginning() const {
    std::string text = m_preset.byteOrderMark ? "\xEF\xBB\xBF" : "";
    if (m_preset.form == SuppressionForm::Json) {
        if (!m_preset.listName.empty()) {
            text += '{';
            appendJsonText(text, m_preset.listName);
            text += ": ";
        }
        text += "[\n";
    } else if (m_preset.form == SuppressionForm::Table && m_preset.hasHeader) {
        for (const SuppressionColumn& column : m_preset.columns) {
            if (&column != &m_preset.columns.front())
                text += m_preset.delimiter;
            appendCsvField(text, column.header, m_preset.delimiter, m_preset.alwaysQuoted);
        }
        text += m_preset.lineEnd;
    }
    return text;
}

std::string SuppressionWriter::ending() const {
    if (m_preset.form != SuppressionForm::Json)
        return {};
    return m_preset.listName.empty() ? "\n]\n" : "\n]}\n";
}

std::string SuppressionWriter::rowOf(std::string_view address, const Removal& removal) const {
    if ((!m_preset.onlyReasons.empty() && !contains(m_preset.onlyReasons, removal.reason)) ||
        contains(m_preset.exceptReasons, removal.reason))
        return {};
    std::string row;
    const bool table = m_preset.form == SuppressionForm::Table;
    if (!table)
        row += '{';
    for (const SuppressionColumn& column : m_preset.columns) {
        const std::string value = valueOf(column, address, removal);
        const bool first = &column == &m_preset.columns.front();
        if (table) {
            if (!first)
                row += m_preset.delimiter;
            appendCsvField(row, value, m_preset.delimiter, m_preset.alwaysQuoted);
        } else {
            row += first ? "" : ", ";
            appendJsonText(row, column.header);
            row += ": ";
            appendJsonText(row, value);
        }
    }
    if (!table)
        row += '}';
    if (m_preset.form != SuppressionForm::Json)
        row += m_preset.lineEnd;
    return row;
}

bool SuppressionWriter::isFull(const RowFile& file, std::string_view row) const {
    if (m_preset.rowsPerFile != 0 && file.rows >= m_preset.rowsPerFile)
        return true;
    const std::size_t between = m_preset.form == SuppressionForm::Json ? betweenObjects.size() : 0;
    return m_preset.bytesPerFile != 0 && file.rows > 0 &&
           file.file.bytesWritten() + between + row.size() + ending().size() >
               m_preset.bytesPerFile;
}

Result<void> SuppressionWriter::begin() {
    return m_files.back().file.write(beginning());
}

Result<void> SuppressionWriter::add(std::string_view row) {
    if (row.empty())
        return {};
    if (isFull(m_files.back(), row)) {
        if (auto finished = finish(); !finished)
            return finished;
        auto next = m_nextFile(m_files.size() + 1);
        if (!next)
            return tl::unexpected(next.error());
        m_files.push_back({.file = *std::move(next)});
        if (auto begun = begin(); !begun)
            return begun;
    }
    RowFile& file = m_files.back();
    if (m_preset.form == SuppressionForm::Json && file.rows > 0)
        if (auto between = file.file.write(betweenObjects); !between)
            return between;
    ++file.rows;
    return file.file.write(row);
}

Result<void> SuppressionWriter::finish() {
    return m_files.back().file.write(ending());
}

std::string SuppressionWriter::valueOf(const SuppressionColumn& column, std::string_view address,
                                       const Removal& removal) const {
    const auto day = [&](std::optional<std::int64_t> seconds) {
        if (!seconds)
            return std::string();
        return QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC)
            .toString(QString::fromStdString(m_preset.dateFormat))
            .toStdString();
    };
    // In the words of the service, where the preset has some.
    const auto said = [&](const std::string& value) {
        const auto word = column.words.find(value);
        if (word != column.words.end())
            return word->second;
        return column.otherwise.empty() ? value : column.otherwise;
    };
    switch (column.value) {
    case SuppressionValue::Address:
        return std::string(address);
    case SuppressionValue::Reason:
        return said(removal.reason);
    case SuppressionValue::Type:
        return said(removal.type);
    case SuppressionValue::Code:
        return said(removal.code);
    case SuppressionValue::Cause:
        return said(removal.cause);
    case SuppressionValue::FirstSeen:
        return day(removal.firstSeen);
    case SuppressionValue::LastSeen:
        return day(removal.lastSeen);
    case SuppressionValue::Source:
        return removal.source;
    case SuppressionValue::Answer:
        return harmlessInSpreadsheets(removal.diagnostic);
    case SuppressionValue::Reply:
        return said(removal.reply);
    case SuppressionValue::Md5:
        return hashedAddress(address, AddressHash::Md5);
    case SuppressionValue::Sha1:
        return hashedAddress(address, AddressHash::Sha1);
    case SuppressionValue::Sha256:
        return hashedAddress(address, AddressHash::Sha256);
    case SuppressionValue::Fixed:
        break;
    }
    return column.text;
}

} // namespace listwright
