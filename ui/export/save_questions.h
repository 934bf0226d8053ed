// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/workbook_exporter.h"

#include <functional>
#include <string>
#include <vector>

class QWidget;

namespace listwright {

/// Asks whether files that are there already are to be replaced; `agreed` is called if so. Does not
/// wait.
void askWhetherToReplace(QWidget* parent, const std::vector<std::string>& existing,
                         const std::function<void()>& agreed);
/// Asks whether rows that do not fit one workbook are to go into several.
void askWhetherToSplit(QWidget* parent, const std::vector<WorkbookTarget>& targets,
                       const std::function<void()>& agreed);

} // namespace listwright
