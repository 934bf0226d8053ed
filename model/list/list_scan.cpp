// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/list_scan.h"

#include "model/address/email_address.h"
#include "model/address/provider_memory.h"
#include "model/io/csv_scanner.h"
#include "model/io/ordered_work.h"
#include "model/io/utf8.h"
#include "model/list/row_address.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

namespace listwright {

namespace {

/// What one thread reads at once.
constexpr std::uint64_t partBytes = std::uint64_t{4} << 20;
constexpr std::uint64_t toTheEnd = std::numeric_limits<std::uint64_t>::max();

/// Rows that one thread read.
struct Part {
    ContactList::Index index = {}; // offsets without the end
    ProblemLog problems = {};      // rows numbered from where the part begins, which is row 1
    std::uint64_t begin = 0;
    std::uint64_t end = 0;    // where the next row begins, or the file ends
    std::uint64_t endRow = 0; // the number of that row, counted as in `problems`
    Result<void> result = {};
};

/// What all threads of a scan look at.
struct Scan {
    const ByteSource& source;
    const ListProfile& profile;
    const CancelToken& cancel;
};

std::string shortened(std::string_view text) {
    constexpr std::size_t longest = 80;
    if (text.size() <= longest)
        return std::string(text);
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xc0) == 0x80)
        --cut; // not inside a character
    return std::string(text.substr(0, cut)) + "\u2026";
}

/// Adds the rows that it is given to a part.
class RowTaker {
public:
    RowTaker(const Scan& scan, Part& part)
        : m_scan(scan)
        , m_part(part)
        , m_isUtf8(scan.profile.dialect.encoding.name == "UTF-8") {}

    void take(CsvScanner& scanner) {
        const CsvRow& row = scanner.row();
        const std::string_view cell = scanner.fieldText(m_scan.profile.emailColumn);
        RowState state = RowState::Contact;
        std::uint64_t key = 0;
        ProviderId provider;
        switch (rowAddressInto(cell, m_address)) {
        case AddressCount::One:
            key = addressKey(m_address);
            provider = providerOfAddress();
            break;
        case AddressCount::Several:
            key = addressKey(m_address);
            provider = providerOfAddress();
            addProblem(ErrorCode::SeveralAddresses, row, m_address);
            break;
        case AddressCount::None:
            state = RowState::Invalid;
            addProblem(ErrorCode::RowWithoutAddress, row, cell);
            break;
        }
        m_part.index.offsets.push_back(row.offset);
        m_part.index.keys.push_back(key);
        m_part.index.providers.push_back(provider);
        m_part.index.states.push_back(state);
        if (row.quoteNotClosed)
            addProblem(ErrorCode::QuoteNotClosed, row, {});
        if (m_isUtf8 && validUtf8Length(row.bytes) < row.bytes.size() && !row.cutShort)
            addProblem(ErrorCode::TextNotDecodable, row, m_scan.profile.dialect.encoding.name);
    }

private:
    ProviderId providerOfAddress() {
        const std::string_view address = m_address;
        return m_providers.providerOf(address.substr(address.rfind('@') + 1));
    }

    void addProblem(ErrorCode code, const CsvRow& row, std::string_view detail) {
        const bool isEmpty = detail.empty() && code == ErrorCode::RowWithoutAddress;
        m_part.problems.add({.code = code,
                             .file = m_scan.source.name(),
                             .row = row.number,
                             .offset = row.offset,
                             .detail = isEmpty ? "the cell is empty" : shortened(detail)});
    }

    const Scan& m_scan;
    Part& m_part;
    bool m_isUtf8;
    std::string m_address;
    ProviderMemory m_providers;
};

/// Reads the rows of a part from its beginning, as far as they begin before `to`; without the
/// header where it begins at the table's.
void readPart(const Scan& scan, std::uint64_t to, Part& part) {
    constexpr std::size_t rowsBetweenChecks = 4096;
    constexpr std::size_t chunk = std::size_t{128} << 10;
    const TableDialect& dialect = scan.profile.dialect;
    CsvScanner scanner(scan.source, dialect, part.begin, chunk);
    RowTaker taker(scan, part);
    bool isHeader = dialect.hasHeader && part.begin == dialect.tableOffset;
    for (std::size_t rows = 1;; ++rows) {
        const auto more = scanner.next();
        if (!more) {
            part.result = tl::unexpected(more.error());
            return;
        }
        if (!*more || scanner.row().offset >= to) {
            part.end = *more ? scanner.row().offset : scanner.offset();
            part.endRow = scanner.row().number;
            return;
        }
        if (!std::exchange(isHeader, false))
            taker.take(scanner);
        if (rows % rowsBetweenChecks == 0 && scan.cancel.isCancelled()) {
            part.result = fail({.code = ErrorCode::Cancelled, .file = scan.source.name()});
            return;
        }
    }
}

/// The beginning of a row at or behind `place`, most likely: the place may lie in a quoted field,
/// then the first rows there have too few fields. The file's end where there is none.
Result<std::uint64_t> guessRowBegin(const Scan& scan, std::uint64_t place) {
    constexpr int rowsLookedAt = 16;
    const std::uint8_t unit = scan.profile.dialect.encoding.unitBytes;
    const std::uint64_t tableOffset = scan.profile.dialect.tableOffset;
    place -= (place - tableOffset) % unit;
    CsvScanner scanner(scan.source, scan.profile.dialect, place, std::size_t{4} << 10);
    std::optional<std::uint64_t> first;
    for (int looked = 0; looked < rowsLookedAt; ++looked) {
        const auto more = scanner.next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        const CsvRow& row = scanner.row();
        if (looked == 0) // the end of the row that `place` lies in
            continue;
        if (!first)
            first = row.offset;
        if (row.fields.size() == scan.profile.columns.size())
            return row.offset;
    }
    return first.value_or(scan.source.size());
}

