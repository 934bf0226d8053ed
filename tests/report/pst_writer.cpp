// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/report/pst_writer.h"

#include "tests/report/pst_heap.h"

#include <algorithm>
#include <array>

namespace listwright {

namespace {

constexpr std::size_t pageBytes = 512;
constexpr std::size_t blockBytes = 8176;    // of data in one block
constexpr std::size_t largestInHeap = 1000; // longer values become nodes of their own
constexpr std::size_t firstMap = 0x4400;
constexpr std::size_t mapEvery = 0x3E000;
constexpr std::uint16_t typeNumber = 0x0003;
constexpr std::uint16_t typeObject = 0x000D;
constexpr std::uint16_t typeNarrow = 0x001E;
constexpr std::uint16_t typeText = 0x001F;
constexpr std::uint16_t typeTime = 0x0040;
constexpr std::uint16_t typeBinary = 0x0102;
constexpr std::uint8_t pageOfBlocks = 0x80;
constexpr std::uint8_t pageOfNodes = 0x81;
constexpr std::uint8_t pageOfMap = 0x84;

// [MS-PST], section 5.3: the usual polynomial, but begun with zero and not turned over.
std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t sum = 0;
    for (const char byte : bytes) {
        sum ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = sum >> 1 ^ ((sum & 1) != 0 ? 0xEDB88320U : 0U);
    }
    return sum;
}

// [MS-PST], section 5.5.
std::uint64_t signature(std::uint64_t at, std::uint64_t number) {
    const auto mixed = static_cast<std::uint32_t>(at ^ number);
    return (mixed >> 16 ^ mixed) & 0xFFFF;
}

std::uint32_t valueNode(std::size_t at) {
    return static_cast<std::uint32_t>((at + 0x100) << 5 | 0x1F);
}

} // namespace

void PstProperties::text(std::uint16_t tag, std::string_view ascii) {
    std::string wide;
    for (const char letter : ascii)
        wide.append({letter, '\0'});
    m_values[tag] = {typeText, wide};
}

void PstProperties::narrowText(std::uint16_t tag, std::string_view bytes) {
    m_values[tag] = {typeNarrow, std::string(bytes)};
}

void PstProperties::binary(std::uint16_t tag, std::string_view bytes) {
    m_values[tag] = {typeBinary, std::string(bytes)};
}

void PstProperties::number(std::uint16_t tag, std::uint32_t value) {
    m_values[tag] = {typeNumber, little(value, 4)};
}

void PstProperties::time(std::uint16_t tag, std::int64_t seconds) {
    constexpr std::int64_t from1601To1970 = 11'644'473'600;
    m_values[tag] = {typeTime,
                     little(static_cast<std::uint64_t>(seconds + from1601To1970) * 10'000'000, 8)};
}

PstWriter::PstWriter()
    : m_file(firstMap + pageBytes, '\0') {
    m_folders[rootFolder] = {{}, rootFolder, {}, {}};
}

/// Where so many bytes may stand: pages that say what is free come in between.
std::size_t PstWriter::room(std::size_t bytes) {
    const std::size_t align = bytes % pageBytes == 0 ? pageBytes : 64;
    std::size_t at = (m_file.size() + align - 1) / align * align;
    constexpr std::size_t mapBytes = 2 * pageBytes; // one of another kind may follow
    const std::size_t fromMap = (at - firstMap) % mapEvery;
    if (fromMap < mapBytes)
        at += mapBytes - fromMap;
    else if (fromMap + bytes > mapEvery)
        at += mapEvery - fromMap + mapBytes;
    m_file.resize(at + bytes);
    return at;
}

std::uint64_t PstWriter::block(std::string_view data, bool isInternal) {
    const std::uint64_t number = m_nextBlock | (isInternal ? 2U : 0U);
    m_nextBlock += 4;
    const std::size_t whole = (data.size() + 16 + 63) / 64 * 64;
    const std::size_t at = room(whole);
    put(m_file, at, data);
    put(m_file, at + whole - 16,
        little(data.size(), 2) + little(signature(at, number), 2) + little(checksum(data), 4) +
            little(number, 8));
    m_blocks.push_back({number, at, data.size()});
    return number;
}

