// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clean_up_inputs.h"

#include "app/cli/console.h"
#include "model/cleaning/suppressed_events.h"
#include "model/intake/intake_text.h"
#include "model/intake/report_import.h"
#include "model/list/list_importer.h"

#include <algorithm>
#include <future>
#include <set>
#include <utility>

namespace listwright {

namespace {

/// The list that the user named, or the only one in the archive.
Result<SourceFile> findList(const std::string& path) {
    const ExpandedPaths found = expandPaths({path});
    for (const Error& error : found.errors)
        if (!found.files.empty())
            printMessage(message(error));
    if (found.files.empty())
        return fail(found.errors.empty() ? Error{.code = ErrorCode::FileEmpty, .file = path}
                                         : found.errors.front());
    if (found.files.size() == 1)
        return found.files.front();
    std::vector<SourceFile> lists;
    std::string names;
    for (const SourceFile& file : found.files) {
        const auto sniffed = sniffFile(file);
        if (!sniffed || sniffed->kind != InputKind::ContactList)
            continue;
        names += (names.empty() ? "" : ", ") + file.name;
        lists.push_back(file);
    }
    if (lists.empty())
        return fail({.code = ErrorCode::NoAddresses, .file = path});
    if (lists.size() > 1)
        return fail({.code = ErrorCode::SeveralLists, .file = path, .detail = names});
    return lists.front();
}

struct ReadList {
    std::shared_ptr<const ContactList> list;
    std::optional<ListStatus> status;
};

Result<ReadList> readList(const CleanUpInputs& inputs) {
    const auto listFile = findList(inputs.list);
    if (!listFile)
        return tl::unexpected(listFile.error());
    if (!listFile->note.empty())
        printMessage(listFile->name + ": " + listFile->note);
    const auto file = sniffFileAs(*listFile, InputKind::ContactList);
    if (!file && (file.error().code != ErrorCode::NoAddresses || inputs.emailColumn.empty()))
        return tl::unexpected(file.error());
    auto source = openFile(*listFile);
    if (!source)
        return tl::unexpected(source.error());
    ListProfile profile;
    TablePreview preview;
    if (inputs.emailColumn.empty()) {
        profile = *file->profile;
        preview = *file->preview;
    } else {
        auto looked = previewTable(**source);
        if (!looked)
            return tl::unexpected(looked.error());
        preview = *std::move(looked);
        auto chosen = profileList(**source, preview, inputs.emailColumn);
        if (!chosen)
            return tl::unexpected(chosen.error());
        profile = *std::move(chosen);
    }
    ProgressReporter progress;
    auto list = importList(*std::move(source), profile, progress, CancelToken());
    if (!list)
        return tl::unexpected(list.error());
    return ReadList{*std::move(list), findListStatus(preview, profile)};
}

std::string quotedNames(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "\"" : ", \"") + name + '"';
    return text;
}

/// Adds what the list says itself to the evidence where the user wants it, or says that it could
/// be. Whether it was added.
Result<bool> useStatus(const CleanUpInputs& inputs, const ReadList& read, EventLedger& ledger) {
    if (!inputs.useStatusColumn) {
        if (read.status && read.status->tellsInFirstRows)
            printMessage(inputs.list + ": " +
                         intakeText("status-offer", quotedNames(read.status->columnNames)));
        return false;
    }
    if (!read.status)
        return fail({.code = ErrorCode::NoStatusColumn, .file = inputs.list});
    ProgressReporter progress;
    const auto used = readListStatus(
        read.list->source(), read.list->profile(), *read.status, standardClassifier(),
        [&](const std::vector<ClassifiedEvent>& events) {
            for (const ClassifiedEvent& event : events)
                ledger.add(event);
        },
        progress, CancelToken());
    if (!used)
        return tl::unexpected(used.error());
    return true;
}

/// Reads report files into one ledger.
class ReportFiles {
public:
    ReportFiles(EventLedger& ledger, const ReportChoice& choice)
        : m_ledger(ledger)
        , m_choice(choice) {}

    void read(const std::vector<std::string>& paths) {
        const ExpandedPaths found = expandPaths(paths);
        for (const Error& error : found.errors)
            tell(error);
        // What is named is meant as a report; a folder may hold other things too.
        const std::set<std::string> named(paths.begin(), paths.end());
        for (const SourceFile& file : found.files)
            readFile(file, named.contains(file.name));
    }

    std::vector<std::string> files;
    bool complete = true;

private:
    void tell(const Error& error) {
        printMessage(message(error));
        complete = false;
    }

