// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/mail_reader.h"

#include "model/report/ascii_text.h"
#include "model/report/mail_events.h"
#include "model/report/mbox_scanner.h"

#include <algorithm>
#include <future>
#include <span>
#include <thread>

namespace listwright {

namespace {

constexpr std::size_t mailsPerBatch = 256;
constexpr std::size_t bytesPerBatch = std::size_t{4} * 1024 * 1024;

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

MailResult readMail(RawMail raw, const std::string& file) {
    MailResult result;
    const std::uint64_t offset = raw.offset;
    const bool isCut = raw.isCut;
    const bool isLast = raw.isLast;
    const bool isOfMbox = raw.offset != raw.contentOffset;
    const bool endsMidLine = !raw.bytes.ends_with('\n') && !raw.bytes.ends_with('\r');
    const MailMessage message(std::move(raw.bytes), raw.contentOffset);
    const auto problem = [&](ErrorCode code, std::string detail) {
        result.problem = Error{
            .code = code, .file = file, .row = {}, .offset = offset, .detail = std::move(detail)};
    };
    if (std::string why = whyUnreadable(message); !why.empty()) {
        DeliveryEvent event;
        event.kind = EventKind::Unreadable;
        event.diagnostic = why;
        event.place.fieldOffset = message.fileOffset();
        result.events.push_back(std::move(event));
        problem(ErrorCode::MailUnreadable, std::move(why));
    } else {
        result.events = eventsOfMail(message);
        if (isCut)
            problem(ErrorCode::MailUnreadable,
                    "it is longer than 16 MiB; its beginning has been read");
        else if (isLast && endsMidLine && (isOfMbox || message.isUnclosed()))
            problem(ErrorCode::MailTruncated, {});
    }
    for (DeliveryEvent& event : result.events) {
        event.place.file = file;
        event.place.messageOffset = offset;
    }
    return result;
}

std::vector<MailResult> readMails(std::span<RawMail> mails, const std::string& file) {
    std::vector<MailResult> results;
    results.reserve(mails.size());
    for (RawMail& mail : mails)
        results.push_back(readMail(std::move(mail), file));
    return results;
}

/// Reads the batch on two threads; the results are in the order of the file.
std::vector<MailResult> readBatch(std::vector<RawMail>& batch, const std::string& file) {
    const std::span<RawMail> all(batch);
    if (batch.size() < 8 || std::thread::hardware_concurrency() < 2)
        return readMails(all, file);
    const std::size_t half = batch.size() / 2;
    auto second =
        std::async(std::launch::async, [&] { return readMails(all.subspan(half), file); });
    auto results = readMails(all.first(half), file);
    auto rest = second.get();
    std::move(rest.begin(), rest.end(), std::back_inserter(results));
    return results;
}

class MailReader final : public ReportReader {
public:
    Result<ReportSummary> read(const ByteSource& source, const EventSink& sink,
                               ProgressReporter& progress,
                               const CancelToken& cancel) const override {
        ReportSummary summary;
        MboxScanner scanner(source);
        bool more = true;
        while (more) {
            std::vector<RawMail> batch;
            std::size_t bytes = 0;
            while (more && batch.size() < mailsPerBatch && bytes < bytesPerBatch) {
                if (cancel.isCancelled())
                    return fail({.code = ErrorCode::Cancelled, .file = source.name()});
                auto mail = scanner.next();
                if (!mail)
                    return tl::unexpected(mail.error());
                more = mail->has_value();
                if (more) {
                    bytes += (*mail)->bytes.size();
                    batch.push_back(*std::move(*mail));
                }
            }
            hand(readBatch(batch, source.name()), summary, sink);
            progress.report({scanner.position(), source.size()});
        }
        if (const auto unchanged = source.checkUnchanged(); !unchanged)
            return tl::unexpected(unchanged.error());
        return summary;
    }

private:
    static void hand(std::vector<MailResult> results, ReportSummary& summary,
                     const EventSink& sink) {
        std::vector<DeliveryEvent> events;
        for (MailResult& result : results) {
            ++summary.itemCount;
            std::move(result.events.begin(), result.events.end(), std::back_inserter(events));
            if (result.problem)
                summary.problems.add(*std::move(result.problem));
        }
        if (!events.empty())
            sink(std::move(events));
    }
};

} // namespace

std::unique_ptr<ReportReader> mailReader() {
    return std::make_unique<MailReader>();
}

} // namespace listwright
