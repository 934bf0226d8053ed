// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report_choice.h"

#include "model/report/header_words.h"

#include <algorithm>
#include <vector>

namespace listwright {

namespace {

std::optional<ColumnRole> roleNamed(const std::string& id) {
    for (std::size_t at = 0; at < columnRoleCount; ++at)
        if (const auto role = static_cast<ColumnRole>(at); columnRoleId(role) == id)
            return role;
    return std::nullopt;
}

std::string roleIds() {
    std::string ids;
    for (std::size_t at = 0; at < columnRoleCount; ++at)
        ids += (at == 0 ? "" : ", ") + std::string(columnRoleId(static_cast<ColumnRole>(at)));
    return ids;
}

// Empty for one that is. Looked up when it is asked for, since reading all descriptions takes time.
std::string whyNotChoosable(const std::string& id) {
    std::string ids;
    for (const ReportFormat* const format : choosableTables()) {
        if (format->id == id)
            return {};
        ids += (ids.empty() ? "" : ", ") + format->id;
    }
    return id + " is none of the formats of tables: " + ids;
}

void addColumn(ReportChoice& choice, const std::string& text) {
    const auto equals = text.find('=');
    const auto role = roleNamed(text.substr(0, equals));
    if (equals == std::string::npos || !role)
        throw CLI::ValidationError(
            "--report-column", text + " is none of ROLE=NAME with one of the roles " + roleIds());
    choice.columns[*role] = text.substr(equals + 1);
}

/// By its name as it stands, or as names are compared.
std::optional<std::size_t> columnNamed(const TablePreview& preview, const std::string& name) {
    const auto& columns = preview.columns;
    auto found = std::find(columns.begin(), columns.end(), name);
    if (found == columns.end())
        found = std::find_if(columns.begin(), columns.end(), [&](const std::string& column) {
            return comparableWords(column) == comparableWords(name);
        });
    if (found == columns.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

Result<TableChoice> choiceFor(const SourceFile& from, const TablePreview& preview,
                              const ReportChoice& choice) {
    TableChoice table{.formatId = choice.formatId, .columns = {}};
    for (const auto& [role, name] : choice.columns) {
        const auto column = name.empty() ? std::nullopt : columnNamed(preview, name);
        if (!name.empty() && !column)
            return fail({.code = ErrorCode::NoSuchColumn, .file = from.name, .detail = name});
        table.columns[role] = column;
    }
    return table;
}

Result<TablePreview> previewOf(const SourceFile& from, const Result<InputFile>& found) {
    if (found)
        return *found->preview;
    const auto source = openFile(from);
    if (!source)
        return tl::unexpected(source.error());
    return previewTable(**source);
}

Result<InputFile> readAsChosen(const SourceFile& from, const Result<InputFile>& found,
                               const ReportChoice& choice) {
    const auto preview = previewOf(from, found);
    if (!preview)
        return tl::unexpected(preview.error());
    const auto table = choiceFor(from, *preview, choice);
    if (!table)
        return tl::unexpected(table.error());
    auto read = found && found->reportColumns && table->formatId.empty()
                    ? found
                    : sniffReportTable(from, *preview, *table);
    if (!read)
        return read;
    if (found && found->reportColumns && table->formatId.empty())
        takeColumns(*read, *table);
    if (found)
        read->size = found->size;
    return read;
}

} // namespace

void addReportChoice(CLI::App& command, ReportChoice& choice) {
    command
        .add_option("--read-as", choice.formatId,
                    "Read the reports that are tables as this format, an id that \"formats\" "
                    "lists, whatever they are recognised as")
        ->check([](const std::string& id) { return whyNotChoosable(id); })
        ->option_text("ID");
    command
        .add_option_function<std::vector<std::string>>(
            "--report-column",
            [&choice](const std::vector<std::string>& columns) {
                choice.columns.clear();
                for (const std::string& column : columns)
                    addColumn(choice, column);
            },
            "Which column of the reports that are tables is for what, such as date=\"Sent at\", or "
            "nothing behind the = for none; may be given several times. The roles are " +
                roleIds())
        ->option_text("ROLE=NAME")
        ->allow_extra_args(false);
}

Result<InputFile> sniffChosen(const SourceFile& from, const ReportChoice& choice) {
    auto found = sniffFile(from);
    if (choice.isEmpty() || (found && !found->preview))
        return found;
    if (!found && found.error().code != ErrorCode::NoAddresses &&
        found.error().code != ErrorCode::FileNotRecognised)
        return found;
    auto read = readAsChosen(from, found, choice);
    // A list among the files is no report because its columns are others.
    if (!read && found && found->kind == InputKind::ContactList)
        return found;
    return read;
}

} // namespace listwright
