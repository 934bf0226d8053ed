// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/input_files.h"

#include <functional>

class QMenu;

namespace listwright {

/// Takes the whole new choice of how a card is to be read.
using ChoiceTaker = std::function<void(const ReadingChoice&)>;

/// The ways to read a card's file, each entry one click: list or report, email column, encoding,
/// delimiter, header row.
void addReadingChoices(QMenu* menu, const InputCard& card, const ChoiceTaker& choose);
void addEmailColumns(QMenu* menu, const InputCard& card, const ChoiceTaker& choose);
void addEncodings(QMenu* menu, const InputCard& card, const ChoiceTaker& choose);
void addDelimiters(QMenu* menu, const InputCard& card, const ChoiceTaker& choose);

/// Of a report's table: a submenu a role with the columns, or none, and one with the formats it can
/// be read as. Nothing for other cards.
void addReportColumns(QMenu* menu, const InputCard& card, const ChoiceTaker& choose);
void addReportFormats(QMenu* menu, const InputCard& card, const ChoiceTaker& choose);
/// Both.
void addReportReading(QMenu* menu, const InputCard& card, const ChoiceTaker& choose);
/// Whether the card is a table that is read as a report.
[[nodiscard]] bool isReportTable(const InputCard& card);

/// What the card is read as, or was to be read as; a list where nothing says so.
[[nodiscard]] InputKind kindOf(const InputCard& card);
/// The email column in force of a list or a table of a report.
[[nodiscard]] std::optional<std::size_t> emailColumnOf(const InputCard& card);
/// The column's name as a menu or a header shows it.
[[nodiscard]] QString columnTitle(const TablePreview& preview, std::size_t column);

} // namespace listwright
