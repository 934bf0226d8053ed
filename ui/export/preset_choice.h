// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace listwright {

/// For whom the suppression file is: the program's own form first, then the services by name. What
/// is wrong with descriptions that the user has added stands in problems().
class PresetChoice : public QComboBox {
    Q_OBJECT
public:
    explicit PresetChoice(QWidget* parent = nullptr);
    /// An id of suppressionPresets().
    [[nodiscard]] std::string preset() const;
    /// How such files end: `csv`, `json`, `ndjson`, `txt`.
    [[nodiscard]] QString fileEnding() const;
    /// What the file holds, and what the service takes at once.
    [[nodiscard]] QString description() const;
    /// Whether a second file goes beside it: how it is made.
    [[nodiscard]] bool hasRule() const;
    /// A sentence a broken description; empty where all can be read.
    [[nodiscard]] static QString problems();
};

} // namespace listwright
