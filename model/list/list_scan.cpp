// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/list_scan.h"

#include "model/address/address_suggestion.h"
#include "model/address/domain_memory.h"
#include "model/address/email_address.h"
#include "model/address/plain_address.h"
#include "model/io/parted_table.h"
#include "model/io/utf8.h"
#include "model/list/row_address.h"

#include <limits>
#include <utility>

namespace listwright {

namespace {

constexpr std::uint64_t partBytes = std::uint64_t{4} << 20;

std::string shortened(std::string_view text) {
    constexpr std::size_t longest = 80;
    if (text.size() <= longest)
        return std::string(text);
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xc0) == 0x80)
        --cut; // not inside a character
    return std::string(text.substr(0, cut)) + "\u2026";
}

/// Makes the index of the rows that it is given, offsets without the end.
class IndexedRows {
public:
    IndexedRows(const ByteSource& source, const ListProfile& profile)
        : m_source(source)
        , m_profile(profile)
        , m_isUtf8(profile.dialect.encoding.name == "UTF-8") {}

    void take(CsvScanner& scanner) {
        const CsvRow& row = scanner.row();
        RowFlags flags;
        std::uint64_t key = 0;
        ProviderId provider;
        std::string_view cell = plainCell(scanner);
        const bool isPlain = normalisePlainAddress(cell, m_address);
        if (!isPlain)
            cell = scanner.fieldText(m_profile.emailColumn);
        switch (isPlain ? AddressCount::One : rowAddressInto(cell, m_address)) {
        case AddressCount::One:
            key = addressKey(m_address);
            provider = takeTraits(AddressCount::One, cell, flags);
            break;
        case AddressCount::Several:
            key = addressKey(m_address);
            provider = takeTraits(AddressCount::Several, cell, flags);
            addProblem(ErrorCode::SeveralAddresses, row, m_address);
            break;
        case AddressCount::None:
            flags.state = RowState::Invalid;
            addProblem(ErrorCode::RowWithoutAddress, row, cell);
            break;
        }
        index.offsets.push_back(row.offset);
        index.keys.push_back(key);
        index.providers.push_back(provider);
        index.flags.push_back(flags);
        if (row.quoteNotClosed)
            addProblem(ErrorCode::QuoteNotClosed, row, {});
        if (m_isUtf8 && !row.cutShort && !isValid(scanner))
            addProblem(ErrorCode::TextNotDecodable, row, m_profile.dialect.encoding.name);
    }

    void finish() {}

    ContactList::Index index;
    ProblemLog problems; // rows numbered from where the part begins, which is row 1

private:
    /// The email cell where its bytes may be an address as they stand, which they are in most rows:
    /// every encoding of one byte a unit keeps ASCII.
    [[nodiscard]] std::string_view plainCell(const CsvScanner& scanner) const {
        const std::span<const CsvField> fields = scanner.row().fields;
        if (m_profile.emailColumn >= fields.size() || m_profile.dialect.encoding.unitBytes != 1)
            return {};
        const CsvField& field = fields[m_profile.emailColumn];
        return field.quoted ? std::string_view() : scanner.fieldBytes(field);
    }

    /// Whether the row is UTF-8. Rows are looked at together, as far as they are in memory.
    bool isValid(const CsvScanner& scanner) {
        const CsvRow& row = scanner.row();
        if (row.offset >= m_lookedAtTo) {
            const std::string_view ahead = scanner.bytesAhead();
            m_validTo = row.offset + validUtf8Length(ahead);
            m_lookedAtTo = row.offset + ahead.size();
        }
        return row.offset + row.bytes.size() <= m_validTo ||
               validUtf8Length(row.bytes) == row.bytes.size();
    }

    /// Of the row's address, whose provider it returns.
    ProviderId takeTraits(AddressCount count, std::string_view cell, RowFlags& flags) {
        constexpr unsigned allMarks = (1U << addressMarkCount) - 1;
        const std::string_view address = m_address;
        const auto at = address.rfind('@');
        const DomainTraits traits = m_domains.traitsOf(address.substr(at + 1));
        AddressMarks marks = traits.marks;
        if (isRoleName(address.substr(0, at)))
            marks.add(AddressMark::Role);
        if (count == AddressCount::Several || isRepairable(cell, address, at))
            marks.add(AddressMark::Repairable);
        flags.marks = marks.bits & allMarks;
        return traits.provider;
    }

    void addProblem(ErrorCode code, const CsvRow& row, std::string_view detail) {
        const bool isEmpty = detail.empty() && code == ErrorCode::RowWithoutAddress;
        problems.add({.code = code,
                      .file = m_source.name(),
                      .row = row.number,
                      .offset = row.offset,
                      .detail = isEmpty ? "the cell is empty" : shortened(detail)});
    }

    const ByteSource& m_source;
    const ListProfile& m_profile;
    bool m_isUtf8;
    std::uint64_t m_validTo = 0; // of the file
    std::uint64_t m_lookedAtTo = 0;
    std::string m_address;
    DomainMemory m_domains;
};

void append(ContactList::Index& whole, const ContactList::Index& part) {
    const auto add = [](auto& to, const auto& from) {
        to.insert(to.end(), from.begin(), from.end());
    };
    whole.offsets.append(part.offsets);
    add(whole.keys, part.keys);
    add(whole.providers, part.providers);
    add(whole.flags, part.flags);
}

/// Room for the whole list where `part` of the file's bytes hold `rows`: memory that is not touched
/// costs nothing, memory that grows is there twice.
void reserve(ContactList::Index& whole, std::size_t rows, double part) {
    const auto all = static_cast<std::size_t>(static_cast<double>(rows) / part * 1.05 + 16);
    whole.offsets.reserve(all);
    whole.keys.reserve(all);
    whole.providers.reserve(all);
    whole.flags.reserve(all);
}

} // namespace

Result<ScannedList> scanList(const ByteSource& source, const ListProfile& profile,
                             ProgressReporter& progress, const CancelToken& cancel,
                             std::size_t parts) {
    ScannedList whole;
    PartedTable<IndexedRows> table(source, profile.dialect, profile.columns.size(), partBytes,
                                   cancel);
    table.tellFields(profile.emailColumn + 1);
    const auto begin = [&] { return std::make_unique<IndexedRows>(source, profile); };
    const auto use = [&](const PartedTable<IndexedRows>::Part& part) {
        const ContactList::Index& index = part.rows->index;
        if (whole.index.keys.empty() && part.end > part.begin)
            reserve(whole.index, index.keys.size(),
                    static_cast<double>(part.end - part.begin) /
                        static_cast<double>(source.size() - part.begin));
        append(whole.index, index);
        whole.problems.append(part.rows->problems, part.rowsBefore);
    };
    if (const auto read = table.read(parts, begin, use, progress); !read)
        return tl::unexpected(read.error());
    if (whole.index.keys.size() >= std::numeric_limits<std::uint32_t>::max())
        return fail({.code = ErrorCode::TableTooLarge,
                     .file = source.name(),
                     .detail = std::to_string(whole.index.keys.size()) + " rows"});
    whole.index.offsets.push_back(whole.index.keys.empty() ? source.size() : table.end());
    return whole;
}

} // namespace listwright