std::uint64_t PstWriter::dataTree(const std::vector<std::string>& pieces) {
    if (pieces.size() == 1)
        return block(pieces.front());
    std::string list;
    std::size_t total = 0;
    for (const std::string& piece : pieces) {
        list += little(block(piece), 8);
        total += piece.size();
    }
    return block("\x01\x01" + little(pieces.size(), 2) + little(total, 4) + list, true);
}

std::uint64_t PstWriter::dataOf(std::string_view bytes) {
    std::vector<std::string> pieces;
    for (std::size_t at = 0; at == 0 || at < bytes.size(); at += blockBytes)
        pieces.emplace_back(bytes.substr(at, blockBytes));
    return dataTree(pieces);
}

std::uint64_t PstWriter::nodeTree(std::vector<Node> nodes) {
    if (nodes.empty())
        return 0;
    std::sort(nodes.begin(), nodes.end(),
              [](const Node& a, const Node& b) { return a.number < b.number; });
    std::string list = std::string("\x02\0", 2) + little(nodes.size(), 2) + little(0, 4);
    for (const Node& node : nodes)
        list += little(node.number, 8) + little(node.data, 8) + little(node.nodes, 8);
    return block(list, true);
}

/// [MS-PST], section 2.3.3.
PstWriter::Node PstWriter::propertyContext(const PstProperties& properties,
                                           std::vector<Node> below) {
    Heap heap;
    std::string entries;
    for (const auto& [tag, value] : properties.all()) {
        std::string held = value.bytes;
        if (value.type != typeNumber && held.size() > largestInHeap) {
            below.push_back({valueNode(below.size()), dataOf(value.bytes), 0, 0});
            held = little(below.back().number, 4);
        } else if (value.type != typeNumber) {
            held = little(value.bytes.empty() ? 0 : heap.add(value.bytes), 4);
        }
        entries += little(tag, 2) + little(value.type, 2) + held;
    }
    const std::uint32_t root = heap.addTree(2, 6, entries);
    return {0, block(heap.finish(0xBC, root)), nodeTree(std::move(below)), 0};
}

/// [MS-PST], section 2.3.4: every property of any row is a column.
PstWriter::Node PstWriter::tableContext(const std::vector<Row>& rows) {
    std::map<std::uint16_t, std::uint16_t> columns;
    for (const Row& row : rows)
        for (const auto& [tag, value] : row.second.all())
            columns[tag] = value.type;
    const std::size_t cells = 8 + columns.size() * 4;
    const std::size_t rowBytes = cells + (columns.size() + 2 + 7) / 8;
    Heap heap;
    std::vector<Node> below;
    std::string index;
    std::vector<std::string> matrix(1);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        index += little(rows[at].first, 4) + little(at, 4);
        std::string row = little(rows[at].first, 4) + little(0, 4);
        std::string there((columns.size() + 2 + 7) / 8, '\0');
        there[0] = static_cast<char>(0xC0);
        std::size_t bit = 2;
        for (const auto& [tag, type] : columns) {
            const auto value = rows[at].second.all().find(tag);
            const bool has = value != rows[at].second.all().end();
            if (!has)
                row += little(0, 4);
            else if (type == typeNumber)
                row += value->second.bytes;
            else
                row += little(heap.add(value->second.bytes), 4);
            if (has)
                there[bit / 8] = static_cast<char>(there[bit / 8] | 0x80 >> bit % 8);
            ++bit;
        }
        if (matrix.back().size() + rowBytes > blockBytes) {
            matrix.back().resize(blockBytes);
            matrix.emplace_back();
        }
        matrix.back() += row + there;
    }
    std::uint32_t matrixAt = 0;
    if (matrix.size() > 1 || matrix.front().size() > largestInHeap) {
        matrixAt = valueNode(0);
        below.push_back({matrixAt, dataTree(matrix), 0, 0});
    } else if (!rows.empty()) {
        matrixAt = heap.add(matrix.front());
    }
    const std::uint32_t indexAt = heap.addTree(4, 4, index);
    std::string descriptions;
    std::size_t at = 8;
    for (const auto& [tag, type] : columns) {
        descriptions +=
            little(type, 2) + little(tag, 2) + little(at, 2) + little(4, 1) + little(at / 4, 1);
        at += 4;
    }
    const auto own = [](std::uint16_t tag, std::size_t place, std::size_t bit) {
        return little(typeNumber, 2) + little(tag, 2) + little(place, 2) + little(4, 1) +
               little(bit, 1);
    };
    const std::uint32_t root =
        heap.add("\x7C" + little(columns.size() + 2, 1) + little(cells, 2) + little(cells, 2) +
                 little(cells, 2) + little(rowBytes, 2) + little(indexAt, 4) + little(matrixAt, 4) +
                 little(0, 4) + descriptions + own(0x67F2, 0, 0) + own(0x67F3, 4, 1));
    return {0, block(heap.finish(0x7C, root)), nodeTree(std::move(below)), 0};
}

