// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/header_block.h"

#include "model/report/ascii_text.h"

#include <algorithm>

namespace listwright {

namespace {

constexpr std::size_t mostFields = 2000;
constexpr std::size_t longestValue = std::size_t{64} * 1024;
constexpr std::size_t longestName = 76;

/// How long the field name at the beginning of `line` is; 0 where the line is no field.
std::size_t nameLength(std::string_view line) {
    std::size_t end = 0;
    while (end < line.size() && end <= longestName && line[end] > ' ' && line[end] < '\x7f' &&
           line[end] != ':')
        ++end;
    if (end == 0 || end > longestName)
        return 0;
    std::size_t colon = end;
    while (colon < line.size() && (line[colon] == ' ' || line[colon] == '\t'))
        ++colon;
    return colon < line.size() && line[colon] == ':' ? end : 0;
}

void appendFolded(std::string& value, std::string_view more) {
    more = trimmed(more);
    if (more.empty() || value.size() >= longestValue)
        return;
    if (!value.empty())
        value += ' ';
    value += more.substr(0, longestValue - value.size());
}

} // namespace

bool isFieldLine(std::string_view line) {
    return nameLength(line) != 0;
}

HeaderBlock::HeaderBlock(std::string_view text, std::uint64_t offset) {
    bool skipping = false;
    while (m_length < text.size()) {
        const std::uint64_t lineOffset = offset + m_length;
        const std::size_t end = std::min(text.find('\n', m_length), text.size());
        std::string_view line = text.substr(m_length, end - m_length);
        m_length = std::min(end + 1, text.size());
        while (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty())
            return;

        const bool continues = line.front() == ' ' || line.front() == '\t';
        const std::size_t name = continues ? 0 : nameLength(line);
        if (name == 0) {
            if (!m_fields.empty() && !skipping)
                appendFolded(m_fields.back().value, line);
            continue;
        }
        skipping = m_fields.size() >= mostFields;
        if (skipping)
            continue;
        HeaderField field{std::string(line.substr(0, name)), {}, lineOffset};
        appendFolded(field.value, line.substr(line.find(':', name) + 1));
        m_fields.push_back(std::move(field));
    }
}

void HeaderBlock::append(const HeaderBlock& other) {
    m_fields.insert(m_fields.end(), other.m_fields.begin(), other.m_fields.end());
}

void HeaderBlock::placeAt(std::uint64_t offset) {
    for (HeaderField& field : m_fields)
        field.offset = offset;
}

const HeaderField* HeaderBlock::find(std::string_view name) const {
    const auto found =
        std::find_if(m_fields.begin(), m_fields.end(), [name](const HeaderField& field) {
            return equalsIgnoringCase(field.name, name);
        });
    return found == m_fields.end() ? nullptr : &*found;
}

std::string_view HeaderBlock::value(std::string_view name) const {
    const HeaderField* field = find(name);
    return field == nullptr ? std::string_view() : std::string_view(field->value);
}

} // namespace listwright
