// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/text_search.h"

#include "model/cleaning/lower_case.h"
#include "model/list/row_block.h"
#include "model/list/row_fields.h"

#include <algorithm>
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

} // namespace

/// Looks whether one row has the words.
class TextSearch::Row {
public:
    Row(const TextSearch& search, std::size_t list)
        : m_words(search.m_words)
        , m_columns(search.m_columns[list])
        , m_fields(search.m_cleanUp.lists()[list]->profile()) {}

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
    if (const std::string_view stem = stemOf(m_words); isAsciiLike && !stem.empty())
        m_stem.emplace(stem);
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
            having[at - piece.begin] = row.hasAll(block.row(at));
            from = std::min(block.endOf(at), block.bytes().size());
            ++at;
        }
    }
    return having;
}

} // namespace listwright
