// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/log_report_reader.h"

#include "model/io/text_encoding.h"
#include "model/io/utf8.h"
#include "model/report/ascii_text.h"
#include "model/report/event_batches.h"
#include "model/report/logs/mail_log.h"

#include <algorithm>
#include <deque>
#include <string>
#include <unordered_map>
#include <utility>

namespace listwright {

namespace {

constexpr std::size_t windowBytes = std::size_t{1} << 20;
constexpr std::size_t longestLine = std::size_t{64} << 10;
constexpr std::size_t eventsPerBatch = 4096;
// Lines without an event count too, so that the progress is told.
constexpr std::uint64_t linesPerBatch = std::uint64_t{16} * eventsPerBatch;
constexpr std::size_t mostBytesAtOnce = std::size_t{64} << 20;
constexpr std::size_t mostMailsInQueue = 100'000;

/// Complete lines of a file, one after the other. Of a line longer than 64 KiB its beginning.
class LogLines {
public:
    explicit LogLines(const ByteSource& source)
        : m_source(source) {}

    struct Line {
        std::string_view text;
        std::uint64_t offset = 0;
    };

    /// Valid until the next call; empty at the end.
    Result<std::optional<Line>> next() {
        const std::uint64_t offset = m_windowOffset + m_at;
        std::size_t end = m_window.find('\n', m_at);
        if (end == std::string::npos) {
            if (auto got = refill(); !got)
                return tl::unexpected(got.error());
            end = m_window.find('\n');
        }
        std::string_view text = std::string_view(m_window).substr(m_at);
        if (end == std::string::npos && text.size() > longestLine)
            return cutLine(offset);
        if (text.empty())
            return std::optional<Line>();
        text = text.substr(0, end == std::string::npos ? text.size() : end - m_at);
        m_at += std::min(text.size() + 1, m_window.size() - m_at);
        if (text.ends_with('\r'))
            text.remove_suffix(1);
        return std::optional(Line{text.substr(0, longestLine), offset});
    }

private:
    /// Moves what is left to the front and reads on behind it.
    Result<void> refill() {
        m_window.erase(0, m_at);
        m_windowOffset += m_at;
        m_at = 0;
        const std::size_t kept = m_window.size();
        m_window.resize(kept + windowBytes);
        const auto got =
            m_source.readAt(m_windowOffset + kept, std::span(m_window).subspan(kept, windowBytes));
        if (!got)
            return tl::unexpected(got.error());
        m_window.resize(kept + *got);
        return {};
    }

    /// A line that goes on behind the window: its beginning, and on to its end.
    Result<std::optional<Line>> cutLine(std::uint64_t offset) {
        m_beginning = m_window.substr(m_at, longestLine);
        std::size_t end = std::string::npos;
        while (end == std::string::npos && !m_window.empty()) {
            m_at = m_window.size();
            if (auto got = refill(); !got)
                return tl::unexpected(got.error());
            end = m_window.find('\n');
        }
        m_at = end == std::string::npos ? m_window.size() : end + 1;
        return std::optional(Line{m_beginning, offset});
    }

    const ByteSource& m_source;
    std::string m_window;
    std::uint64_t m_windowOffset = 0;
    std::size_t m_at = 0;
    std::string m_beginning;
};

/// What the log said before about the mails that are still in the queue.
class MailQueue {
public:
    void arrive(std::string_view id, std::string_view sender) { mail(id).sender = sender; }

    void remove(std::string_view id) { m_mails.erase(std::string(id)); }

    /// Adds what is known to an event. False for one that says again that the mail waits.
    bool add(std::string_view id, DeliveryEvent& event) {
        const auto found = m_mails.find(std::string(id));
        if (found != m_mails.end())
            event.sender = found->second.sender;
        if (event.kind != EventKind::Delay) {
            if (found != m_mails.end())
                std::erase_if(found->second.waiting, [&](const DeliveryEvent& waiting) {
                    return waiting.recipient == event.recipient;
                });
            return true;
        }
        auto& waiting = mail(id).waiting;
        const auto before =
            std::find_if(waiting.begin(), waiting.end(), [&](const DeliveryEvent& each) {
                return each.recipient == event.recipient;
            });
        const bool isNew = before == waiting.end();
        (isNew ? waiting.emplace_back() : *before) = event;
        return isNew;
    }

    /// Who waited in vain, bounces with the last words of the server: all who wait, or those of
    /// `named`.
    std::vector<DeliveryEvent> expire(std::string_view id, std::vector<DeliveryEvent> named,
                                      const LogLine& line) {
        const auto found = m_mails.find(std::string(id));
        const bool isKnown = found != m_mails.end();
        const bool all = named.empty();
        std::vector<DeliveryEvent> none;
        auto& waiting = isKnown ? found->second.waiting : none;
        if (all)
            named = std::exchange(waiting, {});
        for (DeliveryEvent& event : named) {
            const auto before =
                std::find_if(waiting.begin(), waiting.end(), [&](const DeliveryEvent& each) {
                    return each.recipient == event.recipient;
                });
            if (before != waiting.end()) {
                event = std::move(*before);
                waiting.erase(before);
            } else if (!all && isKnown) {
                event.sender = found->second.sender;
            }
            event.kind = EventKind::Bounce;
            event.date = line.date;
            event.vendorReason = Reason::DeliveryExpired;
        }
        return named;
    }

private:
    struct Mail {
        std::string sender;
        std::vector<DeliveryEvent> waiting;
    };

