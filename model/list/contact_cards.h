// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/byte_source.h"
#include "model/io/job.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// An address book: vCards of version 2.1, 3.0 or 4.0 (RFC 6350), or LDIF (RFC 2849).
enum class CardForm : std::uint8_t { VCard, Ldif };
/// `vcard`, `ldif`: as resources/card_properties.tsv and list_formats.tsv name them.
[[nodiscard]] std::string_view cardFormId(CardForm form);

/// By how the file begins, some hundred bytes in its own encoding.
[[nodiscard]] std::optional<CardForm> recogniseCards(std::string_view beginning);

/// One statement of a card, decoded to UTF-8.
struct CardProperty {
    std::string name; // as written, without group and parameters
    std::string value;
    /// `name` parts, where it has some: family name, given name, ...
    std::vector<std::string> parts;
};
struct ContactCard {
    std::vector<CardProperty> properties;
};

/// More than this of one card is refused.
inline constexpr std::size_t largestCard = std::size_t{16} << 20;

/// Hands out the cards one after the other, in memory that does not grow with their number.
/// TableTooLarge for a card beyond `largestCard`, Cancelled.
using CardSink = std::function<Result<void>(ContactCard&&)>;
[[nodiscard]] Result<void> readCards(const ByteSource& source, CardForm form, const CardSink& sink,
                                     ProgressReporter& progress, const CancelToken& cancel);

} // namespace listwright
