// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the CSV scanner runs through a list that is made here, on one core and on two, beside
// the floor in the same run: memchr() for the line ends alone, and memcpy().
//   bench_csv
#include "model/io/csv_scanner.h"
#include "model/io/job.h"
#include "model/io/parted_table.h"

#include <benchmark/benchmark.h>

#include <array>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

using namespace listwright;

namespace {

constexpr std::size_t listBytes = std::size_t{256} << 20;
constexpr std::size_t columnCount = 8;

/// Names, an address, a town in quotes with a comma, a date, a number, and a tag that is mostly
/// empty: about 115 bytes a row.
const std::string& list() {
    static const std::string bytes = [] {
        constexpr std::array<const char*, 6> names{"Ann",     "Bjarne",   "Chiara",
                                                   "Dimitri", "Eleonora", "Fy"};
        std::mt19937 random(1);
        std::string made = "Email,First,Last,Town,Joined,Score,Tag,Note\n";
        made.reserve(listBytes + 256);
        while (made.size() < listBytes) {
            const auto number = random();
            made += names[number % names.size()];
            made += '.' + std::to_string(number) + "@domain" + std::to_string(number % 997) +
                    ".example," + names[number / 7 % names.size()] + ",Lastname" +
                    std::to_string(number % 10'000) + ",\"Town " + std::to_string(number % 300) +
                    ", North\",2026-03-" + std::to_string(10 + number % 20) + ',' +
                    std::to_string(number % 100) + (number % 5 == 0 ? ",vip," : ",,") +
                    "bought something in the spring\n";
        }
        return made;
    }();
    return bytes;
}

TableDialect dialect() {
    TableDialect comma;
    comma.hasHeader = true;
    comma.firstRowOffset = list().find('\n') + 1;
    return comma;
}

void setBytes(benchmark::State& state) {
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * list().size()));
}

void copyBytes(benchmark::State& state) {
    const std::string& bytes = list();
    std::vector<char> copy(std::size_t{1} << 18);
    for (auto _ : state)
        for (std::size_t at = 0; at + copy.size() <= bytes.size(); at += copy.size()) {
            std::memcpy(copy.data(), bytes.data() + at, copy.size());
            benchmark::DoNotOptimize(copy.data());
            benchmark::ClobberMemory();
        }
    setBytes(state);
}

void findLineEnds(benchmark::State& state) {
    const std::string& bytes = list();
    std::uint64_t lines = 0;
    for (auto _ : state) {
        lines = 0;
        const char* at = bytes.data();
        const char* const end = at + bytes.size();
        while ((at = static_cast<const char*>(
                    std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) != nullptr) {
            ++lines;
            ++at;
        }
        benchmark::DoNotOptimize(lines);
    }
    state.counters["rows"] = static_cast<double>(lines);
    setBytes(state);
}

/// All fields told apart, or only the first few of each row.
void scan(benchmark::State& state) {
    const auto source = bytesInMemory("list.csv", list());
    std::uint64_t rows = 0;
    std::uint64_t fields = 0;
    for (auto _ : state) {
        rows = fields = 0;
        CsvScanner scanner(*source, dialect(), dialect().firstRowOffset);
        if (state.range(0) > 0)
            scanner.tellFields(static_cast<std::size_t>(state.range(0)));
        for (auto more = scanner.next(); more && *more; more = scanner.next()) {
            ++rows;
            fields += scanner.row().fields.size();
        }
    }
    state.counters["rows"] = static_cast<double>(rows);
    state.counters["fields"] = static_cast<double>(fields);
    setBytes(state);
}

struct CountedRows {
    std::uint64_t rows = 0;
    void take(CsvScanner& /*scanner*/) { ++rows; }
    void finish() {}
};

/// The same on all cores, with the parts put in order.
void scanInParts(benchmark::State& state) {
    const auto source = bytesInMemory("list.csv", list());
    const TableDialect comma = dialect();
    std::uint64_t rows = 0;
    for (auto _ : state) {
        rows = 0;
        const CancelToken cancel;
        ProgressReporter progress;
        PartedTable<CountedRows> table(*source, comma, columnCount, std::uint64_t{4} << 20, cancel);
        const auto read = table.read(
            0, [] { return std::make_unique<CountedRows>(); },
            [&](const PartedTable<CountedRows>::Part& part) {
                rows += part.rows ? part.rows->rows : 0;
            },
            progress);
        if (!read)
            state.SkipWithError("the table could not be read");
    }
    state.counters["rows"] = static_cast<double>(rows);
    state.counters["threads"] = std::thread::hardware_concurrency();
    setBytes(state);
}

BENCHMARK(copyBytes)->Name("floor: memcpy")->Unit(benchmark::kMillisecond);
BENCHMARK(findLineEnds)->Name("floor: memchr of line ends")->Unit(benchmark::kMillisecond);
BENCHMARK(scan)->Name("scan, all fields, one thread")->Arg(0)->Unit(benchmark::kMillisecond);
BENCHMARK(scan)->Name("scan, first field, one thread")->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(scanInParts)
    ->Name("scan, all fields, all cores")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

} // namespace

BENCHMARK_MAIN();
