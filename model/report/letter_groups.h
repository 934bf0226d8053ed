// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace listwright {

/// A number for the three bytes of `text` from `at` on, of `bits` bits.
template <unsigned bits>
[[nodiscard]] constexpr std::uint32_t letterGroup(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t index) {
        return std::uint32_t{static_cast<unsigned char>(text[index])};
    };
    const std::uint32_t group = byte(at) | byte(at + 1) << 8U | byte(at + 2) << 16U;
    return (group * 0x9E3779B1U) >> (32U - bits);
}

/// Which groups of three bytes a text holds, so that most phrases that are not in it need not be
/// looked for.
class LetterGroups {
public:
    LetterGroups() = default;
    explicit LetterGroups(std::string_view text) {
        for (std::size_t at = 0; at + 3 <= text.size(); ++at) {
            const std::uint32_t group = letterGroup<groupBits>(text, at);
            m_words[group / 64] |= std::uint64_t{1} << (group % 64);
        }
    }
    /// False only where the text does not hold the phrase.
    [[nodiscard]] bool mayHold(std::string_view phrase) const {
        for (std::size_t at = 0; at + 3 <= phrase.size(); ++at) {
            const std::uint32_t group = letterGroup<groupBits>(phrase, at);
            if ((m_words[group / 64] >> (group % 64) & 1U) == 0)
                return false;
        }
        return true;
    }

private:
    static constexpr unsigned groupBits = 15;
    std::array<std::uint64_t, (1U << groupBits) / 64> m_words{};
};

} // namespace listwright
