// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/outlook_properties.h"

#include "model/io/text_encoding.h"

#include <QString>

namespace listwright {

namespace {

constexpr std::size_t fixedBytes = 16;

std::uint64_t littleEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

} // namespace

OutlookProperties::OutlookProperties(const CompoundFile& file, const CompoundFile::Entry& storage,
                                     std::size_t fixedAt, std::optional<Error>& problem)
    : m_file(file)
    , m_storage(storage)
    , m_problem(problem) {
    const auto* const fixed = file.child(storage, "__properties_version1.0");
    if (fixed == nullptr)
        return;
    auto bytes = file.read(*fixed);
    if (!bytes)
        m_problem = bytes.error();
    else if (bytes->size() > fixedAt)
        m_fixed = bytes->substr(fixedAt);
}

std::optional<std::string> OutlookProperties::stream(OutlookTag tag, const char* type) const {
    const QString number =
        QStringLiteral("%1").arg(static_cast<int>(tag), 4, 16, QLatin1Char('0')).toUpper();
    const std::string name = "__substg1.0_" + number.toStdString() + type;
    const auto* const entry = m_file.child(m_storage, name);
    if (entry == nullptr || entry->isStorage)
        return std::nullopt;
    auto bytes = m_file.read(*entry);
    if (bytes)
        return *std::move(bytes);
    m_problem = bytes.error();
    return std::nullopt;
}

std::string OutlookProperties::text(OutlookTag tag) const {
    std::string decoded;
    if (const auto wide = stream(tag, "001F"))
        decoded = decodeToUtf8(*wide, encodingNamed("UTF-16LE"));
    else if (const auto narrow = stream(tag, "001E"))
        decoded = decodeToUtf8(*narrow, encodingNamed(m_encoding));
    std::erase(decoded, '\0');
    return decoded;
}

std::string OutlookProperties::bytes(OutlookTag tag) const {
    return stream(tag, "0102").value_or(std::string());
}

std::optional<std::uint64_t> OutlookProperties::number(OutlookTag tag) const {
    for (std::size_t at = 0; at + fixedBytes <= m_fixed.size(); at += fixedBytes) {
        const std::string_view entry = std::string_view(m_fixed).substr(at, fixedBytes);
        if (littleEndian(entry.substr(2, 2)) != static_cast<std::uint64_t>(tag))
            continue;
        const bool isLong = littleEndian(entry.substr(0, 2)) == 0x0003;
        return littleEndian(entry.substr(8, isLong ? 4 : 8));
    }
    return std::nullopt;
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

} // namespace listwright