    Mail& mail(std::string_view id) {
        const auto [found, isNew] = m_mails.try_emplace(std::string(id));
        if (isNew) {
            m_arrivals.emplace_back(id);
            while (m_arrivals.size() > mostMailsInQueue) {
                m_mails.erase(m_arrivals.front());
                m_arrivals.pop_front();
            }
        }
        return found->second;
    }

    std::unordered_map<std::string, Mail> m_mails;
    /// The oldest first; also of mails that are gone.
    std::deque<std::string> m_arrivals;
};

/// Reads one line after the other and gathers events.
class LogEvents {
public:
    LogEvents(std::string file, std::int64_t latest)
        : m_file(std::move(file))
        , m_latest(latest) {}

    void read(const LogLines::Line& raw) {
        std::string_view text = raw.text;
        if (validUtf8Length(text) != text.size()) {
            static const TextEncoding western = encodingNamed("windows-1252");
            m_decoded = decodeToUtf8(text, western);
            text = m_decoded;
        }
        const auto line = parseLogLine(text, m_latest);
        if (!line)
            return;
        for (const LogDialect& dialect : logDialects()) {
            if (!dialect.recognises(*line))
                continue;
            if (auto statement = dialect.read(*line))
                take(*std::move(statement), *line, raw.offset);
            return;
        }
    }

    [[nodiscard]] std::size_t size() const { return m_events.size(); }
    std::vector<DeliveryEvent> takeEvents() { return std::exchange(m_events, {}); }

private:
    void take(LogStatement statement, const LogLine& line, std::uint64_t offset) {
        switch (statement.kind) {
        case LogStatement::Kind::Arrival:
            m_queue.arrive(statement.queueId, statement.sender);
            break;
        case LogStatement::Kind::Removal:
            m_queue.remove(statement.queueId);
            break;
        case LogStatement::Kind::Outcome:
            for (DeliveryEvent& event : statement.events)
                if (!event.recipient.empty() &&
                    m_queue.add(statement.queueId, place(event, offset)))
                    m_events.push_back(std::move(event));
            break;
        case LogStatement::Kind::Expiry:
            for (DeliveryEvent& event : statement.events)
                place(event, offset);
            for (DeliveryEvent& event :
                 m_queue.expire(statement.queueId, std::move(statement.events), line))
                m_events.push_back(std::move(event));
            break;
        }
    }

    DeliveryEvent& place(DeliveryEvent& event, std::uint64_t offset) const {
        event.place.file = m_file;
        event.place.messageOffset = offset;
        event.place.fieldOffset = offset;
        return event;
    }

    std::string m_file;
    std::int64_t m_latest;
    std::string m_decoded;
    MailQueue m_queue;
    std::vector<DeliveryEvent> m_events;
};

} // namespace

Result<ReportSummary> readMailLog(const ByteSource& source, std::int64_t latest,
                                  const EventWork& work, ProgressReporter& progress,
                                  const CancelToken& cancel) {
    EventBatches batches(source, work, progress, cancel, mostBytesAtOnce);
    LogLines lines(source);
    LogEvents events(source.name(), latest);
    std::uint64_t linesRead = 0;
    const auto handOut = [&](std::uint64_t position) {
        auto batch = std::make_shared<EventBatch>();
        batch->events = events.takeEvents();
        batch->itemCount = std::exchange(linesRead, 0);
        const std::size_t bytes = batch->events.size() * sizeof(DeliveryEvent);
        batches.add([batch] { return std::move(*batch); }, bytes, position);
    };
    while (true) {
        const auto line = lines.next();
        if (!line)
            return tl::unexpected(line.error());
        if (!*line)
            break;
        events.read(**line);
        ++linesRead;
        if (linesRead % eventsPerBatch == 0 && cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled, .file = source.name()});
        if (events.size() >= eventsPerBatch || linesRead >= linesPerBatch)
            handOut((*line)->offset);
    }
    handOut(source.size());
    return batches.finish();
}

const ReportFormat* recogniseMailLog(std::string_view sample,
                                     std::span<const ReportFormat> formats) {
    std::size_t stamped = 0;
    std::size_t others = 0;
    const LogDialect* known = nullptr;
    while (!sample.empty()) {
        const std::size_t end = sample.find('\n');
        const auto text = trimmed(sample.substr(0, end));
        const bool isCutOff = end == std::string_view::npos && stamped + others > 0;
        sample.remove_prefix(end == std::string_view::npos ? sample.size() : end + 1);
        if (text.empty() || isCutOff)
            continue;
        const auto line = parseLogLine(text, 0);
        ++(line ? stamped : others);
        if (!line || known != nullptr)
            continue;
        const auto dialects = logDialects();
        const auto found =
            std::find_if(dialects.begin(), dialects.end(),
                         [&](const LogDialect& dialect) { return dialect.recognises(*line); });
        known = found == dialects.end() ? nullptr : &*found;
    }
    if (known == nullptr || stamped < 9 * others)
        return nullptr;
    const auto format =
        std::find_if(formats.begin(), formats.end(), [&](const ReportFormat& candidate) {
            return candidate.container == ReportContainer::Log && candidate.system == known->id;
        });
    return format == formats.end() ? nullptr : &*format;
}

} // namespace listwright
