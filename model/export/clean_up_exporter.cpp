// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/clean_up_exporter.h"

#include "model/export/audit_report.h"
#include "model/export/correction_exporter.h"
#include "model/export/export_targets.h"
#include "model/export/list_exporter.h"
#include "model/export/stale_parts.h"
#include "model/export/suppression_exporter.h"
#include "model/export/workbook_exporter.h"
#include "model/io/workbook_writer.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <utility>

namespace listwright {

namespace {

Result<void> checkUnchanged(const CleanUp& cleanUp) {
    for (const auto& list : cleanUp.lists())
        if (auto unchanged = list->source().checkUnchanged(); !unchanged)
            return unchanged;
    return {};
}

std::uint64_t bytesOf(const CleanUp& cleanUp) {
    std::uint64_t bytes = 0;
    for (const auto& list : cleanUp.lists())
        bytes += list->source().size();
    return bytes;
}

/// Every file of a plan, open.
class OpenFiles {
public:
    Result<void> open(const ExportPlan& plan, const std::vector<WorkbookTarget>& books,
                      const SuppressionPreset& preset) {
        for (const WorkbookTarget& target : books) {
            WorkbookFiles& files = workbooks.emplace_back(WorkbookFiles{target, {}});
            for (const std::string& path : target.files) {
                auto opened = OutputFile::create(path);
                if (!opened)
                    return tl::unexpected(opened.error());
                files.files.push_back({.file = *std::move(opened)});
            }
        }
        lists.resize(plan.lists.size());
        for (std::size_t at = 0; at < lists.size(); ++at) {
            const ListTargets& targets = plan.lists[at];
            for (const auto& [target, file] :
                 {std::pair(&targets.cleaned, &lists[at].cleaned),
                  std::pair(&targets.removed, &lists[at].removed),
                  std::pair(&targets.duplicates, &lists[at].duplicates),
                  std::pair(&targets.invalid, &lists[at].invalid),
                  std::pair(&targets.corrections, &lists[at].corrections)})
                if (!isWorkbookName(*target))
                    if (auto opened = open(*target, *file); !opened)
                        return opened;
        }
        if (std::optional<RowFile> first; auto opened = open(plan.suppression, first)) {
            if (first)
                suppression.push_back(*std::move(first));
        } else {
            return opened;
        }
        if (!plan.suppression.empty() && !preset.rule.empty())
            if (auto opened = open(ruleTarget(plan.suppression), rule); !opened)
                return opened;
        return open(plan.audit, audit);
    }

    /// In the order in which they are to be told.
    [[nodiscard]] std::vector<RowFile*> all() {
        std::vector<RowFile*> files;
        const auto add = [&files](std::optional<RowFile>& file) {
            if (file)
                files.push_back(&*file);
        };
        for (WorkbookFiles& workbook : workbooks)
            for (RowFile& file : workbook.files)
                files.push_back(&file);
        for (ListFiles& list : lists) {
            add(list.cleaned);
            add(list.removed);
            add(list.duplicates);
            add(list.invalid);
            add(list.corrections);
        }
        for (RowFile& file : suppression)
            files.push_back(&file);
        add(rule);
        add(audit);
        return files;
    }

    [[nodiscard]] std::vector<WorkbookFiles*> workbooksOf(std::size_t list) {
        std::vector<WorkbookFiles*> files;
        for (WorkbookFiles& workbook : workbooks)
            if (workbook.target.list == list)
                files.push_back(&workbook);
        return files;
    }

    std::vector<ListFiles> lists;
    std::vector<WorkbookFiles> workbooks;
    std::vector<RowFile> suppression;
    std::optional<RowFile> rule; // beside it
    std::optional<RowFile> audit;

private:
    static Result<void> open(const std::string& target, std::optional<RowFile>& file) {
        if (target.empty())
            return {};
        auto opened = OutputFile::create(target);
        if (!opened)
            return tl::unexpected(opened.error());
        file = RowFile{.file = *std::move(opened)};
        return {};
    }
};

std::int64_t now() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// Syncs files while others are still written.
class EarlySync {
public:
    void add(ListFiles& list) {
        for (std::optional<RowFile>* const file :
             {&list.cleaned, &list.removed, &list.duplicates, &list.invalid})
            if (*file) {
                m_synced.push_back(std::async(
                    std::launch::async, [rowFile = &**file] { return rowFile->file.sync(); }));
                m_files.push_back(&**file);
            }
    }

