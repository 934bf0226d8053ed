// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"

#include <QFileInfo>
#include <QString>
#include <QStringList>

namespace listwright {

/// Whether the list is a spreadsheet or an address book, which is written back as CSV.
[[nodiscard]] bool becomesCsv(const QFileInfo& list);
/// Beside the list, or among the user's documents where that folder is not theirs.
[[nodiscard]] QString folderFor(const QFileInfo& list);
/// What the files of the lists are called, one a list: "spring-2026-cleaned.csv" of
/// "spring-2026.csv". Lists of the same name in different folders get files of different names.
[[nodiscard]] QStringList namesBeside(const CleanUp& cleanUp, const QString& what);
/// The name with the ending `.csv`.
[[nodiscard]] QString asCsv(const QString& name);
/// The same name with the ending .xlsx.
[[nodiscard]] QString asWorkbook(const QString& name);

} // namespace listwright
