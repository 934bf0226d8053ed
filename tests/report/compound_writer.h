// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace listwright {

/// Writes a compound file ([MS-CFB], version 3): what Outlook saves a message as.
class CompoundWriter {
public:
    CompoundWriter() { m_entries.push_back({"Root Entry", true, {}, {}}); }

    /// Adds to `storage` (0 is the root) and gives its number.
    std::size_t storage(const std::string& name, std::size_t storage = 0) {
        return add({name, true, {}, {}}, storage);
    }
    void stream(const std::string& name, std::string bytes, std::size_t storage = 0) {
        add({name, false, std::move(bytes), {}}, storage);
    }
    /// A text in UTF-16, ASCII only.
    void text(const std::string& tag, const std::string& ascii, std::size_t storage = 0) {
        std::string wide;
        for (const char letter : ascii)
            wide.append({letter, '\0'});
        stream("__substg1.0_" + tag + "001F", std::move(wide), storage);
    }
    /// The properties of fixed size, which are long numbers here, after `before` bytes.
    void numbers(const std::vector<std::pair<std::uint16_t, std::uint32_t>>& values,
                 std::size_t before, std::size_t storage = 0) {
        std::string bytes(before, '\0');
        for (const auto& [tag, value] : values) {
            put(bytes, 3, 2);
            put(bytes, tag, 2);
            put(bytes, 6, 4);
            put(bytes, value, 4);
            put(bytes, 0, 4);
        }
        stream("__properties_version1.0", std::move(bytes), storage);
    }

    [[nodiscard]] std::string bytes() const {
        std::vector<std::string> sectors;
        std::vector<std::uint32_t> next;
        const auto place = [&](std::string content, std::size_t sectorBytes,
                               std::vector<std::string>& into, std::vector<std::uint32_t>& chain) {
            if (content.empty())
                return endOfChain;
            const auto first = static_cast<std::uint32_t>(into.size());
            content.resize((content.size() + sectorBytes - 1) / sectorBytes * sectorBytes);
            for (std::size_t at = 0; at < content.size(); at += sectorBytes) {
                into.push_back(content.substr(at, sectorBytes));
                chain.push_back(static_cast<std::uint32_t>(into.size()));
            }
            chain.back() = endOfChain;
            return first;
        };
        std::vector<std::string> small;
        std::vector<std::uint32_t> nextSmall;
        std::vector<std::uint32_t> firsts;
        for (const Entry& entry : m_entries)
            firsts.push_back(entry.bytes.size() < smallest
                                 ? place(entry.bytes, 64, small, nextSmall)
                                 : place(entry.bytes, 512, sectors, next));
        std::string smallBytes;
        for (const std::string& one : small)
            smallBytes += one;
        firsts[0] = place(smallBytes, 512, sectors, next);
        std::string smallTable;
        for (const std::uint32_t one : nextSmall)
            put(smallTable, one, 4);
        const std::uint32_t smallTableAt = place(smallTable, 512, sectors, next);
        const std::uint32_t entriesAt =
            place(directory(firsts, smallBytes.size()), 512, sectors, next);
        // The table of sectors has itself in it.
        std::size_t tables = 1;
        while (tables * 128 < sectors.size() + tables)
            ++tables;
        std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0');
        put(header, 0x3E, 2);
        put(header, 3, 2);
        put(header, 0xFFFE, 2);
        put(header, 9, 2);
        put(header, 6, 2);
        header.resize(0x2C);
        put(header, static_cast<std::uint32_t>(tables), 4);
        put(header, entriesAt, 4);
        header.resize(0x38);
        put(header, smallest, 4);
        put(header, smallTableAt, 4);
        put(header, 1, 4);
        put(header, endOfChain, 4);
        put(header, 0, 4);
        for (std::size_t i = 0; i < 109; ++i)
            put(header, i < tables ? static_cast<std::uint32_t>(sectors.size() + i) : noSector, 4);
        std::string table;
        for (const std::uint32_t one : next)
            put(table, one, 4);
        for (std::size_t i = 0; i < tables; ++i)
            put(table, 0xFFFFFFFD, 4);
        while (table.size() < tables * 512)
            put(table, noSector, 4);
        std::string file = std::move(header);
        for (const std::string& one : sectors)
            file += one;
        return file + table;
    }

private:
    static constexpr std::uint32_t endOfChain = 0xFFFFFFFE;
    static constexpr std::uint32_t noSector = 0xFFFFFFFF;
    static constexpr std::uint32_t smallest = 4096;

    struct Entry {
        std::string name;
        bool isStorage = false;
        std::string bytes;
        std::vector<std::size_t> children;
    };

    static void put(std::string& bytes, std::uint32_t value, int width) {
        for (int i = 0; i < width; ++i)
            bytes += static_cast<char>(value >> (8 * i) & 0xFF);
    }

    std::size_t add(Entry entry, std::size_t storage) {
        m_entries.push_back(std::move(entry));
        m_entries[storage].children.push_back(m_entries.size() - 1);
        return m_entries.size() - 1;
    }

    [[nodiscard]] std::string directory(const std::vector<std::uint32_t>& firsts,
                                        std::size_t smallBytes) const {
        // The children of a storage hang one on the right of the other.
        std::vector<std::uint32_t> right(m_entries.size(), noSector);
        for (const Entry& entry : m_entries)
            for (std::size_t i = 0; i + 1 < entry.children.size(); ++i)
                right[entry.children[i]] = static_cast<std::uint32_t>(entry.children[i + 1]);
        std::string all;
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            const Entry& entry = m_entries[i];
            std::string one;
            for (const char letter : entry.name)
                one.append({letter, '\0'});
            one.resize(64);
            put(one, static_cast<std::uint32_t>(2 * entry.name.size() + 2), 2);
            put(one, i == 0 ? 5 : entry.isStorage ? 1 : 2, 1);
            put(one, 1, 1);
            put(one, noSector, 4);
            put(one, right[i], 4);
            put(one,
                entry.children.empty() ? noSector
                                       : static_cast<std::uint32_t>(entry.children.front()),
                4);
            one.resize(0x74);
            put(one, firsts[i], 4);
            put(one, static_cast<std::uint32_t>(i == 0 ? smallBytes : entry.bytes.size()), 4);
            put(one, 0, 4);
            all += one;
        }
        while (all.size() % 512 != 0) {
            std::string unused(64 + 4, '\0');
            put(unused, noSector, 4);
            put(unused, noSector, 4);
            put(unused, noSector, 4);
            unused.resize(128);
            all += unused;
        }
        return all;
    }

    std::vector<Entry> m_entries;
};

} // namespace listwright
