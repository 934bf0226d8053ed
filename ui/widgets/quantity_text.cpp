// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/quantity_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <limits>

namespace listwright {

QString countText(std::uint64_t count) {
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString percentText(double percent) {
    const QLocale locale;
    if (percent > 0.0 && percent < 0.1)
        return QCoreApplication::translate("Quantity", "under %1 %")
            .arg(locale.toString(0.1, 'f', 1));
    const bool decimal = percent > 0.0 && percent < 9.95;
    return QCoreApplication::translate("Quantity", "%1 %")
        .arg(locale.toString(percent, 'f', decimal ? 1 : 0));
}

QString dayText(std::int64_t secondsSince1970) {
    if (secondsSince1970 == 0)
        return {};
    const QDateTime when = QDateTime::fromSecsSinceEpoch(secondsSince1970, Qt::UTC);
    return QLocale().toString(when.date(), QStringLiteral("d MMM yyyy"));
}

int pluralCount(std::uint64_t count) {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<int>::max());
    return static_cast<int>(count < most ? count : most);
}

QString shownText(std::string_view utf8) {
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    for (QChar& character : text) {
        const bool turnsDirection = (character >= QChar(0x202A) && character <= QChar(0x202E)) ||
                                    (character >= QChar(0x2066) && character <= QChar(0x2069));
        if (character.category() == QChar::Other_Control || turnsDirection)
            character = u' ';
    }
    return text;
}

QString fileNameOf(std::string_view path) {
    const std::size_t slash = path.find_last_of('/');
    return shownText(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

} // namespace listwright
