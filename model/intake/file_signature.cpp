// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/file_signature.h"

#include "model/io/resource_table.h"
#include "model/io/text_encoding.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace listwright {

namespace {

// Shorter signatures may begin a text ("BM", "MZ"): they count with control characters only.
constexpr std::size_t provingBytes = 4;
constexpr std::string_view zipSignature = "PK\x03\x04";

struct Signature {
    std::size_t offset = 0;
    std::string bytes;
    std::string name;
};

std::string bytesOf(const std::string& hexadecimal) {
    std::string bytes;
    for (std::size_t at = 0; at + 1 < hexadecimal.size(); at += 2)
        bytes += static_cast<char>(std::strtoul(hexadecimal.substr(at, 2).c_str(), nullptr, 16));
    return bytes;
}

const std::vector<Signature>& signatures() {
    static const auto all = [] {
        std::vector<Signature> read;
        const ResourceTable table = builtInTable(":/file_signatures.tsv");
        for (const auto& row : table.rows)
            read.push_back({std::strtoul(table.value(row, "offset").c_str(), nullptr, 10),
                            bytesOf(table.value(row, "bytes")), table.value(row, "name")});
        return read;
    }();
    return all;
}

std::optional<std::string> nameByContents(std::string_view zip) {
    static const ResourceTable table = builtInTable(":/zip_contents.tsv");
    for (const auto& row : table.rows)
        if (zip.find(table.value(row, "inside")) != std::string_view::npos)
            return table.value(row, "name");
    return std::nullopt;
}

bool isControl(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
           byte != 0x1A && byte != 0x1B;
}

} // namespace

std::optional<std::string> binaryName(std::string_view sample) {
    const bool wide = detectEncoding(sample, false).unitBytes > 1;
    const auto controls =
        static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), isControl));
    for (const Signature& signature : signatures()) {
        if (sample.size() < signature.offset ||
            !sample.substr(signature.offset).starts_with(signature.bytes))
            continue;
        if (wide || (signature.bytes.size() < provingBytes && controls == 0))
            continue;
        if (signature.bytes == zipSignature)
            if (auto name = nameByContents(sample))
                return name;
        return signature.name;
    }
    // A stray control character is a flaw of a text; one in fifty bytes is no text.
    if (!wide && controls * 50 > sample.size())
        return "data that is no text";
    return std::nullopt;
}

} // namespace listwright