    /// Waits for those, and syncs the others.
    Result<void> finish(const std::vector<RowFile*>& all, const CancelToken& cancel) {
        for (auto& synced : m_synced)
            if (auto done = synced.get(); !done)
                return done;
        for (RowFile* const file : all) {
            if (cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled});
            if (std::find(m_files.begin(), m_files.end(), file) != m_files.end())
                continue;
            if (auto synced = file->file.sync(); !synced)
                return synced;
        }
        return {};
    }

private:
    std::vector<RowFile*> m_files;
    std::vector<std::future<Result<void>>> m_synced; // ends before the files do
};

Result<void> writeRows(const CleanUp& cleanUp, const Decisions& decisions, const ExportPlan& plan,
                       const std::vector<WorkbookTarget>& workbookTargets,
                       const SuppressionPreset& preset, const std::vector<std::string>& inputs,
                       OpenFiles& files, EarlySync& early, ProgressReporter& progress,
                       const CancelToken& cancel) {
    const std::uint64_t total = bytesOf(cleanUp);
    std::uint64_t before = 0;
    for (std::size_t at = 0; at < files.lists.size(); ++at) {
        const std::vector<WorkbookFiles*> workbooks = files.workbooksOf(at);
        // Both read the list once; a workbook takes far longer.
        const std::uint64_t size = cleanUp.lists()[at]->source().size();
        const std::uint64_t share = workbooks.empty() ? 1 : 20;
        const auto done = [&](std::uint64_t bytes) {
            progress.report({before + bytes / share, total});
        };
        const auto doneOfWorkbooks = [&](std::uint64_t bytes) {
            progress.report({before + size / share + bytes / share * (share - 1), total});
        };
        if (auto written = exportList(cleanUp, decisions, at, files.lists[at],
                                      plan.spreadsheetSafe.value_or(false), done, cancel);
            !written)
            return written;
        early.add(files.lists[at]);
        if (auto& corrections = files.lists[at].corrections)
            if (auto written = exportCorrections(cleanUp, decisions, at, *corrections, cancel);
                !written)
                return written;
        if (!workbooks.empty())
            if (auto written =
                    exportWorkbooks(cleanUp, decisions, at, workbooks,
                                    plan.spreadsheetSafe.value_or(true), doneOfWorkbooks, cancel);
                !written)
                return written;
        before += size;
    }
    // More files than the plan names must not fall on one that was read or is written.
    const auto nextFile = [&](std::size_t number) -> Result<OutputFile> {
        const std::string target = numberedTarget(plan.suppression, number);
        std::vector<std::string> targets = targetsOf(plan, workbookTargets);
        targets.push_back(target);
        if (auto checked = checkTargets(targets, inputs); !checked)
            return tl::unexpected(checked.error());
        return OutputFile::create(target);
    };
    if (!files.suppression.empty())
        if (auto written =
                exportSuppression(cleanUp, decisions, preset, files.suppression, nextFile, cancel);
            !written)
            return written;
    if (files.rule) {
        files.rule->rows = 1;
        if (auto written = files.rule->file.write(preset.rule + '\n'); !written)
            return written;
    }
    if (files.audit)
        return writeAuditReport(cleanUp, decisions, {.created = now(), .files = inputs},
                                *files.audit, cancel);
    return {};
}

std::vector<std::string> staleParts(const OpenFiles& files,
                                    const std::vector<WrittenFile>& written) {
    std::vector<std::string> stale;
    const auto look = [&stale](const std::string& target, std::size_t parts) {
        const std::vector<std::string> found = stalePartsOf(target, parts);
        stale.insert(stale.end(), found.begin(), found.end());
    };
    for (const WorkbookFiles& workbook : files.workbooks)
        look(workbook.target.path, workbook.files.size());
    if (!files.suppression.empty())
        look(files.suppression.front().file.target(), files.suppression.size());
    std::erase_if(stale, [&](const std::string& path) {
        return std::any_of(written.begin(), written.end(),
                           [&](const WrittenFile& file) { return file.path == path; });
    });
    return stale;
}

} // namespace

Result<ExportedFiles> exportCleanUp(const CleanUp& cleanUp, const Decisions& decisions,
                                    const ExportPlan& plan, const std::vector<std::string>& inputs,
                                    ProgressReporter& progress, const CancelToken& cancel) {
    const SuppressionPreset* const preset = presetOf(plan);
    if (preset == nullptr)
        return fail({.code = ErrorCode::SettingsBroken,
                     .detail = "there is no preset \"" + plan.suppressionPreset + '"'});
    const std::vector<WorkbookTarget> workbooks = workbookTargets(cleanUp, decisions, plan);
    if (auto fitting = checkWorkbookRows(workbooks); !fitting && !plan.splitWorkbooks)
        return tl::unexpected(fitting.error());
    if (auto checked = checkTargets(targetsOf(plan, workbooks), inputs); !checked)
        return tl::unexpected(checked.error());
    if (auto unchanged = checkUnchanged(cleanUp); !unchanged)
        return tl::unexpected(unchanged.error());

    OpenFiles files;
    if (auto opened = files.open(plan, workbooks, *preset); !opened)
        return tl::unexpected(opened.error());
    EarlySync early;
    if (auto written = writeRows(cleanUp, decisions, plan, workbooks, *preset, inputs, files, early,
                                 progress, cancel);
        !written)
        return tl::unexpected(written.error());
    // What was copied is only worth something if the list stayed as it was until the end.
    if (auto unchanged = checkUnchanged(cleanUp); !unchanged)
        return tl::unexpected(unchanged.error());

    const std::vector<RowFile*> all = files.all();
    if (auto synced = early.finish(all, cancel); !synced)
        return tl::unexpected(synced.error());
    ExportedFiles exported;
    for (RowFile* const file : all) {
        if (auto replaced = file->file.replaceTarget(); !replaced)
            return tl::unexpected(replaced.error());
        exported.written.push_back({file->file.target(), file->rows, file->file.bytesWritten()});
    }
    exported.staleParts = staleParts(files, exported.written);
    progress.report({bytesOf(cleanUp), bytesOf(cleanUp)});
    return exported;
}

} // namespace listwright
