// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/compound_file.h"

#include "model/io/text_encoding.h"

#include <algorithm>

namespace listwright {

namespace {

constexpr std::string_view signature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::uint32_t noSector = 0xFFFFFFFA; // and all above are marks, not sectors
constexpr std::uint32_t noEntry = 0xFFFFFFFF;
constexpr std::size_t headerBytes = 512;
constexpr std::size_t sectorsInHeader = 109;
constexpr std::size_t smallSectorBytes = 64;
constexpr std::size_t entryBytes = 128;
constexpr std::size_t mostEntries = 200'000;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t width = 4) {
    std::uint32_t value = 0;
    for (std::size_t i = width; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

struct RawEntry {
    CompoundFile::Entry entry;
    std::uint32_t left = noEntry;
    std::uint32_t right = noEntry;
    std::uint32_t child = noEntry;
};

RawEntry rawEntry(std::string_view bytes) {
    RawEntry raw;
    const std::size_t nameBytes =
        std::min<std::size_t>(number(bytes, 0x40, 2), 64) & ~std::size_t{1};
    raw.entry.name =
        decodeToUtf8(bytes.substr(0, nameBytes < 2 ? 0 : nameBytes - 2), encodingNamed("UTF-16LE"));
    raw.entry.isStorage = bytes[0x42] == 1 || bytes[0x42] == 5;
    raw.entry.firstSector = number(bytes, 0x74);
    raw.entry.size = number(bytes, 0x78);
    raw.left = number(bytes, 0x44);
    raw.right = number(bytes, 0x48);
    raw.child = number(bytes, 0x4C);
    return raw;
}

} // namespace

tl::unexpected<Error> CompoundFile::damaged(std::string_view what) const {
    return fail(
        {.code = ErrorCode::MailUnreadable, .file = m_source->name(), .detail = std::string(what)});
}

Result<CompoundFile> CompoundFile::open(std::shared_ptr<const ByteSource> source) {
    CompoundFile file(std::move(source));
    if (file.m_source->size() > largestFile)
        return fail({.code = ErrorCode::TableTooLarge,
                     .file = file.m_source->name(),
                     .detail = "more than " + std::to_string(largestFile) + " bytes"});
    if (const auto read = file.readHeader(); !read)
        return tl::unexpected(read.error());
    return file;
}

Result<void> CompoundFile::readHeader() {
    std::string header(headerBytes, '\0');
    const auto got = m_source->readAt(0, header);
    if (!got)
        return tl::unexpected(got.error());
    if (*got < headerBytes || !header.starts_with(signature))
        return damaged("it ends in its header");
    const std::uint32_t shift = number(header, 0x1E, 2);
    if ((shift != 9 && shift != 12) || number(header, 0x20, 2) != 6)
        return damaged("sectors of an unknown size");
    m_sectorBytes = std::uint32_t{1} << shift;
    m_largestSmall = std::min<std::uint32_t>(number(header, 0x38), 1U << 16);
    if (auto read = readSectorTable(header); !read)
        return read;
    if (auto read = readEntries(number(header, 0x30)); !read)
        return read;
    const auto bytes = chain(number(header, 0x3C), m_source->size());
    if (!bytes)
        return tl::unexpected(bytes.error());
    for (std::size_t at = 0; at + 4 <= bytes->size(); at += 4)
        m_nextSmall.push_back(number(*bytes, at));
    auto small = chain(m_entries.front().firstSector, m_entries.front().size);
    if (!small)
        return tl::unexpected(small.error());
    m_small = *std::move(small);
    return {};
}

/// Where the table of sectors lies is told in the header, and further on in sectors of its own.
Result<void> CompoundFile::readSectorTable(const std::string& header) {
    const std::uint64_t sectors = m_source->size() / m_sectorBytes + 1;
    std::vector<std::uint32_t> places;
    for (std::size_t i = 0; i < sectorsInHeader; ++i)
        places.push_back(number(header, 0x4C + 4 * i));
    std::uint32_t next = number(header, 0x44);
    for (std::uint64_t seen = 0; next < noSector; ++seen) {
        if (seen > sectors)
            return damaged("its sectors go round in a circle");
        const auto bytes = sector(next);
        if (!bytes)
            return tl::unexpected(bytes.error());
        for (std::size_t at = 0; at + 8 <= m_sectorBytes; at += 4)
            places.push_back(number(*bytes, at));
        if (places.size() > sectors + sectorsInHeader + m_sectorBytes)
            return damaged("it has more sectors than bytes");
        next = number(*bytes, m_sectorBytes - 4);
    }
    for (const std::uint32_t place : places) {
        if (place >= noSector)
            continue;
        if (m_next.size() > sectors)
            return damaged("it has more sectors than bytes");
        const auto bytes = sector(place);
        if (!bytes)
            return tl::unexpected(bytes.error());
        for (std::size_t at = 0; at + 4 <= m_sectorBytes; at += 4)
            m_next.push_back(number(*bytes, at));
    }
    return {};
}

Result<void> CompoundFile::readEntries(std::uint32_t firstSector) {
    const auto bytes = chain(firstSector, mostEntries * entryBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    std::vector<RawEntry> raw;
    for (std::size_t at = 0; at + entryBytes <= bytes->size(); at += entryBytes)
        raw.push_back(rawEntry(std::string_view(*bytes).substr(at, entryBytes)));
    if (raw.empty() || !raw.front().entry.isStorage)
        return damaged("it has no root");
    // The children of a storage are a tree of their own, and no two streams share a byte: where
    // they do, some kilobytes of file would be read as gigabytes.
    std::vector<bool> seen(raw.size());
    std::uint64_t streamBytes = 0;
    for (std::size_t storage = 0; storage < raw.size(); ++storage) {
        if (!raw[storage].entry.isStorage)
            continue;
        std::vector<std::uint32_t> waiting{raw[storage].child};
        while (!waiting.empty()) {
            const std::uint32_t at = waiting.back();
            waiting.pop_back();
            if (at == noEntry)
                continue;
            if (at >= raw.size() || at == 0 || seen[at])
                return damaged("its entries go round in a circle");
            seen[at] = true;
            if (!raw[at].entry.isStorage)
                streamBytes += raw[at].entry.size;
            if (streamBytes > m_source->size())
                return damaged("its parts are longer than the file");
            raw[storage].entry.children.push_back(at);
            waiting.push_back(raw[at].right);
            waiting.push_back(raw[at].left);
        }
    }
    for (RawEntry& entry : raw)
        m_entries.push_back(std::move(entry.entry));
    return {};
}

Result<std::string> CompoundFile::sector(std::uint32_t number) const {
    std::string bytes(m_sectorBytes, '\0');
    const auto got = m_source->readAt((std::uint64_t{number} + 1) * m_sectorBytes, bytes);
    if (!got)
        return tl::unexpected(got.error());
    if (*got == 0)
        return damaged("it is cut off");
    return bytes; // the last may be short
}

Result<std::string> CompoundFile::chain(std::uint32_t first, std::uint64_t most) const {
    std::string bytes;
    std::vector<bool> seen(m_next.size());
    for (std::uint32_t at = first; at < noSector && bytes.size() < most; at = m_next[at]) {
        if (at >= m_next.size())
            return damaged("it is cut off");
        if (seen[at])
            return damaged("its sectors go round in a circle");
        seen[at] = true;
        auto one = sector(at);
        if (!one)
            return one;
        bytes += *one;
    }
    bytes.resize(static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), most)));
    return bytes;
}

