// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/byte_source.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace listwright {

/// Archive: opened, and what is in it looked at. Spreadsheet: read as a table. OutlookData: its
/// mails are read. Closed: none of these.
enum class BinaryKind : std::uint8_t { Archive, Spreadsheet, OutlookData, Closed };

/// What a file is that is no text, in words: "a picture (PNG)", "an Excel workbook", "data that is
/// no text".
struct BinaryFile {
    BinaryKind kind = BinaryKind::Closed;
    std::string name;
};

/// Empty for text in any encoding. `sample` is the file's beginning, some 64 KiB; a zip is looked
/// into.
[[nodiscard]] std::optional<BinaryFile>
recogniseBinary(const std::shared_ptr<const ByteSource>& file, std::string_view sample);

/// Whether a file that begins with these bytes, 300 or more, may be an archive or a spreadsheet.
/// Much quicker than recogniseBinary(), which knows for certain.
[[nodiscard]] bool mayBeContainer(std::string_view beginning);

} // namespace listwright
