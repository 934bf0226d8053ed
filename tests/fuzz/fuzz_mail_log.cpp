// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a mail log: every event has a recipient, is valid UTF-8 and stands inside the file.
#include "model/io/utf8.h"
#include "model/report/log_report_reader.h"

#include <cstdlib>
#include <memory>

using namespace listwright;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto source =
        bytesInMemory("fuzz.log", std::string(reinterpret_cast<const char*>(bytes), size));
    const auto work = [size](std::vector<DeliveryEvent> events) {
        for (const DeliveryEvent& event : events) {
            const bool isText = validUtf8Length(event.diagnostic) == event.diagnostic.size() &&
                                validUtf8Length(event.recipient) == event.recipient.size();
            if (!isText || event.recipient.empty() || event.place.messageOffset >= size)
                std::abort();
        }
        return [] {};
    };
    ProgressReporter progress;
    constexpr std::int64_t aDayOf2026 = 1'772'532'900;
    if (!readMailLog(*source, aDayOf2026, work, progress, CancelToken()))
        std::abort(); // bytes in memory can always be read
    return 0;
}