Result<std::string> CompoundFile::smallChain(std::uint32_t first, std::uint64_t size) const {
    std::string bytes;
    std::vector<bool> seen(m_nextSmall.size());
    for (std::uint32_t at = first; at < noSector && bytes.size() < size; at = m_nextSmall[at]) {
        const std::uint64_t begin = std::uint64_t{at} * smallSectorBytes;
        if (at >= m_nextSmall.size() || begin >= m_small.size())
            return damaged("it is cut off");
        if (seen[at])
            return damaged("its sectors go round in a circle");
        seen[at] = true;
        bytes += m_small.substr(static_cast<std::size_t>(begin), smallSectorBytes);
    }
    bytes.resize(static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), size)));
    return bytes;
}

const CompoundFile::Entry* CompoundFile::child(const Entry& storage, std::string_view name) const {
    const auto found = std::find_if(storage.children.begin(), storage.children.end(),
                                    [&](std::size_t at) { return m_entries[at].name == name; });
    return found == storage.children.end() ? nullptr : &m_entries[*found];
}

Result<std::string> CompoundFile::read(const Entry& stream) const {
    if (stream.size > largestStream)
        return fail({.code = ErrorCode::TableTooLarge,
                     .file = m_source->name(),
                     .detail = "a part of more than " + std::to_string(largestStream) + " bytes"});
    auto bytes = stream.size < m_largestSmall ? smallChain(stream.firstSector, stream.size)
                                              : chain(stream.firstSector, stream.size);
    if (bytes && bytes->size() < stream.size)
        return damaged("it is cut off");
    return bytes;
}

} // namespace listwright
