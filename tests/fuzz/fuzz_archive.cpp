// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an archive: reading ends, stays within the limits, and names are text without
// control characters.
#include "model/io/archive_reader.h"
#include "model/io/utf8.h"

#include <algorithm>
#include <cstdlib>

using namespace listwright;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto source =
        bytesInMemory("fuzz.zip", std::string(reinterpret_cast<const char*>(bytes), size));
    const ArchiveLimits limits{.unpackedBytes = 1 << 20, .entries = 100};
    ArchiveUse use;
    auto reader = ArchiveReader::open(source, limits, use);
    if (!reader)
        return 0;
    // An entry that is broken is followed by others, each of which counts.
    for (int steps = 0; !reader->isAtEnd(); ++steps) {
        if (steps > 1000)
            std::abort();
        const auto name = reader->next();
        if (!name)
            continue;
        if (!*name)
            break;
        const std::string& text = **name;
        const bool clean = std::none_of(text.begin(), text.end(), [](char letter) {
            return static_cast<unsigned char>(letter) < 0x20;
        });
        if (!clean || text.starts_with('/') || validUtf8Length(text) != text.size())
            std::abort();
        while (true) {
            const auto piece = reader->read();
            if (!piece || piece->empty())
                break;
        }
        constexpr std::uint64_t onePiece = 1 << 20;
        if (use.bytes > limits.unpackedBytes + onePiece || use.entries > limits.entries + 1)
            std::abort();
    }
    return 0;
}
