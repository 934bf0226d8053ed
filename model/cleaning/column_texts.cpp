// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/column_texts.h"

#include "model/cleaning/lower_case.h"
#include "model/io/parallel.h"
#include "model/list/row_block.h"
#include "model/list/row_fields.h"

#include <atomic>
#include <charconv>
#include <cmath>
#include <mutex>

namespace listwright {

namespace {

constexpr std::uint32_t rowsBetweenLooks = 4096;
constexpr std::size_t largeChunk = std::size_t{256} << 10;
/// Where the rows that are asked for lie far apart.
constexpr std::size_t smallChunk = std::size_t{4} << 10;
constexpr std::size_t farApart = 64;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const auto begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

/// Reads rows of one list, each behind the one before.
class RowsInTurn {
public:
    RowsInTurn(const ContactList& list, std::uint32_t end, std::size_t chunk)
        : m_end(end)
        , m_block(list, chunk)
        , m_fields(list.profile()) {}

    Result<void> goTo(std::uint32_t row) {
        if (!m_block.has(row))
            if (auto read = m_block.read(row, m_end); !read)
                return read;
        m_fields.setRow(m_block.row(row));
        return {};
    }
    RowFields& fields() { return m_fields; }

private:
    std::uint32_t m_end;
    RowBlock m_block;
    RowFields m_fields;
};

} // namespace

std::optional<double> plainNumber(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+') && text.size() > 1 && text[1] != '-')
        text.remove_prefix(1);
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number, std::chars_format::fixed);
    if (read.ec != std::errc() || read.ptr != end || !std::isfinite(number))
        return std::nullopt;
    return number;
}

ColumnTexts::ColumnTexts(const CleanUp& cleanUp)
    : m_cleanUp(cleanUp) {
    for (const auto& list : cleanUp.lists())
        m_places.emplace_back(list->profile().emailColumn);
}

Result<ColumnTexts> ColumnTexts::of(const CleanUp& cleanUp, const OwnColumn& column,
                                    const CancelToken& cancel) {
    ColumnTexts texts(cleanUp);
    texts.m_kind = Kind::Number;
    for (std::size_t list = 0; list < cleanUp.lists().size(); ++list)
        texts.m_places[list] = placeOf(column, cleanUp.lists()[list]->profile());

    const std::vector<RowPiece> pieces = piecesOf(cleanUp);
    std::atomic<bool> isNumber = true;
    std::vector<Result<void>> results(pieces.size());
    inParallel(pieces.size(), [&](std::size_t at) {
        const RowPiece& piece = pieces[at];
        const auto place = texts.m_places[piece.list];
        if (!place)
            return;
        RowsInTurn rows(*cleanUp.lists()[piece.list], piece.end, largeChunk);
        for (std::uint32_t row = piece.begin; row < piece.end && isNumber; ++row) {
            if ((row - piece.begin) % rowsBetweenLooks == 0 && cancel.isCancelled()) {
                results[at] = fail({.code = ErrorCode::Cancelled});
                return;
            }
            if (auto gone = rows.goTo(row); !gone) {
                results[at] = gone;
                return;
            }
            const std::string_view cell = trimmed(rows.fields().text(*place));
            if (!cell.empty() && !plainNumber(cell))
                isNumber = false;
        }
    });
    for (const auto& result : results)
        if (!result)
            return tl::unexpected(result.error());
    if (!isNumber)
        texts.m_kind = Kind::Text;
    return texts;
}

Result<RowsToSort> ColumnTexts::ofRows(const RowPiece& piece, std::span<const RowNumber> rows,
                                       const CancelToken& cancel) const {
    RowsToSort toSort;
    const ContactList& list = *m_cleanUp.lists()[piece.list];
    const auto place = m_places[piece.list];
    RowsInTurn turn(list, piece.end,
                    rows.size() * farApart < piece.size() ? smallChunk : largeChunk);
    std::string lower;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (at % rowsBetweenLooks == 0 && cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled});
        const std::uint32_t row = rows[at].value - piece.firstOfList;
        if (!place || (m_kind == Kind::Address && list.state({row}) == RowState::Invalid)) {
            toSort.addNothing(rows[at]);
            continue;
        }
        if (auto gone = turn.goTo(row); !gone)
            return tl::unexpected(gone.error());
        const std::string_view text =
            m_kind == Kind::Address ? turn.fields().address() : trimmed(turn.fields().text(*place));
        if (text.empty()) {
            toSort.addNothing(rows[at]);
        } else if (m_kind == Kind::Address) {
            toSort.addText(rows[at], text);
        } else if (const auto number = m_kind == Kind::Number ? plainNumber(text) : std::nullopt) {
            toSort.addNumber(rows[at], *number, text);
        } else {
            lowerCaseInto(text, lower);
            toSort.addText(rows[at], lower);
        }
    }
    return toSort;
}

} // namespace listwright
