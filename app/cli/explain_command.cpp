// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/event_rows.h"
#include "app/cli/explain_text.h"
#include "model/bounce/server_answer.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

namespace listwright {

namespace {

struct ExplainOptions {
    std::string text;
    std::string provider;
    std::string format = "text";
};

/// By its id, by one of its domains, or by the name of a server.
std::optional<ProviderId> providerNamed(const std::string& name) {
    if (name.empty())
        return ProviderId{};
    for (const ProviderId found :
         {providerById(name), providerOfDomain(name), providerOfHost(name)})
        if (found != ProviderId{})
            return found;
    return std::nullopt;
}

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

ExitStatus explainAnswers(const ExplainOptions& options) {
    const auto provider = providerNamed(options.provider);
    if (!provider) {
        std::fprintf(stderr,
                     "There is no provider \"%s\". Give its id, such as google, a domain of it, or "
                     "leave the option out.\n",
                     options.provider.c_str());
        return ExitStatus::WrongUsage;
    }
    const Classifier& classifier = standardClassifier();
    EventRows rows(options.format == "json" ? RowFormat::Json : RowFormat::Tsv, classifier.rules());
    const bool asText = options.format == "text";
    std::size_t explained = 0;
    const auto explainOne = [&](const std::string& answer) {
        const DeliveryEvent event = eventFromAnswer(answer, *provider);
        if (event.diagnostic.empty())
            return;
        if (asText)
            print((explained > 0 ? "\n" : "") + explanationAsText(event, classifier));
        else
            print(std::string(rows.separator()) + rows.row(event, classifier.classify(event)));
        ++explained;
    };

    if (!asText)
        print(rows.begin());
    if (options.text == "-") {
        for (std::string line; std::getline(std::cin, line);)
            explainOne(line);
    } else {
        explainOne(options.text);
    }
    if (!asText)
        print(rows.end());
    if (explained > 0)
        return ExitStatus::Done;
    std::fprintf(stderr, "There is nothing to explain. Give a server's answer, such as "
                         "\"550 5.2.1 Mailbox disabled\".\n");
    return ExitStatus::NothingDone;
}

} // namespace

void addExplainCommand(CLI::App& program, ExitStatus& status) {
    auto options = std::make_shared<ExplainOptions>();
    CLI::App* command =
        program.add_subcommand("explain", "Says in plain words what a server's answer means.");
    command->add_option("TEXT", options->text, "The answer; - reads one a line")->required();
    command->add_option("--provider", options->provider,
                        "Who hosts the mailbox: an id such as google, or a domain");
    command->add_option("--format", options->format, "How to print: text, tsv or json (an array)")
        ->check(CLI::IsMember({"text", "tsv", "json"}));
    command->callback([options, &status] { status = explainAnswers(*options); });
}

} // namespace listwright
