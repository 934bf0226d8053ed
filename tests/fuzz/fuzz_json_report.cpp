// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as JSON events, read as the format that they are taken for, else as some known one:
// reading ends, and every event is text with a place inside the file.
#include "model/io/utf8.h"
#include "model/report/json_report_reader.h"
#include "model/report/report_format.h"

#include <cstdlib>

using namespace listwright;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto source =
        bytesInMemory("fuzz.json", std::string(reinterpret_cast<const char*>(bytes), size));
    const JsonSign sign = recogniseJson(*source);
    const ReportFormat& format =
        sign.format != nullptr ? *sign.format : *reportFormatById("amazon-ses");
    const auto work = [size](std::vector<DeliveryEvent> events) -> std::function<void()> {
        for (const DeliveryEvent& event : events) {
            const bool isText = validUtf8Length(event.diagnostic) == event.diagnostic.size() &&
                                validUtf8Length(event.recipient) == event.recipient.size();
            if (!isText || event.place.messageOffset >= size)
                std::abort();
        }
        return [] {};
    };
    ProgressReporter progress;
    if (!readJsonReport(*source, format.json, work, progress, CancelToken()))
        std::abort(); // bytes in memory can always be read
    return 0;
}
