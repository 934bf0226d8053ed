// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/workbook.h"

#include <vector>

namespace listwright {

/// Writes the sheets of an OpenDocument spreadsheet (OpenDocument 1.3, part 3, section 9).
[[nodiscard]] Result<std::vector<SheetFile>> readOdsSheets(Workbook& workbook);

} // namespace listwright
