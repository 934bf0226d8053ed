// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace listwright {

/// Numbers of MAPI properties ([MS-OXPROPS]), those that are read here.
enum class OutlookTag : std::uint16_t {
    MessageClass = 0x001A,
    Subject = 0x0037,
    SubmitTime = 0x0039,
    TransportHeaders = 0x007D,
    SupplementaryInfo = 0x0C1B,
    SenderName = 0x0C1A,
    SenderAddress = 0x0C1F,
    SenderSmtpAddress = 0x5D01,
    StatusCode = 0x0C20,
    RemoteMta = 0x0C21,
    DeliveryTime = 0x0E06,
    Body = 0x1000,
    ReportText = 0x1001,
    Html = 0x1013,
    AddressType = 0x3002,
    EmailAddress = 0x3003,
    SmtpAddress = 0x39FE,
    AttachedBytes = 0x3701,
    AttachmentName = 0x3704,
    AttachmentLongName = 0x3707,
    AttachmentType = 0x370E,
    CodePage = 0x3FFD,
    InternetCodePage = 0x3FDE,
};

/// The properties of a message, a recipient, or what is attached, wherever they are kept.
class OutlookProperties {
public:
    virtual ~OutlookProperties() = default;

    /// UTF-8; empty where it is not there.
    [[nodiscard]] std::string text(OutlookTag tag) const;
    [[nodiscard]] std::string bytes(OutlookTag tag) const;
    [[nodiscard]] std::optional<std::uint64_t> number(OutlookTag tag) const;
    /// Seconds since 1970.
    [[nodiscard]] std::optional<std::int64_t> time(OutlookTag tag) const;
    /// The encoding of texts that are not Unicode.
    void setEncoding(std::string name) { m_encoding = std::move(name); }
    [[nodiscard]] const std::string& encoding() const { return m_encoding; }

protected:
    OutlookProperties() = default;
    OutlookProperties(const OutlookProperties&) = default;
    OutlookProperties& operator=(const OutlookProperties&) = default;

    /// The types of values of any length ([MS-OXCDATA], section 2.11.1).
    enum class LongType : std::uint16_t { Narrow = 0x001E, Text = 0x001F, Binary = 0x0102 };
    /// The bytes as they are kept; none where there is no such property of that type.
    [[nodiscard]] virtual std::optional<std::string> longValue(OutlookTag tag,
                                                               LongType type) const = 0;
    /// A value of fixed length, of four bytes or eight.
    [[nodiscard]] virtual std::optional<std::uint64_t> fixedValue(OutlookTag tag) const = 0;

private:
    std::string m_encoding = "windows-1252";
};

/// The name of an encoding by its number in Windows.
[[nodiscard]] std::string encodingOfCodePage(std::uint64_t codePage);

} // namespace listwright
