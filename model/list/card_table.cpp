// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/card_table.h"

#include "model/io/csv_field.h"
#include "model/io/resource_table.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <unordered_set>
#include <vector>

namespace listwright {

namespace {

/// What a property has a place of its own for.
enum class CardField : std::uint8_t { Email, Name, FirstName, LastName, Names, LeftOut, Other };

constexpr std::array<std::string_view, 4> ownColumns{"Email", "Name", "First name", "Last name"};
// Addresses of one card beyond these have rows without the card's other properties: a card with
// thousands of addresses and a long note would fill the disk.
constexpr std::size_t fullRows = 100;

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return result;
}

class CardFields {
public:
    explicit CardFields(CardForm form) {
        static const ResourceTable table = builtInTable(":/card_properties.tsv");
        static const std::map<std::string, CardField, std::less<>> ids = {
            {"email", CardField::Email},          {"name", CardField::Name},
            {"first-name", CardField::FirstName}, {"last-name", CardField::LastName},
            {"names", CardField::Names},          {"left-out", CardField::LeftOut}};
        for (const auto& row : table.rows)
            if (table.value(row, "form") == cardFormId(form))
                m_fields[table.value(row, "property")] = ids.at(table.value(row, "is"));
    }

    [[nodiscard]] CardField of(const std::string& lowerName) const {
        const auto found = m_fields.find(lowerName);
        return found == m_fields.end() ? CardField::Other : found->second;
    }

private:
    std::map<std::string, CardField, std::less<>> m_fields;
};

std::string_view part(const CardProperty& property, std::size_t at) {
    return at < property.parts.size() ? std::string_view(property.parts[at]) : std::string_view();
}

class CardRows {
public:
    CardRows(const ByteSource& source, CardForm form, const CardTableLimits& limits)
        : m_source(source)
        , m_fields(form)
        , m_limits(limits) {}

    Result<void> learn(const ContactCard& card) {
        for (const CardProperty& property : card.properties) {
            const std::string name = lower(property.name);
            if (m_fields.of(name) != CardField::Other || m_columns.contains(name))
                continue;
            if (m_columns.size() + ownColumns.size() >= m_limits.columns)
                return fail({.code = ErrorCode::ArchiveLimit,
                             .file = m_source.name(),
                             .detail = "the number of its properties (limit: " +
                                       std::to_string(m_limits.columns) + ')'});
            m_columns.emplace(name, m_columns.size());
            m_titles.push_back(property.name);
        }
        return {};
    }

    Result<void> writeHeader(TemporaryFile& file) {
        std::string line;
        for (const auto title : ownColumns)
            line.append(line.empty() ? "" : ",").append(title);
        for (const std::string& title : m_titles) {
            line += ',';
            appendCsvField(line, title);
        }
        return file.write(line + '\n');
    }

    Result<void> write(const ContactCard& card, TemporaryFile& file) {
        std::vector<std::string> emails;
        std::unordered_set<std::string_view> seen; // of the card's own text
        std::array<std::string, 3> names;
        std::vector<std::string> others(m_titles.size());
        for (const CardProperty& property : card.properties) {
            const std::string name = lower(property.name);
            switch (m_fields.of(name)) {
            case CardField::Email:
                if (seen.insert(property.value).second)
                    emails.push_back(property.value);
                break;
            case CardField::Name:
                add(names[0], property.value);
                break;
            case CardField::FirstName:
                add(names[1], property.value);
                break;
            case CardField::LastName:
                add(names[2], property.value);
                break;
            case CardField::Names:
                add(names[1], part(property, 1));
                add(names[2], part(property, 0));
                break;
            case CardField::LeftOut:
                break;
            case CardField::Other:
                if (const auto column = m_columns.find(name); column != m_columns.end())
                    add(others[column->second], property.value);
                break;
            }
        }
        ++table.cards;
        if (emails.empty())
            emails.emplace_back();
        for (std::size_t at = 0; at < emails.size(); ++at) {
            if (at == fullRows)
                std::fill(others.begin(), others.end(), std::string());
            if (auto written = writeRow(emails[at], names, others, file); !written)
                return written;
        }
        return {};
    }

    CardTable table;

private:
    static void add(std::string& cell, std::string_view value) {
        if (!value.empty())
            cell.append(cell.empty() ? "" : " ::: ").append(value);
    }

    Result<void> writeRow(const std::string& email, const std::array<std::string, 3>& names,
                          const std::vector<std::string>& others, TemporaryFile& file) {
        std::string line;
        appendCsvField(line, email);
        const auto field = [&](const std::string& text) {
            line += ',';
            appendCsvField(line, text);
        };
        std::for_each(names.begin(), names.end(), field);
        std::for_each(others.begin(), others.end(), field);
        line += '\n';
        m_bytes += line.size();
        if (m_bytes > m_limits.csvBytes)
            return fail({.code = ErrorCode::ArchiveLimit,
                         .file = m_source.name(),
                         .detail = "the size of its table (limit: " +
                                   std::to_string(m_limits.csvBytes) + " bytes)"});
        ++table.rows;
        return file.write(line);
    }

    const ByteSource& m_source;
    CardFields m_fields;
    const CardTableLimits& m_limits;
    std::map<std::string, std::size_t, std::less<>> m_columns; // by lower-case name
    std::vector<std::string> m_titles;
    std::uint64_t m_bytes = 0;
};

} // namespace

Result<CardTable> writeCardTable(const ByteSource& source, CardForm form, TemporaryFolder& folder,
                                 const CardTableLimits& limits, ProgressReporter& progress,
                                 const CancelToken& cancel) {
    CardRows rows(source, form, limits);
    const auto learn = [&](const ContactCard& card) { return rows.learn(card); };
    if (const auto read = readCards(source, form, learn, progress, cancel); !read)
        return tl::unexpected(read.error());
    auto file = TemporaryFile::create(folder.newPath(), source.name());
    if (!file)
        return tl::unexpected(file.error());
    if (const auto written = rows.writeHeader(*file); !written)
        return tl::unexpected(written.error());
    const auto write = [&](const ContactCard& card) { return rows.write(card, *file); };
    if (const auto read = readCards(source, form, write, progress, cancel); !read)
        return tl::unexpected(read.error());
    if (const auto closed = file->close(); !closed)
        return tl::unexpected(closed.error());
    rows.table.path = file->path();
    return std::move(rows.table);
}

} // namespace listwright