PstWriter::Node PstWriter::messageNode(const PstMessage& message) {
    std::vector<Node> below;
    const auto add = [&below](Node node, std::uint32_t number) {
        node.number = number;
        below.push_back(node);
    };
    std::vector<Row> recipients;
    for (const PstProperties& one : message.recipients)
        recipients.emplace_back(recipients.size(), one);
    add(tableContext(recipients), 0x692);
    std::vector<Row> attachments;
    const auto attach = [&](Node node) {
        const auto number = static_cast<std::uint32_t>((attachments.size() + 0x401) << 5 | 5);
        add(node, number);
        attachments.emplace_back(number, PstProperties());
        attachments.back().second.number(0x0E20, 1);
    };
    for (const PstProperties& one : message.attachments) {
        PstProperties properties = one;
        properties.number(0x3705, 1); // its bytes are here
        attach(propertyContext(properties));
    }
    for (const PstMessage& one : message.inside) {
        Node inside = messageNode(one);
        inside.number = 0x2004;
        PstProperties properties;
        properties.number(0x3705, 5); // it is a message
        Heap heap;
        std::string entries;
        const std::uint32_t object = heap.add(little(inside.number, 4) + little(1000, 4));
        entries += little(0x3701, 2) + little(typeObject, 2) + little(object, 4);
        entries += little(0x3705, 2) + little(typeNumber, 2) + little(5, 4);
        const std::uint32_t root = heap.addTree(2, 6, entries);
        attach({0, block(heap.finish(0xBC, root)), nodeTree({inside}), 0});
    }
    if (!attachments.empty())
        add(tableContext(attachments), 0x671);
    return propertyContext(message.properties, std::move(below));
}

std::uint32_t PstWriter::folder(std::string_view name, std::uint32_t parent) {
    const std::uint32_t number = m_nextNumber++ << 5 | 0x02;
    m_folders[parent].folders.push_back(number);
    m_folders[number] = {std::string(name), parent, {}, {}};
    return number;
}

void PstWriter::message(std::uint32_t folder, const PstMessage& message) {
    const std::uint32_t number = m_nextNumber++ << 5 | 0x04;
    Node node = messageNode(message);
    node.number = number;
    node.parent = folder;
    m_nodes[number] = node;
    m_folders[folder].messages.push_back(number);
}

void PstWriter::writeFolder(std::uint32_t number, const Folder& folder) {
    const auto add = [this](Node node, std::uint32_t at, std::uint32_t parent) {
        node.number = at;
        node.parent = parent;
        m_nodes[at] = node;
    };
    PstProperties properties;
    properties.text(0x3001, folder.name);
    properties.number(0x3602, static_cast<std::uint32_t>(folder.messages.size()));
    properties.number(0x3603, 0);
    add(propertyContext(properties), number, folder.parent);
    const auto rows = [](const std::vector<std::uint32_t>& numbers, std::uint16_t tag) {
        std::vector<Row> all;
        for (const std::uint32_t one : numbers) {
            all.emplace_back(one, PstProperties());
            all.back().second.number(tag, 0);
        }
        return all;
    };
    const std::uint32_t base = number & ~0x1FU;
    add(tableContext(rows(folder.folders, 0x3602)), base | 0x0D, 0);
    add(tableContext(rows(folder.messages, 0x0E07)), base | 0x0E, 0);
    add(tableContext({}), base | 0x0F, 0);
}

