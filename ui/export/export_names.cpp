// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_names.h"

#include <QStandardPaths>

namespace listwright {

namespace {

/// "spring-2026-cleaned.csv" of "spring-2026.csv".
QString nameBeside(const QString& listName, const QString& what) {
    const QFileInfo list(listName);
    const bool isCsv = list.suffix().isEmpty() || becomesCsv(list);
    const QString ending = isCsv ? QStringLiteral("csv") : list.suffix();
    return QStringLiteral("%1-%2.%3").arg(list.completeBaseName(), what, ending);
}

QString listName(const CleanUp& cleanUp, std::size_t list) {
    return QFileInfo(QString::fromStdString(cleanUp.lists()[list]->source().name())).fileName();
}

} // namespace

bool becomesCsv(const QFileInfo& list) {
    const QString ending = list.suffix().toLower();
    const QStringList tables{QStringLiteral("ods"), QStringLiteral("vcf"), QStringLiteral("vcard"),
                             QStringLiteral("ldif"), QStringLiteral("ldi")};
    return ending.startsWith(QStringLiteral("xls")) || tables.contains(ending);
}

QString folderFor(const QFileInfo& list) {
    QFileInfo folder(list.absolutePath());
    while (!folder.isDir() && !folder.isRoot()) // inside an archive
        folder.setFile(folder.absolutePath());
    return folder.isWritable()
               ? folder.filePath()
               : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

QStringList namesBeside(const CleanUp& cleanUp, const QString& what) {
    QStringList names;
    for (std::size_t list = 0; list < cleanUp.lists().size(); ++list) {
        const QString name = listName(cleanUp, list);
        QString unique = nameBeside(name, what);
        for (int i = 2; names.contains(unique, Qt::CaseInsensitive); ++i)
            unique = nameBeside(name, QStringLiteral("%1-%2").arg(what).arg(i));
        names << unique;
    }
    return names;
}

QString asCsv(const QString& name) {
    return QFileInfo(name).completeBaseName() + QStringLiteral(".csv");
}

QString asWorkbook(const QString& name) {
    return QFileInfo(name).completeBaseName() + QStringLiteral(".xlsx");
}

} // namespace listwright
