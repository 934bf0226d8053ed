// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/table_mapping.h"

#include <QString>

#include <span>

namespace listwright {

/// The roles that a report's columns are offered for, the more telling first; the recipients' is
/// chosen as the email column.
[[nodiscard]] std::span<const ColumnRole> offeredRoles();
/// "What happened", as a menu names it.
[[nodiscard]] QString roleTitle(ColumnRole role);
/// "what happened", as a column's header marks it.
[[nodiscard]] QString roleMark(ColumnRole role);

} // namespace listwright
