// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/delivery_event.h"
#include "model/report/report_text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// A mail as those look at it who want to know what it reports: what its header says at a glance,
/// and its words and the mail that comes back when they are asked for. For one thread.
class ReportMail {
public:
    explicit ReportMail(const MailMessage& message);

    [[nodiscard]] const MailMessage& message() const { return m_message; }
    [[nodiscard]] const HeaderBlock& header() const { return m_message.header(); }
    /// The address in From, as written; empty for `<>`.
    [[nodiscard]] const std::string& sender() const { return m_sender; }
    /// Subject with encoded words read, and the same as phrases are compared with it.
    [[nodiscard]] const std::string& subject() const { return m_subject; }
    [[nodiscard]] const std::string& subjectPhrase() const { return m_subjectPhrase; }

    /// From a mail system's own address: MAILER-DAEMON, postmaster, nobody.
    [[nodiscard]] bool isFromMailSystem() const { return m_isFromMailSystem; }
    /// Sent with the empty return path, which only machines use (RFC 5321, 4.5.5).
    [[nodiscard]] bool hasEmptyReturnPath() const { return m_hasEmptyReturnPath; }
    /// An answer or a forward of a person: `Re:`, `Fwd:`.
    [[nodiscard]] bool isAnswer() const { return m_isAnswer; }
    /// Something in the header says that a machine reports on mail, so that its words are worth
    /// looking at.
    [[nodiscard]] bool mayReport() const { return m_mayReport; }

    [[nodiscard]] const ReportText& text() const;
    /// The header of the mail that comes back; empty where it does not.
    [[nodiscard]] const HeaderBlock& original() const;
    /// X-Failed-Recipients and its like.
    [[nodiscard]] std::vector<std::string> failedRecipientsField() const;
    /// Whom the mail that comes back was for.
    [[nodiscard]] std::vector<std::string> originalRecipients() const;
    /// When the report was written.
    [[nodiscard]] std::optional<std::int64_t> date() const;

    /// An event of this mail that was said in `line`, or by the mail as a whole.
    [[nodiscard]] DeliveryEvent event(EventKind kind, std::string recipient,
                                      const TextLine* line = nullptr) const;
    /// Whether the address is the report's own sender or addressee, who did not fail.
    [[nodiscard]] bool isOwnAddress(std::string_view address) const;

private:
    const MailMessage& m_message;
    std::string m_sender;
    std::vector<std::string> m_addressees;
    std::string m_subject;
    std::string m_subjectPhrase;
    bool m_isFromMailSystem = false;
    bool m_hasEmptyReturnPath = false;
    bool m_isAnswer = false;
    bool m_mayReport = false;
    mutable std::optional<ReportText> m_text;
    mutable std::optional<HeaderBlock> m_original;
};

} // namespace listwright
