// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/csv_scanner.h"

#include <cstdint>

namespace listwright {

/// Goes to the row that begins at `offset` of the file that `scanner` reads; row() is that row.
/// FileChanged where none begins there any more, errors of the source.
[[nodiscard]] inline Result<void> goToRow(CsvScanner& scanner, const ByteSource& source,
                                          std::uint64_t offset) {
    scanner.goTo(offset);
    const auto more = scanner.next();
    if (!more)
        return tl::unexpected(more.error());
    if (!*more || scanner.row().offset != offset)
        return fail({.code = ErrorCode::FileChanged, .file = source.name(), .offset = offset});
    return {};
}

} // namespace listwright
