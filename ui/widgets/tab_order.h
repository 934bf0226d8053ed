// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace listwright {

/// Lets Tab walk through the controls of `parts` in that order, and within each part in the order
/// in which its controls were made. Controls that come later to a window would otherwise be its
/// last.
void orderTabs(const QList<QWidget*>& parts);

} // namespace listwright
