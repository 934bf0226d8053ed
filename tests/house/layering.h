// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace listwright {

/// A row of floors.tsv: where a folder lies and which Qt modules it may use.
struct Floor {
    int height = 0;
    QString folder;
    QStringList qtModules;
};

/// The table at `path`; empty when it cannot be read.
[[nodiscard]] std::vector<Floor> readFloors(const QString& path);

/// The floor of a project path such as `model/list/contact_list.h`, by its longest folder.
[[nodiscard]] std::optional<Floor> floorOf(const std::vector<Floor>& floors, const QString& path);

/// What is wrong with the includes of one file: `path:line: what`. `qtHeaders` is the folder that
/// holds QtCore, QtGui, ...; `sourceDir` the project's.
[[nodiscard]] QStringList layeringFaults(const std::vector<Floor>& floors, const QString& path,
                                         const QString& text, const QString& sourceDir,
                                         const QString& qtHeaders);

} // namespace listwright
