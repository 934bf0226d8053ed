// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clean_up_inputs.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/metrics_json.h"
#include "model/export/export_targets.h"
#include "model/io/output_file.h"
#include "model/metrics/bar_chart_svg.h"

#include <QJsonValue>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

namespace listwright {

namespace {

struct MetricsOptions {
    CleanUpInputs inputs;
    std::string charts; // a folder
    bool json = false;
};

/// A chart: what it shows, the name of its file, and its bars.
struct Chart {
    std::string title;
    std::string fileName;
    std::vector<SvgBar> bars;
};

std::string shareText(const Share& share) {
    return grouped(share.part) + " of " + grouped(share.whole) + ", " +
           percentText(share.percent());
}

Chart disabledShares(const CleanUpMetrics& metrics) {
    return {
        "Disabled mailboxes",
        "disabled.svg",
        {{"of the contacts", metrics.disabledOfList.percent(), shareText(metrics.disabledOfList)},
         {"of those that bounced", metrics.disabledOfBounces.percent(),
          shareText(metrics.disabledOfBounces)}}};
}

Chart disabledByProvider(const CleanUpMetrics& metrics) {
    Chart chart{"Disabled mailboxes by provider", "disabled-by-provider.svg", {}};
    for (const auto& provider : metrics.disabledByProvider)
        chart.bars.push_back({std::string(providerName(provider.provider)),
                              provider.disabled.percent(), shareText(provider.disabled)});
    return chart;
}

/// Bars of counts, the highest first; none for what does not occur.
template <std::size_t size, typename NameOf>
std::vector<SvgBar> countBars(const std::array<std::uint64_t, size>& counts, NameOf nameOf) {
    std::vector<SvgBar> bars;
    for (std::size_t at = 0; at < size; ++at)
        if (counts[at] > 0)
            bars.push_back(
                {std::string(nameOf(at)), static_cast<double>(counts[at]), grouped(counts[at])});
    std::stable_sort(bars.begin(), bars.end(),
                     [](const SvgBar& a, const SvgBar& b) { return a.length > b.length; });
    return bars;
}

std::vector<Chart> chartsOf(const CleanUpMetrics& metrics) {
    return {disabledShares(metrics),
            disabledByProvider(metrics),
            {"Contacts by reason", "reasons.svg",
             countBars(metrics.byReason,
                       [](std::size_t at) { return reasonTraits(static_cast<Reason>(at)).name; })},
            {"Disabled mailboxes by cause", "causes.svg",
             countBars(metrics.disabledByCause,
                       [](std::size_t at) { return causeName(static_cast<Cause>(at)); })}};
}

Result<void> writeCharts(const std::string& folder, const std::vector<Chart>& charts,
                         const std::vector<std::string>& inputs) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed)
        return fail(
            {.code = ErrorCode::TargetNotWritable, .file = folder, .detail = failed.message()});
    for (const Chart& chart : charts) {
        const std::string path = (std::filesystem::path(folder) / chart.fileName).string();
        if (auto checked = checkTargets({path}, inputs); !checked)
            return checked;
        auto file = OutputFile::create(path);
        if (!file)
            return tl::unexpected(file.error());
        auto written = file->write(barChartSvg(chart.title, chart.bars));
        if (written)
            written = file->sync();
        if (written)
            written = file->replaceTarget();
        if (!written)
            return written;
    }
    return {};
}

void printText(const CleanUpMetrics& metrics, const std::vector<Chart>& charts) {
    const CleanUpCounts& counts = metrics.counts;
    printData(grouped(counts.in) + " in the list = " + grouped(counts.kept) + " kept + " +
              grouped(counts.removed) + " removed + " + grouped(counts.duplicates) +
              " duplicates + " + grouped(counts.invalid) + " invalid\n");
    for (const Chart& chart : charts) {
        printData('\n' + chart.title + '\n');
        std::size_t longest = 0;
        for (const SvgBar& bar : chart.bars)
            longest = std::max(longest, bar.label.size());
        for (const SvgBar& bar : chart.bars)
            printData("  " + bar.label + std::string(longest + 2 - bar.label.size(), ' ') +
                      bar.figures + '\n');
    }
}

ExitStatus printMetrics(const MetricsOptions& options) {
    const auto read = readCleanUp(options.inputs);
    if (!read) {
        printMessage(message(read.error()));
        return ExitStatus::NothingDone;
    }
    const CleanUpMetrics metrics = measure(*read->cleanUp, Decisions());
    const std::vector<Chart> charts = chartsOf(metrics);
    if (!options.charts.empty()) {
        if (const auto written = writeCharts(options.charts, charts, read->files); !written) {
            printMessage(message(written.error()));
            return ExitStatus::NothingDone;
        }
    }
    if (options.json)
        printJson(metricsAsJson(metrics));
    else
        printText(metrics, charts);
    return read->complete ? ExitStatus::Done : ExitStatus::PartlyRead;
}

} // namespace

void addMetricsCommand(CLI::App& program, ExitStatus& status) {
    auto options = std::make_shared<MetricsOptions>();
    CLI::App* command = program.add_subcommand(
        "metrics", "The charts' numbers: how many mailboxes are disabled, where and why.");
    addInputOptions(*command, options->inputs);
    command->add_option("--charts", options->charts, "A folder for the charts, as SVG images");
    command->add_flag("--json", options->json, "Print the numbers as JSON");
    command->callback([options, &status] { status = printMetrics(*options); });
}

} // namespace listwright
