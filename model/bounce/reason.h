// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace listwright {

/// What happened. The rows of resources/reasons.tsv; ids are stable.
enum class Reason : std::uint8_t {
    UserUnknown,
    InvalidAddress,
    MailboxMoved,
    DomainNotFound,
    DomainRefusesMail,
    MailboxDisabled,
    MailboxFull,
    MailboxOther,
    RecipientRefused,
    Suppressed,
    MessageTooLarge,
    ContentRejected,
    SpamDetected,
    VirusDetected,
    NonconformantMessage,
    SenderBlocked,
    BadReputation,
    AuthenticationFailed,
    MissingPtr,
    PolicyViolation,
    SenderRejected,
    RelayDenied,
    SecurityError,
    TlsFailed,
    RateLimited,
    Greylisted,
    NetworkError,
    DeliveryExpired,
    MailSystemFull,
    MailSystemError,
    MailerError,
    ProtocolError,
    Complaint,
    Unsubscribed,
    AutoReply,
    Delivered,
    Engaged,
    Undetermined,
};
inline constexpr std::size_t reasonCount = static_cast<std::size_t>(Reason::Undetermined) + 1;

/// Why a mailbox is disabled, where the text says so.
enum class Cause : std::uint8_t {
    Unspecified,
    SuspendedByProvider,
    DisabledByAdministrator,
    Inactive,
    PolicyViolation,
    ClosedByOwner,
    Billing,
    Security,
};
inline constexpr std::size_t causeCount = static_cast<std::size_t>(Cause::Security) + 1;

/// Hard: the address is dead. Soft: try later. Block: the sender or the message was refused, the
/// address is fine.
enum class BounceType : std::uint8_t { None, Hard, Soft, Block };

/// What the program proposes for a contact.
enum class Proposal : std::uint8_t { Keep, Watch, Review, Remove };
inline constexpr std::size_t proposalCount = 4;

/// How sure a classification is. Confirmed: text and code agree, or a provider's own marker. Text:
/// the words alone. CodeOnly: the code alone, nothing contradicts it. Guess: neither says it
/// plainly, or a code that would remove a contact stands beside words that no rule knows.
enum class Confidence : std::uint8_t { Guess, CodeOnly, Text, Confirmed };

enum class ReasonCategory : std::uint8_t {
    Address,
    Domain,
    Mailbox,
    Content,
    Policy,
    System,
    RecipientWish,
    NoBounce,
    Unknown
};

/// `mailbox-disabled`, ...: what files, the store and the command line show.
[[nodiscard]] std::string_view reasonId(Reason reason);
[[nodiscard]] std::string_view causeId(Cause cause);
/// `hard`, `soft`, `block`; empty for None.
[[nodiscard]] std::string_view bounceTypeId(BounceType type);
[[nodiscard]] std::string_view proposalId(Proposal proposal);
/// `confirmed`, `text`, `code only`, `guess`.
[[nodiscard]] std::string_view confidenceId(Confidence confidence);

[[nodiscard]] std::optional<Reason> reasonById(std::string_view id);
[[nodiscard]] std::optional<Cause> causeById(std::string_view id);
[[nodiscard]] std::optional<BounceType> bounceTypeById(std::string_view id);
[[nodiscard]] std::optional<Proposal> proposalById(std::string_view id);

/// A row of resources/reasons.tsv: the defaults of a reason and its short name for people ("Mailbox
/// disabled").
struct ReasonTraits {
    ReasonCategory category = ReasonCategory::Unknown;
    BounceType type = BounceType::None;
    Proposal proposal = Proposal::Review;
    std::string_view name;
};
[[nodiscard]] const ReasonTraits& reasonTraits(Reason reason);
/// "Suspended by the provider", ...
[[nodiscard]] std::string_view causeName(Cause cause);

} // namespace listwright