std::uint64_t PstWriter::page(std::string body, std::uint8_t kind, std::uint64_t number) {
    const std::size_t at = room(pageBytes);
    body.resize(pageBytes - 16);
    put(m_file, at,
        body + little(kind, 1) + little(kind, 1) + little(signature(at, number), 2) +
            little(checksum(body), 4) + little(number, 8));
    return at;
}

/// A tree of pages ([MS-PST], section 2.2.2.7.7); number and place of its root.
std::pair<std::uint64_t, std::uint64_t> PstWriter::pageTree(const std::vector<std::string>& entries,
                                                            std::uint8_t kind) {
    std::vector<std::string> level = entries;
    for (std::size_t height = 0;; ++height) {
        const std::size_t entryBytes = level.front().size();
        const std::size_t most = 488 / entryBytes;
        std::vector<std::string> above;
        std::pair<std::uint64_t, std::uint64_t> root;
        for (std::size_t from = 0; from < level.size(); from += most) {
            const std::size_t count = std::min(most, level.size() - from);
            std::string body;
            for (std::size_t i = 0; i < count; ++i)
                body += level[from + i];
            body.resize(488);
            body += little(count, 1) + little(most, 1) + little(entryBytes, 1) + little(height, 1);
            root.first = m_nextPage;
            m_nextPage += 4;
            root.second = page(body, kind, root.first);
            above.push_back(level[from].substr(0, 8) + little(root.first, 8) +
                            little(root.second, 8));
        }
        if (above.size() == 1)
            return root;
        level = std::move(above);
    }
}

void PstWriter::writeHeader(std::pair<std::uint64_t, std::uint64_t> nodes,
                            std::pair<std::uint64_t, std::uint64_t> blocks) {
    std::string header(564, '\0');
    put(header, 0, "!BDN");
    put(header, 8, "SM" + little(23, 2) + little(19, 2) + "\x01\x01");
    put(header, 32, little(m_nextPage, 8));
    const std::size_t lastMap = firstMap + (m_file.size() - firstMap) / mapEvery * mapEvery;
    put(header, 184, little(m_file.size(), 8) + little(lastMap, 8));
    put(header, 216,
        little(nodes.first, 8) + little(nodes.second, 8) + little(blocks.first, 8) +
            little(blocks.second, 8) + "\x02");
    put(header, 256, std::string(256, '\xFF'));
    put(header, 512, "\x80");
    put(header, 516, little(m_nextBlock, 8));
    put(header, 4, little(checksum(std::string_view(header).substr(8, 471)), 4));
    put(header, 524, little(checksum(std::string_view(header).substr(8, 516)), 4));
    put(m_file, 0, header);
}

std::string PstWriter::bytes() {
    PstProperties store;
    store.binary(0x0FF9, "0123456789abcdef");
    store.text(0x3001, "Personal Folders");
    store.number(0x35DF, 1); // the folder of all others is known
    const Folder& root = m_folders[rootFolder];
    store.binary(0x35E0, std::string(4, '\0') + "0123456789abcdef" +
                             little(root.folders.empty() ? rootFolder : root.folders.front(), 4));
    m_nodes[0x21] = propertyContext(store);
    m_nodes[0x21].number = 0x21;
    for (const auto& [number, folder] : m_folders)
        writeFolder(number, folder);
    std::vector<std::string> entries;
    for (const auto& [number, node] : m_nodes)
        entries.push_back(little(number, 8) + little(node.data, 8) + little(node.nodes, 8) +
                          little(node.parent, 4) + little(0, 4));
    const auto nodes = pageTree(entries, pageOfNodes);
    entries.clear();
    for (const Block& one : m_blocks) // numbers grow, but for the bit of internal ones
        entries.push_back(little(one.number, 8) + little(one.at, 8) + little(one.size, 2) +
                          little(2, 2) + little(0, 4));
    const auto blocks = pageTree(entries, pageOfBlocks);
    // All is taken: nobody writes into it.
    for (std::size_t at = firstMap; at < m_file.size(); at += mapEvery) {
        std::string map(pageBytes - 16, '\xFF');
        put(m_file, at,
            map + little(pageOfMap, 1) + little(pageOfMap, 1) + little(0, 2) +
                little(checksum(map), 4) + little(at, 8));
    }
    writeHeader(nodes, blocks);
    return m_file;
}

} // namespace listwright
