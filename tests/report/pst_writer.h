// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace listwright {

/// Properties of a message, a recipient or an attachment: numbers of [MS-OXPROPS] with their type.
class PstProperties {
public:
    struct Value {
        std::uint16_t type = 0;
        std::string bytes; // as they are kept: UTF-16 for texts, little endian for numbers
    };

    void text(std::uint16_t tag, std::string_view ascii);
    void narrowText(std::uint16_t tag, std::string_view bytes);
    void binary(std::uint16_t tag, std::string_view bytes);
    void number(std::uint16_t tag, std::uint32_t value);
    /// Seconds since 1970.
    void time(std::uint16_t tag, std::int64_t seconds);

    [[nodiscard]] const std::map<std::uint16_t, Value>& all() const { return m_values; }

private:
    std::map<std::uint16_t, Value> m_values;
};

struct PstMessage {
    PstProperties properties;
    std::vector<PstProperties> recipients;
    std::vector<PstProperties> attachments;
    /// Messages in the message, attached after the others.
    std::vector<PstMessage> inside;
};

/// Makes an Outlook data file in its Unicode form ([MS-PST], version 23, not encoded): what a
/// reader needs of it, not all that Outlook wants to write into it again.
class PstWriter {
public:
    PstWriter();

    static constexpr std::uint32_t rootFolder = 0x122;
    /// The number of the new folder.
    std::uint32_t folder(std::string_view name, std::uint32_t parent = rootFolder);
    void message(std::uint32_t folder, const PstMessage& message);
    /// The file. Nothing may be added afterwards. No more than some 400 messages a folder.
    [[nodiscard]] std::string bytes();

private:
    struct Node { // of a tree of nodes: its data, and the nodes below
        std::uint32_t number = 0;
        std::uint64_t data = 0;
        std::uint64_t nodes = 0;
        std::uint32_t parent = 0;
    };
    struct Folder {
        std::string name;
        std::uint32_t parent = 0;
        std::vector<std::uint32_t> folders;
        std::vector<std::uint32_t> messages;
    };
    struct Block {
        std::uint64_t number = 0;
        std::uint64_t at = 0;
        std::size_t size = 0;
    };
    using Row = std::pair<std::uint32_t, PstProperties>;

    std::uint64_t block(std::string_view data, bool isInternal = false);
    std::uint64_t dataTree(const std::vector<std::string>& pieces);
    std::uint64_t dataOf(std::string_view bytes);
    std::uint64_t nodeTree(std::vector<Node> nodes);
    Node propertyContext(const PstProperties& properties, std::vector<Node> below = {});
    Node tableContext(const std::vector<Row>& rows);
    Node messageNode(const PstMessage& message);
    void writeFolder(std::uint32_t number, const Folder& folder);
    std::size_t room(std::size_t bytes);
    std::uint64_t page(std::string body, std::uint8_t kind, std::uint64_t number);
    std::pair<std::uint64_t, std::uint64_t> pageTree(const std::vector<std::string>& entries,
                                                     std::uint8_t kind);
    void writeHeader(std::pair<std::uint64_t, std::uint64_t> nodes,
                     std::pair<std::uint64_t, std::uint64_t> blocks);

    std::string m_file;
    std::vector<Block> m_blocks;
    std::map<std::uint32_t, Node> m_nodes;
    std::map<std::uint32_t, Folder> m_folders;
    std::uint64_t m_nextBlock = 4;
    std::uint64_t m_nextPage = 4;
    std::uint32_t m_nextNumber = 0x400; // of folders and messages
};

} // namespace listwright
