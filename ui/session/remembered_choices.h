// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/table_dialect.h"
#include "ui/session/reading_choice.h"

#include <map>
#include <optional>
#include <string>

namespace listwright {

/// What tables of one kind have in common, whatever is in their rows: delimiter and columns' names,
/// or how many columns there are. Of the program's own guess, before anybody chose.
[[nodiscard]] std::string shapeOf(const TablePreview& guess);

/// How the user had files of a shape read, kept in the settings between sessions.
class RememberedChoices {
public:
    static RememberedChoices load();
    [[nodiscard]] std::optional<ReadingChoice> find(const std::string& shape) const;
    void remember(const std::string& shape, const ReadingChoice& choice);
    void forget(const std::string& shape);

private:
    std::map<std::string, ReadingChoice, std::less<>> m_choices;
};

} // namespace listwright
