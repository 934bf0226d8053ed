// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/contact_evidence.h"

class QWidget;

namespace listwright {

class Theme;

/// Opens a window beside the main one with the report's own text around an event: plain, read
/// only, the deciding line marked.
void showSourceText(const Theme& theme, const SourceText& source, QWidget* parent);

} // namespace listwright
