// SPDX-License-Identifier: GPL-3.0-or-later
// simdjson alone over Amazon SES notifications, one a line: parses every document and reads what a
// bounce report is about, without judging or writing anything.
//   simdjson_walk FILE.ndjson
#include <simdjson.h>

#include <cstdio>
#include <string_view>

namespace {

/// The sizes of what was read, so that reading it is not left out by the compiler.
struct Seen {
    std::size_t documents = 0;
    std::size_t recipients = 0;
    std::size_t bytes = 0;
};

void look(simdjson::ondemand::object document, Seen& seen) {
    ++seen.documents;
    std::string_view kind;
    if (document["notificationType"].get(kind) != simdjson::SUCCESS)
        return;
    const bool isBounce = kind == "Bounce";
    simdjson::ondemand::object event;
    if (document[isBounce ? "bounce" : "complaint"].get(event) != simdjson::SUCCESS)
        return;
    simdjson::ondemand::array recipients;
    if (event[isBounce ? "bouncedRecipients" : "complainedRecipients"].get(recipients) !=
        simdjson::SUCCESS)
        return;
    for (auto recipient : recipients) {
        ++seen.recipients;
        for (const std::string_view key : {"emailAddress", "status", "diagnosticCode"}) {
            std::string_view text;
            if (recipient[key].get(text) == simdjson::SUCCESS)
                seen.bytes += text.size();
        }
    }
}

} // namespace

int main(int argc, char* argv[]) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s FILE.ndjson\n", argv[0]);
        return 2;
    }
    simdjson::padded_string bytes;
    if (simdjson::padded_string::load(argv[1]).get(bytes) != simdjson::SUCCESS) {
        std::fprintf(stderr, "%s: cannot be read\n", argv[1]);
        return 1;
    }
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document_stream documents;
    if (parser.iterate_many(bytes, std::size_t{1} << 20).get(documents) != simdjson::SUCCESS)
        return 1;
    Seen seen;
    for (auto document : documents) {
        simdjson::ondemand::object object;
        if (document.get_object().get(object) == simdjson::SUCCESS)
            look(object, seen);
    }
    std::printf("%zu documents, %zu recipients, %zu bytes\n", seen.documents, seen.recipients,
                seen.bytes);
    return 0;
}
