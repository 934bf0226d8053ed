// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/compound_file.h"

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

/// Reads the properties of one storage: the message, a recipient, or what is attached.
class OutlookProperties {
public:
    /// `fixedAt` is where the fixed ones begin in their stream: 32 in a file, 24 in a message
    /// inside of another, 8 in all others.
    /// `problem` takes what cannot be read.
    OutlookProperties(const CompoundFile& file, const CompoundFile::Entry& storage,
                      std::size_t fixedAt, std::optional<Error>& problem);

    /// UTF-8; empty where it is not there.
    [[nodiscard]] std::string text(OutlookTag tag) const;
    [[nodiscard]] std::string bytes(OutlookTag tag) const;
    [[nodiscard]] std::optional<std::uint64_t> number(OutlookTag tag) const;
    /// Seconds since 1970.
    [[nodiscard]] std::optional<std::int64_t> time(OutlookTag tag) const;
    /// The encoding of texts that are not Unicode.
    void setEncoding(std::string name) { m_encoding = std::move(name); }
    [[nodiscard]] const std::string& encoding() const { return m_encoding; }

private:
    [[nodiscard]] std::optional<std::string> stream(OutlookTag tag, const char* type) const;

    const CompoundFile& m_file;
    const CompoundFile::Entry& m_storage;
    std::optional<Error>& m_problem;
    std::string m_fixed;
    std::string m_encoding = "windows-1252";
};

} // namespace listwright
