// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/report_choice.h"
#include "model/intake/report_import.h"
#include "model/list/list_importer.h"

#include <QJsonArray>
#include <QJsonObject>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace listwright {

namespace {

struct InspectOptions {
    std::vector<std::string> paths;
    bool json = false;
    ReportChoice choice;
};

/// What is told of one file; what a file of its kind does not have is empty.
struct Inspected {
    SourceFile source;
    std::optional<InputFile> file;
    std::optional<Error> error;
    std::shared_ptr<const ContactList> list;
    std::uint64_t items = 0;                     // mails, rows or documents of a report
    std::map<std::string, std::uint64_t> events; // by kind
    ProblemLog problems;

    [[nodiscard]] bool isComplete() const {
        return !error && !(list ? hidesRows(problems) : !problems.isEmpty());
    }
};

void readList(Inspected& inspected) {
    auto source = openFile(inspected.source);
    if (!source) {
        inspected.error = source.error();
        return;
    }
    ProgressReporter progress;
    const auto list =
        importList(*std::move(source), *inspected.file->profile, progress, CancelToken());
    if (!list) {
        inspected.error = list.error();
        return;
    }
    inspected.list = *list;
    inspected.problems = (*list)->problems();
}

void readEvents(Inspected& inspected) {
    ProgressReporter progress;
    const auto summary = readReport(
        *inspected.file, standardClassifier(),
        [&](const std::vector<ClassifiedEvent>& events) {
            for (const ClassifiedEvent& classified : events)
                ++inspected.events[std::string(eventKindId(classified.event.kind))];
        },
        progress, CancelToken());
    if (!summary) {
        inspected.error = summary.error();
        return;
    }
    inspected.items = summary->itemCount;
    inspected.problems = summary->problems;
}

Inspected inspectFile(const SourceFile& source, const ReportChoice& choice) {
    Inspected inspected;
    inspected.source = source;
    auto file = sniffChosen(source, choice);
    if (!file) {
        inspected.error = file.error();
        return inspected;
    }
    inspected.file = *std::move(file);
    if (inspected.file->kind == InputKind::ContactList)
        readList(inspected);
    else
        readEvents(inspected);
    return inspected;
}

std::string kindOf(const InputFile& file) {
    return file.kind == InputKind::ContactList ? "contact list" : "bounce report";
}

std::string delimiterName(char delimiter) {
    switch (delimiter) {
    case ',':
        return "comma";
    case ';':
        return "semicolon";
    case '\t':
        return "tab";
    case '|':
        return "bar";
    case '\0':
        return "none";
    default:
        return {1, delimiter};
    }
}

const TableDialect* dialectOf(const Inspected& inspected) {
    if (!inspected.file || !inspected.file->preview)
        return nullptr;
    return &inspected.file->preview->dialect;
}

/// The column that holds the addresses.
std::optional<std::string> addressColumn(const InputFile& file) {
    if (file.profile)
        return file.profile->columns[file.profile->emailColumn];
    if (file.reportColumns && file.preview)
        if (const auto column = file.reportColumns->column(ColumnRole::Address))
            return file.preview->columns[*column];
    return std::nullopt;
}

/// What else the columns of a report that is a table are for.
std::vector<std::pair<ColumnRole, std::string>> reportColumns(const InputFile& file) {
    std::vector<std::pair<ColumnRole, std::string>> named;
    if (!file.reportColumns || !file.preview)
        return named;
    for (std::size_t at = 0; at < columnRoleCount; ++at) {
        const auto role = static_cast<ColumnRole>(at);
        const auto column = file.reportColumns->column(role);
        if (column && role != ColumnRole::Address)
            named.emplace_back(role, file.preview->columns[*column]);
    }
    return named;
}

struct NamedRole {
    ListRole role;
    const char* id;
};
constexpr std::array<NamedRole, listRoleCount> namedRoles{{{ListRole::Name, "name"},
                                                           {ListRole::FirstName, "first name"},
                                                           {ListRole::LastName, "last name"},
                                                           {ListRole::Date, "date"},
                                                           {ListRole::Status, "status"}}};

/// The column of a list that has the role.
std::optional<std::string> roleColumn(const InputFile& file, ListRole role) {
    if (!file.profile)
        return std::nullopt;
    const auto column = file.profile->roles.column(role);
    return column ? std::optional(file.profile->columns[*column]) : std::nullopt;
}

struct StateCounts {
    std::uint64_t contacts = 0;
    std::uint64_t duplicates = 0;
    std::uint64_t invalid = 0;
};

StateCounts statesOf(const ContactList& list) {
    StateCounts counts;
    for (std::uint32_t row = 0; row < list.rowCount(); ++row) {
        switch (list.state({row})) {
        case RowState::Contact:
            ++counts.contacts;
            break;
        case RowState::Duplicate:
            ++counts.duplicates;
            break;
        case RowState::Invalid:
            ++counts.invalid;
            break;
        }
    }
    return counts;
}

std::string joined(const std::vector<std::string>& values) {
    std::string text;
    for (const std::string& value : values)
        text += (text.empty() ? "" : ", ") + value;
    return text;
}

std::string asText(const Inspected& inspected) {
    std::string text = inspected.source.name + '\n';
    const auto line = [&text](const std::string& name, const std::string& value) {
        text += "  " + name + std::string(11 - name.size(), ' ') + value + '\n';
    };
    if (inspected.file) {
        const InputFile& file = *inspected.file;
        line("kind", kindOf(file));
        line("format", file.formatId);
        line("why", file.why);
        if (const TableDialect* const dialect = dialectOf(inspected)) {
            line("encoding", dialect->encoding.name +
                                 (dialect->encoding.bomBytes > 0 ? ", with byte order mark" : ""));
            line("delimiter", delimiterName(dialect->delimiter));
            line("header", dialect->hasHeader ? "yes" : "no");
            line("columns", joined(file.preview->columns));
        }
        if (const auto column = addressColumn(file))
            line("addresses", "in the column " + *column);
        std::vector<std::string> roles;
        for (const auto& [role, column] : reportColumns(file))
            roles.push_back(columnRoleName(role) + " in " + column);
        if (!roles.empty())
            line("roles", joined(roles));
        for (const auto& [role, id] : namedRoles)
            if (const auto column = roleColumn(file, role))
                line(id, "in the column " + *column);
    }
    if (inspected.list) {
        const StateCounts states = statesOf(*inspected.list);
        line("rows", grouped(inspected.list->rowCount()) + ": " + grouped(states.contacts) +
                         " contacts, " + grouped(states.duplicates) + " duplicates, " +
                         grouped(states.invalid) + " invalid");
    } else if (inspected.file && !inspected.error) {
        line("rows", grouped(inspected.items));
        std::vector<std::string> events;
        for (const auto& [kind, count] : inspected.events)
            events.push_back(grouped(count) + ' ' + kind);
        line("events", joined(events));
    }
    if (inspected.problems.count() > 0)
        line("problems", grouped(inspected.problems.count()));
    if (inspected.error)
        line("error", message(*inspected.error));
    return text;
}

QJsonArray textsAsJson(const std::vector<std::string>& values) {
    QJsonArray array;
    for (const std::string& value : values)
        array.append(textOf(value));
    return array;
}

void addList(QJsonObject& json, const ContactList& list) {
    const StateCounts states = statesOf(list);
    json.insert(QStringLiteral("rows"), static_cast<qint64>(list.rowCount()));
    json.insert(QStringLiteral("contacts"), static_cast<qint64>(states.contacts));
    json.insert(QStringLiteral("duplicates"), static_cast<qint64>(states.duplicates));
    json.insert(QStringLiteral("invalid"), static_cast<qint64>(states.invalid));
    json.insert(QStringLiteral("email_share"), list.profile().emailShare);
}

QJsonObject asJson(const Inspected& inspected) {
    QJsonObject json{{QStringLiteral("file"), textOf(inspected.source.name)}};
    if (inspected.file) {
        const InputFile& file = *inspected.file;
        json.insert(QStringLiteral("kind"),
                    QString(textOf(kindOf(file))).replace(QLatin1Char(' '), QLatin1Char('-')));
        json.insert(QStringLiteral("format"), textOf(file.formatId));
        json.insert(QStringLiteral("confidence"), file.confidence);
        json.insert(QStringLiteral("why"), textOf(file.why));
        json.insert(QStringLiteral("bytes"), static_cast<qint64>(file.size));
        if (const TableDialect* const dialect = dialectOf(inspected)) {
            json.insert(QStringLiteral("encoding"), textOf(dialect->encoding.name));
            json.insert(QStringLiteral("byte_order_mark"), dialect->encoding.bomBytes > 0);
            json.insert(QStringLiteral("delimiter"),
                        dialect->delimiter == '\0' ? QString()
                                                   : QString(QLatin1Char(dialect->delimiter)));
            json.insert(QStringLiteral("has_header"), dialect->hasHeader);
            json.insert(QStringLiteral("columns"), textsAsJson(file.preview->columns));
        }
        if (const auto column = addressColumn(file))
            json.insert(QStringLiteral("email_column"), textOf(*column));
        QJsonObject roles;
        for (const auto& [role, column] : reportColumns(file))
            roles.insert(textOf(std::string(columnRoleId(role))), textOf(column));
        if (!roles.isEmpty())
            json.insert(QStringLiteral("report_columns"), roles);
        for (const auto& [role, id] : namedRoles)
            if (const auto column = roleColumn(file, role))
                json.insert(QString::fromLatin1(id).replace(u' ', u'_') + QStringLiteral("_column"),
                            textOf(*column));
    }
    if (inspected.list) {
        addList(json, *inspected.list);
    } else if (inspected.file && !inspected.error) {
        json.insert(QStringLiteral("rows"), static_cast<qint64>(inspected.items));
        QJsonObject events;
        for (const auto& [kind, count] : inspected.events)
            events.insert(textOf(kind), static_cast<qint64>(count));
        json.insert(QStringLiteral("events"), events);
    }
    json.insert(QStringLiteral("problems"), static_cast<qint64>(inspected.problems.count()));
    if (inspected.error)
        json.insert(QStringLiteral("error"), textOf(message(*inspected.error)));
    return json;
}

ExitStatus inspect(const InspectOptions& options) {
    const ExpandedPaths found = expandPaths(options.paths);
    bool complete = found.errors.empty();
    for (const Error& error : found.errors)
        printMessage(message(error));
    std::size_t known = 0;
    QJsonArray all;
    for (const SourceFile& file : found.files) {
        const Inspected inspected = inspectFile(file, options.choice);
        complete = complete && inspected.isComplete();
        known += inspected.file && !inspected.error ? 1 : 0;
        if (inspected.error)
            printMessage(message(*inspected.error));
        printProblems(file.name, inspected.problems);
        if (options.json)
            all.append(asJson(inspected));
        else
            printData((&file == &found.files.front() ? "" : "\n") + asText(inspected));
    }
    if (options.json)
        printJson(all);
    if (known == 0)
        return ExitStatus::NothingDone;
    return complete ? ExitStatus::Done : ExitStatus::PartlyRead;
}

} // namespace

void addInspectCommand(CLI::App& program, ExitStatus& status) {
    auto options = std::make_shared<InspectOptions>();
    CLI::App* command = program.add_subcommand(
        "inspect", "What each file is: kind, format, encoding, delimiter, columns, rows.");
    command->add_option("FILE", options->paths, "Lists, reports, or folders of them")->required();
    command->add_flag("--json", options->json, "Print an array, an object a file");
    addReportChoice(*command, options->choice);
    command->callback([options, &status] { status = inspect(*options); });
}

} // namespace listwright
