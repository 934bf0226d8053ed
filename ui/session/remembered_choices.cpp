// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/remembered_choices.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QSettings>

#include <algorithm>

namespace listwright {

namespace {

// Of the settings; the oldest make room.
constexpr qsizetype mostShapes = 200;

QString group() {
    return QStringLiteral("readings");
}

constexpr qlonglong noColumn = -1;

QString nameOf(ColumnRole role) {
    const std::string_view id = columnRoleId(role);
    return QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size()));
}

QVariantMap written(const ReadingChoice& choice) {
    QVariantMap values{{QStringLiteral("written"), QDateTime::currentSecsSinceEpoch()}};
    if (choice.kind)
        values.insert(QStringLiteral("report"), *choice.kind == InputKind::BounceReport);
    if (choice.encoding)
        values.insert(QStringLiteral("encoding"), QString::fromStdString(*choice.encoding));
    if (choice.delimiter)
        values.insert(QStringLiteral("delimiter"), static_cast<int>(*choice.delimiter));
    if (choice.hasHeader)
        values.insert(QStringLiteral("header"), *choice.hasHeader);
    if (choice.emailColumn)
        values.insert(QStringLiteral("column"), static_cast<qulonglong>(*choice.emailColumn));
    if (!choice.table.formatId.empty())
        values.insert(QStringLiteral("format"), QString::fromStdString(choice.table.formatId));
    QVariantMap columns;
    for (const auto& [role, column] : choice.table.columns)
        columns.insert(nameOf(role), column ? static_cast<qlonglong>(*column) : noColumn);
    if (!columns.isEmpty())
        values.insert(QStringLiteral("columns"), columns);
    if (choice.usesStatus)
        values.insert(QStringLiteral("status"), true);
    return values;
}

ReadingChoice readBack(const QVariantMap& values) {
    ReadingChoice choice;
    const auto at = [&](const char* name) { return values.value(QString::fromLatin1(name)); };
    if (const QVariant report = at("report"); report.isValid())
        choice.kind = report.toBool() ? InputKind::BounceReport : InputKind::ContactList;
    if (const QVariant encoding = at("encoding"); encoding.isValid())
        choice.encoding = encoding.toString().toStdString();
    if (const QVariant delimiter = at("delimiter"); delimiter.isValid())
        choice.delimiter = static_cast<char>(delimiter.toInt());
    if (const QVariant header = at("header"); header.isValid())
        choice.hasHeader = header.toBool();
    if (const QVariant column = at("column"); column.isValid())
        choice.emailColumn = static_cast<std::size_t>(column.toULongLong());
    choice.table.formatId = at("format").toString().toStdString();
    const QVariantMap columns = at("columns").toMap();
    for (std::size_t i = 0; i < columnRoleCount; ++i) {
        const auto role = static_cast<ColumnRole>(i);
        if (const QVariant column = columns.value(nameOf(role)); column.isValid())
            choice.table.columns[role] =
                column.toLongLong() == noColumn
                    ? std::nullopt
                    : std::optional(static_cast<std::size_t>(column.toLongLong()));
    }
    choice.usesStatus = at("status").toBool();
    return choice;
}

void dropOldest(QSettings& settings) {
    QStringList shapes = settings.childKeys();
    if (shapes.size() < mostShapes)
        return;
    const auto writtenAt = [&](const QString& shape) {
        return settings.value(shape).toMap().value(QStringLiteral("written")).toLongLong();
    };
    settings.remove(
        *std::min_element(shapes.begin(), shapes.end(), [&](const QString& a, const QString& b) {
            return writtenAt(a) < writtenAt(b);
        }));
}

} // namespace

std::string shapeOf(const TablePreview& guess) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](std::string_view text) {
        hash.addData(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
        hash.addData(QByteArrayView("\0", 1));
    };
    add(std::string(1, guess.dialect.delimiter));
    add(guess.dialect.hasHeader ? "header" : std::to_string(guess.columns.size()));
    if (guess.dialect.hasHeader)
        for (const std::string& column : guess.columns)
            add(column);
    return hash.result().toHex().left(32).toStdString();
}

RememberedChoices RememberedChoices::load() {
    RememberedChoices all;
    QSettings settings;
    settings.beginGroup(group());
    for (const QString& shape : settings.childKeys())
        all.m_choices.emplace(shape.toStdString(), readBack(settings.value(shape).toMap()));
    return all;
}

std::optional<ReadingChoice> RememberedChoices::find(const std::string& shape) const {
    const auto found = m_choices.find(shape);
    return found == m_choices.end() ? std::nullopt : std::optional(found->second);
}

void RememberedChoices::remember(const std::string& shape, const ReadingChoice& choice) {
    m_choices.insert_or_assign(shape, choice);
    QSettings settings;
    settings.beginGroup(group());
    dropOldest(settings);
    settings.setValue(QString::fromStdString(shape), written(choice));
}

void RememberedChoices::forget(const std::string& shape) {
    m_choices.erase(shape);
    QSettings settings;
    settings.beginGroup(group());
    settings.remove(QString::fromStdString(shape));
}

} // namespace listwright
