// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/file_signature.h"

#include "model/io/archive_reader.h"
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
    BinaryFile is;
};

std::string bytesOf(const std::string& hexadecimal) {
    std::string bytes;
    for (std::size_t at = 0; at + 1 < hexadecimal.size(); at += 2)
        bytes += static_cast<char>(std::strtoul(hexadecimal.substr(at, 2).c_str(), nullptr, 16));
    return bytes;
}

BinaryKind kindOf(std::string_view word) {
    if (word == "archive")
        return BinaryKind::Archive;
    if (word == "outlook-data")
        return BinaryKind::OutlookData;
    return word == "spreadsheet" ? BinaryKind::Spreadsheet : BinaryKind::Closed;
}

const std::vector<Signature>& signatures() {
    static const auto all = [] {
        std::vector<Signature> read;
        const ResourceTable table = builtInTable(":/file_signatures.tsv");
        for (const auto& row : table.rows)
            read.push_back({std::strtoul(table.value(row, "offset").c_str(), nullptr, 10),
                            bytesOf(table.value(row, "bytes")),
                            {kindOf(table.value(row, "kind")), table.value(row, "name")}});
        return read;
    }();
    return all;
}

// Office files are zips. OpenDocument has its type as the first file, stored under this name.
std::optional<BinaryFile> officeFile(const std::shared_ptr<const ByteSource>& zip,
                                     std::string_view sample) {
    constexpr std::size_t namesLookedAt = 1000;
    constexpr std::string_view typeEntry = "mimetype";
    static const ResourceTable table = builtInTable(":/zip_contents.tsv");
    auto names = archiveEntryNames(zip, namesLookedAt);
    if (!names)
        return std::nullopt;
    const auto type = sample.substr(0, 200).find(typeEntry);
    if (type != std::string_view::npos)
        names->emplace_back(sample.substr(type + typeEntry.size(), 100));
    for (const auto& row : table.rows) {
        const std::string& inside = table.value(row, "inside");
        const bool fits = std::any_of(names->begin(), names->end(), [&](const std::string& name) {
            return name.starts_with(inside);
        });
        if (fits)
            return BinaryFile{kindOf(table.value(row, "kind")), table.value(row, "name")};
    }
    return std::nullopt;
}

bool isControl(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
           byte != 0x1A && byte != 0x1B;
}

} // namespace

std::optional<BinaryFile> recogniseBinary(const std::shared_ptr<const ByteSource>& file,
                                          std::string_view sample) {
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
            if (auto office = officeFile(file, sample))
                return office;
        return signature.is;
    }
    // A stray control character is a flaw of a text; one in fifty bytes is no text.
    if (!wide && controls * 50 > sample.size())
        return BinaryFile{BinaryKind::Closed, "data that is no text"};
    return std::nullopt;
}

bool mayBeContainer(std::string_view beginning) {
    return std::any_of(signatures().begin(), signatures().end(), [&](const Signature& signature) {
        return signature.is.kind != BinaryKind::Closed && beginning.size() > signature.offset &&
               beginning.substr(signature.offset).starts_with(signature.bytes);
    });
}

} // namespace listwright
