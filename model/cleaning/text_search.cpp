// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/text_search.h"

#include "model/cleaning/lower_case.h"
#include "model/list/row_block.h"
#include "model/list/row_fields.h"

#include <algorithm>
#include <array>
#include <utility>

namespace listwright {

namespace {

constexpr std::size_t chunk = std::size_t{256} << 10;
constexpr std::uint32_t rowsBetweenLooks = 4096;

/// The longest part of the words that reading an address or a field cannot have made of other
/// bytes: ASCII, without what quoting and tidying may take away or put in.
std::string_view stemOf(const std::vector<std::string>& words) {
    constexpr std::string_view unsure = "@\"\\, ";
    const auto isSure = [&](char c) {
        return static_cast<unsigned char>(c) < 0x80 && unsure.find(c) == std::string_view::npos;
    };
    std::string_view longest;
    for (const std::string& word : words)
        for (std::size_t begin = 0; begin < word.size(); ++begin) {
            std::size_t end = begin;
            while (end < word.size() && isSure(word[end]))
                ++end;
            if (end - begin > longest.size())
                longest = std::string_view(word).substr(begin, end - begin);
            begin = end;
        }
    return longest;
}

/// Letters of an address that no reading of it changes, but for their case.
constexpr std::array<bool, 256> plainLetters = [] {
    std::array<bool, 256> plain{};
    for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "0123456789.@_+-"))
        plain[static_cast<unsigned char>(c)] = true;
    return plain;
}();

/// Whether a cell with one valid address and nothing to repair is that address, but for its case.
bool isPlainAddress(std::string_view cell) {
    return !cell.empty() && cell.front() != '.' && cell.back() != '.' &&
           std::all_of(cell.begin(), cell.end(),
                       [](char c) { return plainLetters[static_cast<unsigned char>(c)]; }) &&
           std::count(cell.begin(), cell.end(), '@') == 1;
}

} // namespace

/// Looks whether one row has the words.
class TextSearch::Row {
public:
    Row(const TextSearch& search, std::size_t list)
        : m_words(search.m_words)
        , m_columns(search.m_columns[list])
        , m_list(*search.m_cleanUp.lists()[list])
        , m_fields(m_list.profile()) {}

    /// Whether `bytes`, all of a row, have a word of ASCII in an address that need not be read for
    /// that: it stands at `place` and is `length` bytes long.
    bool hasInPlainAddress(std::uint32_t row, std::string_view bytes, std::size_t place,
                           std::size_t length) {
        const auto first = static_cast<unsigned char>(bytes[place]);
        if (first >= 0x80 || first == '\\' || m_list.state({row}) == RowState::Invalid ||
            m_list.marks({row}).has(AddressMark::Repairable))
            return false;
        m_fields.setRow(bytes);
        const auto cell = m_fields.bytes(m_list.profile().emailColumn);
        if (!cell)
            return false;
        const auto begin = static_cast<std::size_t>(cell->data() - bytes.data());
        return place >= begin && place + length <= begin + cell->size() && isPlainAddress(*cell);
    }

    bool hasAll(std::string_view bytes) {
        m_fields.setRow(bytes);
        m_isMissing.assign(m_words.size(), true);
        std::size_t missing = m_words.size() - strikeOut(m_fields.address());
        for (const std::size_t column : m_columns) {
            if (missing == 0)
                break;
            lowerCaseInto(m_fields.text(column), m_lower);
            missing -= strikeOut(m_lower);
        }
        return missing == 0;
    }

private:
    /// How many of the missing words `text` has.
    std::size_t strikeOut(std::string_view text) {
        std::size_t count = 0;
        for (std::size_t at = 0; at < m_words.size(); ++at)
            if (m_isMissing[at] && text.find(m_words[at]) != std::string_view::npos) {
                m_isMissing[at] = false;
                ++count;
            }
        return count;
    }

    const std::vector<std::string>& m_words;
    const std::vector<std::size_t>& m_columns;
    const ContactList& m_list;
    RowFields m_fields;
    std::vector<bool> m_isMissing;
    std::string m_lower;
};

TextSearch::TextSearch(const CleanUp& cleanUp, std::vector<std::string> words,
                       const std::vector<OwnColumn>& columns)
    : m_cleanUp(cleanUp)
    , m_words(std::move(words)) {
    bool isAsciiLike = true;
    for (const auto& list : cleanUp.lists()) {
        auto& places = m_columns.emplace_back();
        for (const OwnColumn& column : columns)
            if (const auto place = placeOf(column, list->profile()))
                places.push_back(*place);
        isAsciiLike = isAsciiLike && list->profile().dialect.encoding.unitBytes == 1;
    }
    if (const std::string_view stem = stemOf(m_words); isAsciiLike && !stem.empty()) {
        m_stem.emplace(stem);
        m_stemIsAll = m_words.size() == 1 && m_words.front() == stem;
    }
}

Result<std::vector<bool>> TextSearch::rowsOf(const RowPiece& piece,
                                             const CancelToken& cancel) const {
    std::vector<bool> having(piece.size());
    RowBlock block(*m_cleanUp.lists()[piece.list], chunk);
    Row row(*this, piece.list);
    std::uint32_t looked = 0;
    for (std::uint32_t begin = piece.begin; begin < piece.end; begin = block.end()) {
        if (auto read = block.read(begin, piece.end); !read)
            return tl::unexpected(read.error());
        std::uint32_t at = begin;
        std::size_t from = 0;
        while (at < block.end()) {
            if (looked++ % rowsBetweenLooks == 0 && cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled});
            if (m_stem) {
                from = m_stem->find(block.bytes(), from);
                if (from == std::string_view::npos)
                    break;
                while (at + 1 < block.end() && block.endOf(at) <= from)
                    ++at;
            }
            const std::string_view bytes = block.row(at);
            const std::size_t end = std::min(block.endOf(at), block.bytes().size());
            having[at - piece.begin] =
                (m_stemIsAll && row.hasInPlainAddress(at, bytes, from - (end - bytes.size()),
                                                      m_words.front().size())) ||
                row.hasAll(bytes);
            from = end;
            ++at;
        }
    }
    return having;
}

} // namespace listwright