void append(ContactList::Index& whole, ContactList::Index&& part) {
    const auto add = [](auto& to, auto& from) {
        to.insert(to.end(), from.begin(), from.end());
        from = {};
    };
    whole.offsets.append(part.offsets);
    part.offsets = {};
    add(whole.keys, part.keys);
    add(whole.providers, part.providers);
    add(whole.states, part.states);
}

std::size_t suggestedParts(const Scan& scan) {
    const std::uint64_t bytes = scan.source.size() - scan.profile.dialect.firstRowOffset;
    return std::max<std::size_t>(1, static_cast<std::size_t>(bytes / partBytes));
}

/// Where part `number` of `count` ends and the next begins, but for the rows' own bounds.
std::uint64_t boundary(const Scan& scan, std::size_t number, std::size_t count) {
    if (number == count)
        return toTheEnd;
    const std::uint64_t begin = scan.profile.dialect.firstRowOffset;
    return begin + (scan.source.size() - begin) / count * number;
}

/// The whole made of parts that were read at the same time.
class Joiner {
public:
    Joiner(const Scan& scan, ProgressReporter& progress)
        : m_scan(scan)
        , m_progress(progress)
        , m_end(scan.profile.dialect.tableOffset) {}

    /// Adds the rows that begin before `to`: those of `part`, where it begins at a row's beginning
    /// and not in the middle of one.
    Result<void> join(Part&& part, std::uint64_t to) {
        if (m_end < part.begin)
            if (auto bridged = read(part.begin); !bridged)
                return bridged;
        return m_end == part.begin ? add(std::move(part)) : read(to);
    }

    Result<ScannedList> finish() {
        if (m_whole.index.keys.size() >= std::numeric_limits<std::uint32_t>::max())
            return fail({.code = ErrorCode::TableTooLarge,
                         .file = m_scan.source.name(),
                         .detail = std::to_string(m_whole.index.keys.size()) + " rows"});
        if (m_whole.index.offsets.empty())
            m_end = m_scan.source.size();
        m_whole.index.offsets.push_back(m_end);
        return std::move(m_whole);
    }

private:
    Result<void> read(std::uint64_t to) {
        Part part{.begin = m_end};
        readPart(m_scan, to, part);
        return add(std::move(part));
    }

    Result<void> add(Part&& part) {
        if (!part.result)
            return part.result;
        if (m_whole.index.keys.empty() && part.end > part.begin)
            reserve(part);
        append(m_whole.index, std::move(part.index));
        m_whole.problems.append(part.problems, m_rowsBefore);
        m_rowsBefore += part.endRow > 0 ? part.endRow - 1 : 0;
        m_end = part.end;
        m_progress.report({std::min(m_end, m_scan.source.size() - 1), m_scan.source.size()});
        return {};
    }

    /// Room for the whole list, by the rows of its first part: memory that is not touched costs
    /// nothing, one that grows is there twice.
    void reserve(const Part& first) {
        const double parts = static_cast<double>(m_scan.source.size() - first.begin) /
                             static_cast<double>(first.end - first.begin);
        const auto rows = static_cast<std::size_t>(
            static_cast<double>(first.index.keys.size()) * parts * 1.05 + 16);
        m_whole.index.offsets.reserve(rows);
        m_whole.index.keys.reserve(rows);
        m_whole.index.providers.reserve(rows);
        m_whole.index.states.reserve(rows);
    }

    const Scan& m_scan;
    ProgressReporter& m_progress;
    ScannedList m_whole;
    std::uint64_t m_end;
    std::uint64_t m_rowsBefore = 0;
};

} // namespace

Result<ScannedList> scanList(const ByteSource& source, const ListProfile& profile,
                             ProgressReporter& progress, const CancelToken& cancel,
                             std::size_t parts) {
    const Scan scan{.source = source, .profile = profile, .cancel = cancel};
    const std::size_t count = parts != 0 ? parts : suggestedParts(scan);
    const auto readNumber = [&scan, count](std::size_t number) {
        // A std::function copies what it holds.
        auto part = std::make_shared<Part>();
        part->begin = scan.profile.dialect.tableOffset;
        if (number > 0) {
            const auto begin = guessRowBegin(scan, boundary(scan, number, count));
            part->begin = begin.value_or(0);
            if (!begin)
                part->result = tl::unexpected(begin.error());
        }
        if (part->result)
            readPart(scan, boundary(scan, number + 1, count), *part);
        return part;
    };
    Joiner joiner(scan, progress);
    OrderedWork<std::shared_ptr<Part>> work;
    std::size_t joined = 0;
    const auto joinNext = [&] {
        const auto part = work.takeNext();
        ++joined;
        return joiner.join(std::move(*part), boundary(scan, joined, count));
    };
    for (std::size_t number = 0; number < count; ++number) {
        if (work.isFull())
            if (const auto done = joinNext(); !done)
                return tl::unexpected(done.error());
        work.add([&readNumber, number] { return readNumber(number); });
    }
    while (!work.isEmpty())
        if (const auto done = joinNext(); !done)
            return tl::unexpected(done.error());
    return joiner.finish();
}

} // namespace listwright
