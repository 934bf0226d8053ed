// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and classifying mails that are made here: four kinds of report, no two alike.
//   bench_mails                 the benchmarks
//   bench_mails --write N       an mbox of N gigabytes of such mails, instead
#include "model/bounce/classifier.h"
#include "model/report/mail_reader.h"
#include "model/report/mbox_scanner.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

using namespace listwright;

namespace {

constexpr std::size_t mailCount = 4000;

struct Answer {
    std::string_view status;
    std::string_view words;
};
constexpr std::array<Answer, 6> answers = {{
    {"5.1.1", "550 5.1.1 No such user here"},
    {"5.2.2", "552 5.2.2 The mailbox is over its quota"},
    {"4.4.1", "connection timed out"},
    {"5.7.1", "554 5.7.1 Your address is listed as a source of spam"},
    {"5.1.2", "Host or domain name not found"},
    {"5.2.1", "550 5.2.1 This account is disabled"},
}};

std::string hexDigits(std::mt19937& random, std::size_t count) {
    std::string digits;
    while (digits.size() < count)
        digits += "0123456789abcdef"[random() % 16];
    return digits;
}

std::string original(std::mt19937& random, const std::string& address) {
    std::string mail = "Return-Path: <news@shop.example>\nReceived: from app.shop.example by "
                       "out.shop.example\n\twith ESMTPS id " +
                       hexDigits(random, 10) + "\n\tfor <" + address +
                       ">; Tue, 3 Mar 2026 10:15:00 +0000\nDKIM-Signature: v=1; a=rsa-sha256; "
                       "d=shop.example; s=s1;\n\tb=" +
                       hexDigits(random, 64) + "\n\t " + hexDigits(random, 64) +
                       "\nFrom: Shop <news@shop.example>\nTo: " + address +
                       "\nSubject: New things in March\nMessage-ID: <" + hexDigits(random, 20) +
                       "@shop.example>\nContent-Type: text/plain; charset=utf-8\n\n";
    for (std::size_t lines = 8 + random() % 24; lines > 0; --lines)
        mail += "New shoes, coats and hats for a spring that will not be long in coming " +
                hexDigits(random, 6) + "\n";
    return mail;
}

std::string report(std::mt19937& random, std::size_t number) {
    const std::string address = "reader" + std::to_string(number) + '.' + hexDigits(random, 4) +
                                "@mail" + std::to_string(random() % 40) + ".example";
    const Answer& answer = answers[random() % answers.size()];
    const std::string words(answer.words);
    const std::string header = "Return-Path: <>\nReceived: from mx.mail.example by in.shop.example "
                               "with ESMTP id " +
                               hexDigits(random, 10) +
                               "\nFrom: MAILER-DAEMON@mx.mail.example (Mail Delivery System)\nTo: "
                               "news@shop.example\nDate: Tue, 3 Mar 2026 10:15:00 +0000\n"
                               "Message-ID: <" +
                               hexDigits(random, 20) + "@mx.mail.example>\nMIME-Version: 1.0\n";
    if (number % 4 == 3)
        return header +
               "Subject: failure notice\n\nHi. This is the qmail-send program at "
               "mx.mail.example.\n\n<" +
               address + ">:\nRemote host said: " + words +
               "\n\n--- Below this line is a copy of the message.\n\n" + original(random, address) +
               '\n';
    const std::string mark = hexDigits(random, 20);
    const std::string human =
        number % 4 == 0
            ? "Content-Type: text/html\n\n<html><body><p>Your mail could not be delivered to <a "
              "href=\"mailto:" +
                  address + "\">" + address + "</a>.</p><p>" + words + "</p></body></html>\n"
            : "Content-Type: text/plain; charset=us-ascii\n\nThis is the mail system at host "
              "mx.mail.example.\n\nYour message could not be delivered.\n\n<" +
                  address + ">: host mx.mail.example[192.0.2.1] said: " + words +
                  " (in reply to\n    RCPT TO command)\n";
    return header +
           "Subject: Undelivered Mail Returned to Sender\nContent-Type: multipart/report; "
           "report-type=delivery-status;\n\tboundary=\"" +
           mark + "/mx\"\n\n--" + mark + "/mx\n" + human + "\n--" + mark +
           "/mx\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.mail.example\n"
           "Arrival-Date: Tue, 3 Mar 2026 10:14:58 +0000\n\nFinal-Recipient: rfc822; " +
           address + "\nAction: failed\nStatus: " + std::string(answer.status) +
           "\nDiagnostic-Code: smtp; " + words + "\n\n--" + mark + "/mx\n" +
           (number % 4 == 1 ? "Content-Type: text/rfc822-headers\n\n"
                            : "Content-Type: message/rfc822\n\n") +
           original(random, address) + "\n--" + mark + "/mx--\n\n";
}

std::string mail(std::mt19937& random, std::size_t number) {
    return "From MAILER-DAEMON Tue Mar  3 10:15:00 2026\n" + report(random, number);
}

std::string reports() {
    std::mt19937 random(20260303); // the same mails in each run
    std::string mbox;
    for (std::size_t number = 0; number < mailCount; ++number)
        mbox += mail(random, number);
    return mbox;
}

/// An mbox of that many gigabytes on the standard output.
void writeMailbox(std::uint64_t gigabytes) {
    std::mt19937 random(20260303);
    std::uint64_t left = gigabytes * 1'000'000'000;
    for (std::size_t number = 0; left > 0; ++number) {
        const std::string next = mail(random, number);
        std::fwrite(next.data(), 1, next.size(), stdout);
        left -= std::min<std::uint64_t>(left, next.size());
    }
}

const std::shared_ptr<const ByteSource>& mailbox() {
    static const auto source = bytesInMemory("bench.mbox", reports());
    return source;
}

void count(benchmark::State& state) {
    const auto rounds = static_cast<std::int64_t>(state.iterations());
    state.SetItemsProcessed(rounds * static_cast<std::int64_t>(mailCount));
    state.SetBytesProcessed(rounds * static_cast<std::int64_t>(mailbox()->size()));
}

void cutMailboxIntoMails(benchmark::State& state) {
    for ([[maybe_unused]] auto round : state) {
        MboxScanner scanner(*mailbox());
        std::size_t mails = 0;
        for (auto mail = scanner.next(); mail && *mail; mail = scanner.next())
            ++mails;
        if (mails != mailCount)
            std::abort();
    }
    count(state);
}

void readMailsAndClassify(benchmark::State& state) {
    const Classifier& classifier = standardClassifier();
    for ([[maybe_unused]] auto round : state) {
        std::size_t events = 0;
        const auto classify = [&](const std::vector<DeliveryEvent>& batch) {
            for (const DeliveryEvent& event : batch)
                benchmark::DoNotOptimize(classifier.classify(event));
            return [&events, read = batch.size()] { events += read; };
        };
        ProgressReporter progress;
        const auto summary = readMails(*mailbox(), classify, progress, CancelToken(),
                                       static_cast<unsigned>(state.range(0)));
        if (!summary || events != mailCount)
            std::abort();
    }
    count(state);
}

} // namespace

BENCHMARK(cutMailboxIntoMails)->Unit(benchmark::kMillisecond);
BENCHMARK(readMailsAndClassify)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

int main(int argc, char* argv[]) {
    if (argc == 3 && std::string_view(argv[1]) == "--write") {
        writeMailbox(std::strtoull(argv[2], nullptr, 10));
        return 0;
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
