// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/outlook_properties.h"

#include "model/io/text_encoding.h"

namespace listwright {

std::string OutlookProperties::text(OutlookTag tag) const {
    std::string decoded;
    if (const auto wide = longValue(tag, LongType::Text))
        decoded = decodeToUtf8(*wide, encodingNamed("UTF-16LE"));
    else if (const auto narrow = longValue(tag, LongType::Narrow))
        decoded = decodeToUtf8(*narrow, encodingNamed(m_encoding));
    std::erase(decoded, '\0');
    return decoded;
}

std::string OutlookProperties::bytes(OutlookTag tag) const {
    return longValue(tag, LongType::Binary).value_or(std::string());
}

std::optional<std::uint64_t> OutlookProperties::number(OutlookTag tag) const {
    return fixedValue(tag);
}

std::optional<std::int64_t> OutlookProperties::time(OutlookTag tag) const {
    // In tenths of microseconds since 1601.
    constexpr std::uint64_t aSecond = 10'000'000;
    constexpr std::int64_t from1601To1970 = 11'644'473'600;
    const auto value = number(tag);
    if (!value || *value < aSecond)
        return std::nullopt;
    return static_cast<std::int64_t>(*value / aSecond) - from1601To1970;
}

std::string encodingOfCodePage(std::uint64_t codePage) {
    switch (codePage) {
    case 932:
        return "Shift_JIS";
    case 936:
        return "GB18030";
    case 949:
        return "EUC-KR";
    case 950:
        return "Big5";
    case 65001:
        return "UTF-8";
    default:
        return codePage >= 1250 && codePage <= 1258 ? "windows-" + std::to_string(codePage)
                                                    : "windows-1252";
    }
}

} // namespace listwright