    void readFile(const SourceFile& source, bool isNamed) {
        auto file = sniffChosen(source, m_choice);
        if (file && file->kind == InputKind::ContactList) {
            if (!isNamed) {
                printMessage(source.name + ": " + file->why + " It is no report and was left out.");
                return;
            }
            file = sniffFileAs(source, InputKind::BounceReport);
        }
        if (!file) {
            tell(file.error());
            return;
        }
        ProgressReporter progress;
        const auto summary =
            readReport(*file, standardClassifier(), filing(m_ledger), progress, CancelToken());
        if (!summary) {
            tell(summary.error());
            return;
        }
        files.push_back(source.origin);
        complete = complete && summary->problems.isEmpty();
        printProblems(source.name, summary->problems);
    }

    EventLedger& m_ledger;
    const ReportChoice& m_choice;
};

} // namespace

void addInputOptions(CLI::App& command, CleanUpInputs& inputs) {
    command.add_option("LIST", inputs.list, "The mailing list")->required();
    command.add_option("--report", inputs.reports, "Bounce reports, or folders of them");
    addReportChoice(command, inputs.reportChoice);
    command.add_flag("--use-status-column", inputs.useStatusColumn,
                     "What the list itself says in a column such as Status (unsubscribed, bounced) "
                     "is evidence too; with it no report is needed");
    command.parse_complete_callback([&inputs] {
        if (inputs.reports.empty() && !inputs.useStatusColumn)
            throw CLI::RequiredError("--report");
    });
    command.add_option("--email-column", inputs.emailColumn,
                       "The column that holds the addresses; found by content without it");
    command
        .add_option_function<std::string>(
            "--keep-duplicate",
            [&inputs](const std::string& id) { inputs.keptDuplicate = keptDuplicateById(id); },
            "Which of the rows with one address stays: first (as without it), last, or "
            "most-complete, the first with most fields that are not empty")
        ->check(CLI::IsMember({"first", "last", "most-complete"}));
    command.add_option("--policy", inputs.policy,
                       "A JSON file that changes what is proposed, such as "
                       "{\"soft_bounces_before_removal\": 3, \"soft_bounce_days\": 14, "
                       "\"remove_marked\": [\"role\", \"disposable\"], "
                       "\"proposals\": {\"mailbox-full\": \"remove\"}}");
    command.add_option("--store", inputs.store,
                       "The suppression list kept between clean-ups: an SQLite file");
}

Result<ReadCleanUp> readCleanUp(const CleanUpInputs& inputs) {
    Policy policy;
    if (!inputs.policy.empty()) {
        const auto loaded = loadPolicy(inputs.policy);
        if (!loaded)
            return tl::unexpected(loaded.error());
        policy = *loaded;
    }
    policy.keptDuplicate = inputs.keptDuplicate.value_or(policy.keptDuplicate);
    // The rules take a while to compile; the list can be read meanwhile.
    const auto rules = std::async(std::launch::async, [] { (void)standardClassifier(); });
    auto read = readList(inputs);
    if (!read)
        return tl::unexpected(read.error());
    const bool hidden = hidesRows(read->list->problems());
    printProblems(inputs.list, read->list->problems());

    auto ledger = std::make_shared<EventLedger>();
    if (!inputs.store.empty()) {
        const auto known = SuppressionStore(inputs.store).entries();
        if (!known)
            return tl::unexpected(known.error());
        addSuppressed(*ledger, *known, inputs.store);
    }
    const auto statusUsed = useStatus(inputs, *read, *ledger);
    if (!statusUsed)
        return tl::unexpected(statusUsed.error());
    ReportFiles reports(*ledger, inputs.reportChoice);
    reports.read(inputs.reports);
    if (reports.files.empty() && !*statusUsed)
        return fail({.code = ErrorCode::NoReports});
    ledger->finish();

    ProgressReporter progress;
    auto cleanUp =
        match({std::move(read->list)}, std::move(ledger), policy, progress, CancelToken());
    if (!cleanUp)
        return tl::unexpected(cleanUp.error());
    ReadCleanUp all{.cleanUp = *std::move(cleanUp),
                    .files = std::move(reports.files),
                    .complete = reports.complete && !hidden};
    all.files.push_back(inputs.list);
    if (!inputs.policy.empty())
        all.files.push_back(inputs.policy);
    if (!inputs.store.empty())
        all.files.push_back(inputs.store);
    return all;
}

} // namespace listwright
