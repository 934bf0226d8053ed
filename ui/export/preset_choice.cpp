// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/preset_choice.h"

#include "model/export/suppression_preset.h"
#include "ui/widgets/quantity_text.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace listwright {

namespace {

QString shown(const std::string& text) {
    return QString::fromStdString(text);
}

QString limitOf(const SuppressionPreset& preset) {
    if (preset.rowsPerFile > 0)
        return PresetChoice::tr("Split at %Ln address(es) a file.", nullptr,
                                pluralCount(preset.rowsPerFile));
    constexpr std::uint64_t megabyte = 1'000'000;
    if (preset.bytesPerFile >= megabyte)
        return PresetChoice::tr("Split at %Ln MB a file.", nullptr,
                                pluralCount(preset.bytesPerFile / megabyte));
    return {};
}

} // namespace

PresetChoice::PresetChoice(QWidget* parent)
    : QComboBox(parent) {
    setAccessibleName(tr("For whom the suppression file is"));
    setToolTip(tr("The form of the file that your email service imports"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    constexpr int shortestShown = 16;
    setMinimumContentsLength(shortestShown);
    std::vector<const SuppressionPreset*> presets;
    for (const SuppressionPreset& preset : suppressionPresets())
        if (preset.id != ownSuppressionPreset)
            presets.push_back(&preset);
    std::sort(presets.begin(), presets.end(), [](const auto* a, const auto* b) {
        return QString::localeAwareCompare(shown(a->name), shown(b->name)) < 0;
    });
    addItem(tr("Listwright’s own columns"), shown(std::string(ownSuppressionPreset)));
    for (const SuppressionPreset* preset : presets)
        addItem(shown(preset->name), shown(preset->id));
}

std::string PresetChoice::preset() const {
    return currentData().toString().toStdString();
}

QString PresetChoice::fileEnding() const {
    const SuppressionPreset* const chosen = suppressionPresetById(preset());
    if (chosen == nullptr)
        return QStringLiteral("csv");
    switch (chosen->form) {
    case SuppressionForm::Json:
        return QStringLiteral("json");
    case SuppressionForm::JsonLines:
        return QStringLiteral("ndjson");
    case SuppressionForm::Table:
        break;
    }
    return chosen->columns.size() == 1 && !chosen->hasHeader ? QStringLiteral("txt")
                                                             : QStringLiteral("csv");
}

bool PresetChoice::hasRule() const {
    const SuppressionPreset* const chosen = suppressionPresetById(preset());
    return chosen != nullptr && !chosen->rule.empty();
}

QString PresetChoice::description() const {
    const SuppressionPreset* const chosen = suppressionPresetById(preset());
    if (chosen == nullptr || chosen->id == ownSuppressionPreset)
        return tr("Every address that must not be mailed again, with reason, code, cause, "
                  "first and last seen, and source");
    const QString rule =
        !hasRule()
            ? QString()
            : u' ' + tr("How it is made is written beside it, in a file that ends in “-rule.txt”.");
    const QString limit = limitOf(*chosen);
    const QString what = chosen->onlyReasons.empty() && chosen->exceptReasons.empty()
                             ? tr("Every address that must not be mailed again, in the form that "
                                  "is imported there.")
                             : tr("The addresses that belong into this file by their reasons, in "
                                  "the form that is imported there.");
    return (limit.isEmpty() ? what : what + u' ' + limit) + rule;
}

QString PresetChoice::problems() {
    QStringList sentences;
    for (const Error& error : suppressionPresetProblems())
        sentences << shown(message(error));
    return sentences.join(u' ');
}

} // namespace listwright
