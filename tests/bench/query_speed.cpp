// SPDX-License-Identifier: GPL-3.0-or-later
// How long the contact table waits for filters, searches and orders of a large list:
//   query_speed LIST.csv REPORT.csv [ROUNDS]
// The best round of each in milliseconds of wall time, and of processor time in all threads.
#include "model/cleaning/contact_query.h"
#include "model/intake/report_import.h"
#include "model/list/list_importer.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>

using namespace listwright;

namespace {

template <typename T>
T valueOf(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", message(result.error()).c_str());
        std::exit(1);
    }
    return *std::move(result);
}

std::shared_ptr<const CleanUp> cleanUpOf(const char* list, const char* report) {
    ProgressReporter progress;
    const InputFile file = valueOf(sniffFileAs(list, InputKind::ContactList));
    auto contacts = valueOf(importList(valueOf(openFile(list)), *file.profile, progress, {}));
    auto ledger = std::make_shared<EventLedger>();
    const auto add = [&](const std::vector<ClassifiedEvent>& events) {
        for (const ClassifiedEvent& event : events)
            ledger->add(event);
    };
    valueOf(readReport(valueOf(sniffFileAs(report, InputKind::BounceReport)), standardClassifier(),
                       add, progress, {}));
    ledger->finish();
    return valueOf(match({std::move(contacts)}, std::move(ledger), {}, progress, {}));
}

double processorSeconds() {
    timespec spent{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
}

void measure(const char* name, const CleanUp& cleanUp, const ContactQuery& query, int rounds) {
    double wall = 1e9;
    double processor = 1e9;
    std::size_t rows = 0;
    for (int round = 0; round < rounds; ++round) {
        ProgressReporter progress;
        const auto begin = std::chrono::steady_clock::now();
        const double before = processorSeconds();
        rows = valueOf(runQuery(cleanUp, {}, query, progress, {}))->rows.size();
        processor = std::min(processor, processorSeconds() - before);
        wall = std::min(
            wall, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    std::printf("%-28s %9.0f %9.0f %10zu\n", name, wall * 1000, processor * 1000, rows);
    std::fflush(stdout);
}

ContactQuery with(const std::function<void(ContactQuery&)>& change) {
    ContactQuery query;
    change(query);
    return query;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fputs("query_speed LIST.csv REPORT.csv [ROUNDS]\n", stderr);
        return 2;
    }
    const int rounds = argc > 3 ? std::max(1, std::atoi(argv[3])) : 5;
    const auto cleanUp = cleanUpOf(argv[1], argv[2]);
    std::printf("%-28s %9s %9s %10s\n", "", "wall ms", "cpu ms", "rows");
    const auto ask = [&](const char* name, const std::function<void(ContactQuery&)>& change) {
        measure(name, *cleanUp, with(change), rounds);
    };
    const auto sort = [&](const char* name, ContactColumn column) {
        ask(name, [&](ContactQuery& query) { query.sortBy = column; });
    };
    ask("all", [](ContactQuery&) {});
    ask("facet: status", [](ContactQuery& query) { query.statuses = {ContactStatus::Remove}; });
    ask("facet: reason", [](ContactQuery& query) { query.reasons = {Reason::MailboxDisabled}; });
    ask("facet: provider", [](ContactQuery& query) { query.providers = {providerById("google")}; });
    ask("text: a name", [](ContactQuery& query) { query.text = "mitchell7"; });
    ask("text: a word of many", [](ContactQuery& query) { query.text = "gmail.com"; });
    ask("text: a letter", [](ContactQuery& query) { query.text = "a"; });
    sort("sort: proposal", ContactColumn::Proposal);
    sort("sort: reason", ContactColumn::Reason);
    sort("sort: code", ContactColumn::Code);
    sort("sort: provider", ContactColumn::Provider);
    sort("sort: times", ContactColumn::Times);
    sort("sort: last seen", ContactColumn::LastSeen);
    sort("sort: address", ContactColumn::Email);
#ifndef QUERY_SPEED_WITHOUT_OWN_COLUMNS
    for (const OwnColumn& column : ownColumns(*cleanUp)) {
        ask(("sort: own " + column.name).c_str(),
            [&](ContactQuery& query) { query.sortBy = column; });
        ask(("text: own " + column.name).c_str(), [&](ContactQuery& query) {
            query.searchedColumns = {column};
            query.text = "lopez";
        });
    }
#endif
    return 0;
}
