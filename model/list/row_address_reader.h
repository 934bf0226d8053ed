// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/csv_scanner.h"
#include "model/list/list_profile.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace listwright {

/// Reads addresses of rows back, as the import saw them. Rows that lie near each other, the later
/// behind the earlier, are read together. For one thread.
class RowAddressReader {
public:
    /// `chunk` bytes are read at once. Keeps references to both.
    RowAddressReader(const ByteSource& source, const ListProfile& profile, std::size_t chunk)
        : m_source(source)
        , m_emailColumn(profile.emailColumn)
        , m_scanner(source, profile.dialect, 0, chunk) {
        m_scanner.tellFields(m_emailColumn + 1);
    }

    /// Of the row that begins at `offset`, in normalised form; empty where it has none. Lives until
    /// the next call. FileChanged where no row begins there any more.
    [[nodiscard]] Result<std::string_view> addressAt(std::uint64_t offset);

private:
    const ByteSource& m_source;
    std::size_t m_emailColumn;
    CsvScanner m_scanner;
    std::string m_address;
};

} // namespace listwright
