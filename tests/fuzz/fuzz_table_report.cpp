// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a table, taken for every report format that has one and for what its content says:
// reading ends, and every event has a recipient, text, and a place inside the file.
#include "model/io/utf8.h"
#include "model/report/report_format.h"
#include "model/report/table_recognition.h"
#include "model/report/table_report_reader.h"

#include <cstdlib>

using namespace listwright;

namespace {

void read(const ByteSource& source, const TableMapping& mapping, const TablePreview& preview,
          const TableColumns& columns) {
    const auto work = [&source](std::vector<DeliveryEvent> events) -> std::function<void()> {
        for (const DeliveryEvent& event : events) {
            const bool isText = validUtf8Length(event.diagnostic) == event.diagnostic.size() &&
                                validUtf8Length(event.recipient) == event.recipient.size();
            if (!isText || event.recipient.empty() || event.place.messageOffset >= source.size() ||
                event.place.fieldOffset > source.size())
                std::abort();
        }
        return [] {};
    };
    ProgressReporter progress;
    if (!readTableReport(source, mapping, preview.dialect, columns, preview.columns, work, progress,
                         CancelToken()))
        std::abort(); // bytes in memory can always be read
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto source =
        bytesInMemory("fuzz.csv", std::string(reinterpret_cast<const char*>(bytes), size));
    const auto preview = previewTable(*source);
    if (!preview)
        return 0;
    if (const auto known = recogniseTable(*preview, true))
        read(*source, known->format->table, *preview, known->columns);
    const TableMapping& generic = reportFormatById("generic-bounce-csv")->table;
    const TableColumns columns = findColumns(generic, *preview, standardClassifier());
    if (columns.column(ColumnRole::Address))
        read(*source, generic, *preview, columns);
    return 0;
}
