// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/parted_row.h"

namespace listwright {

namespace {

bool isLineEnd(std::string_view unit, const TextEncoding& encoding) {
    const char letter = unit[encoding.unitBytes == 2 && encoding.bigEndian ? 1 : 0];
    const char other = encoding.unitBytes == 2 ? unit[encoding.bigEndian ? 0 : 1] : '\0';
    return other == '\0' && (letter == '\r' || letter == '\n');
}

} // namespace

PartedRow partRow(std::string_view bytes, const TextEncoding& encoding) {
    const std::size_t unit = encoding.unitBytes;
    std::size_t end = bytes.size();
    while (end >= unit && isLineEnd(bytes.substr(end - unit, unit), encoding))
        end -= unit;
    return {bytes.substr(0, end), bytes.substr(end)};
}

} // namespace listwright
