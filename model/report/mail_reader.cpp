// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/mail_reader.h"

#include "model/report/ascii_text.h"
#include "model/report/event_batches.h"
#include "model/report/mail_events.h"
#include "model/report/mbox_scanner.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <memory>

namespace listwright {

namespace {

constexpr std::size_t mailsPerBatch = 256;
constexpr std::size_t bytesPerBatch = std::size_t{1} * 1024 * 1024;
constexpr std::size_t mostBytesAtOnce = std::size_t{24} * 1024 * 1024;

/// What became of one mail: its events, and what was wrong with it.
struct MailResult {
    std::vector<DeliveryEvent> events;
    std::optional<Error> problem;
};

std::string whyUnreadable(const MailMessage& message) {
    const std::string_view bytes = message.bytes();
    if (trimmed(bytes).empty())
        return "it is empty";
    const auto beginning = bytes.substr(0, 4096);
    if (beginning.find('\0') != std::string_view::npos && message.header().fields().size() < 2)
        return "it holds binary data";
    if (message.header().fields().empty())
        return "it has no header";
    return {};
}

DeliveryEvent unreadable(std::string why, std::uint64_t offset) {
    DeliveryEvent event;
    event.kind = EventKind::Unreadable;
    event.diagnostic = std::move(why);
    event.place.fieldOffset = offset;
    return event;
}

MailResult readMail(RawMail raw, const std::string& file, std::span<const BounceDialect> dialects) {
    MailResult result;
    const bool isCut = raw.isCut;
    const bool isLast = raw.isLast;
    const bool isOfMbox = raw.offset != raw.contentOffset;
    const bool endsMidLine = !raw.bytes.ends_with('\n') && !raw.bytes.ends_with('\r');
    const MailMessage message(std::move(raw.bytes), raw.contentOffset);
    const auto problem = [&](ErrorCode code, std::string detail) {
        result.problem = Error{.code = code,
                               .file = file,
                               .row = {},
                               .offset = raw.offset,
                               .detail = std::move(detail)};
    };
    if (std::string why = whyUnreadable(message); !why.empty()) {
        result.events.push_back(unreadable(why, message.fileOffset()));
        problem(ErrorCode::MailUnreadable, std::move(why));
    } else {
        result.events = eventsOfMail(message, dialects);
        if (isCut)
            problem(ErrorCode::MailUnreadable,
                    "it is longer than 16 MiB; its beginning has been read");
        else if (message.isOvergrown())
            problem(ErrorCode::MailUnreadable,
                    "it has too many parts or header fields; its beginning has been read");
        else if (message.bytes().find('\0') != std::string_view::npos)
            problem(ErrorCode::MailUnreadable, "it holds binary data; its text has been read");
        else if (isLast && endsMidLine && (isOfMbox || message.isUnclosed()))
            problem(ErrorCode::MailTruncated, {});
    }
    return result;
}

/// One mail, whatever happens in it.
MailResult readAnyMail(RawMail raw, const std::string& file,
                       std::span<const BounceDialect> dialects) {
    const std::uint64_t offset = raw.offset;
    const std::uint64_t contentOffset = raw.contentOffset;
    MailResult result;
    try {
        result = readMail(std::move(raw), file, dialects);
    } catch (const std::exception& failure) { // no memory for it, or a fault of ours
        const std::string why = std::string("reading it failed: ") + failure.what();
        result.events = {unreadable(why, contentOffset)};
        result.problem = Error{.code = ErrorCode::MailUnreadable,
                               .file = file,
                               .row = {},
                               .offset = offset,
                               .detail = why};
    }
    for (DeliveryEvent& event : result.events) {
        event.place.file = file;
        event.place.messageOffset = offset;
    }
    return result;
}

/// Mails that follow one another, as they are handed to a thread.
struct MailBatch {
    std::vector<RawMail> mails;
    std::size_t bytes = 0;
};

EventBatch readBatch(MailBatch& batch, const std::string& file,
                     std::span<const BounceDialect> dialects) {
    EventBatch result{.events = {}, .problems = {}, .itemCount = batch.mails.size()};
    result.events.reserve(batch.mails.size());
    for (RawMail& mail : batch.mails) {
        MailResult read = readAnyMail(std::move(mail), file, dialects);
        std::move(read.events.begin(), read.events.end(), std::back_inserter(result.events));
        if (read.problem)
            result.problems.push_back(*std::move(read.problem));
    }
    batch.mails = {};
    return result;
}

class MailReader final : public ReportReader {
public:
    MailReader(unsigned threads, std::span<const BounceDialect> dialects)
        : m_threads(threads)
        , m_dialects(dialects) {}

    Result<ReportSummary> read(const ByteSource& source, const EventSink& sink,
                               ProgressReporter& progress,
                               const CancelToken& cancel) const override {
        return readMails(source, handOn(sink), progress, cancel, m_threads, m_dialects);
    }

private:
    unsigned m_threads;
    std::span<const BounceDialect> m_dialects;
};

} // namespace

Result<ReportSummary> readMails(const ByteSource& source, const EventWork& work,
                                ProgressReporter& progress, const CancelToken& cancel,
                                unsigned threads, std::span<const BounceDialect> dialects) {
    EventBatches batches(source, work, progress, cancel, mostBytesAtOnce, threads);
    MboxScanner scanner(source);
    bool more = true;
    while (more) {
        auto batch = std::make_shared<MailBatch>();
        while (more && batch->mails.size() < mailsPerBatch && batch->bytes < bytesPerBatch) {
            if (cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled, .file = source.name()});
            auto mail = scanner.next();
            if (!mail)
                return tl::unexpected(mail.error());
            more = mail->has_value();
            if (more) {
                batch->bytes += (*mail)->bytes.size();
                batch->mails.push_back(*std::move(*mail));
            }
        }
        batches.add(
            [batch, &source, dialects] { return readBatch(*batch, source.name(), dialects); },
            batch->bytes, scanner.position());
    }
    return batches.finish();
}

std::unique_ptr<ReportReader> mailReader(unsigned threads,
                                         std::span<const BounceDialect> dialects) {
    return std::make_unique<MailReader>(threads, dialects);
}

} // namespace listwright
