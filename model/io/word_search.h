// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace listwright {

/// Looks for an ASCII word in bytes of any ASCII-like encoding, without regard to case, sixteen
/// bytes at a time. Stops as well at bytes that may mean more than they say: those from 0x80 on,
/// and the backslash.
class WordSearch {
public:
    /// In lower case, not empty.
    explicit WordSearch(std::string_view word);
    /// The first place from `from` on where the word or such a byte stands; npos without one.
    [[nodiscard]] std::size_t find(std::string_view bytes, std::size_t from) const;

private:
    [[nodiscard]] bool isAt(std::string_view bytes, std::size_t at) const;
    std::string m_word;
};

} // namespace listwright
