// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/workbook.h"

#include <vector>

namespace listwright {

/// Writes the sheets of an Excel workbook (ECMA-376, part 1, SpreadsheetML).
[[nodiscard]] Result<std::vector<SheetFile>> readXlsxSheets(Workbook& workbook);

} // namespace listwright
