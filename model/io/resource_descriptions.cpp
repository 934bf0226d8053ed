// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/resource_descriptions.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QString>
#include <QtGlobal>

namespace listwright {

void readBuiltInDescriptions(const std::string& folder, const DescriptionTaker& take) {
    const QDir all(QString::fromStdString(folder));
    for (const QString& entry : all.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        QFile file(all.filePath(entry));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be opened", qPrintable(file.fileName()));
        const QByteArray json = file.readAll();
        const auto taken =
            take(std::string_view(json.constData(), static_cast<std::size_t>(json.size())),
                 file.fileName().toStdString());
        if (!taken)
            qFatal("%s", message(taken.error()).c_str());
    }
}

std::string userDescriptionFolder(const std::string& name) {
    QString folder = qEnvironmentVariable("LISTWRIGHT_DESCRIPTIONS");
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return folder.isEmpty() ? std::string() : folder.toStdString() + '/' + name;
}

void readUserDescriptions(const std::string& folder, const DescriptionTaker& take,
                          std::vector<Error>& problems) {
    constexpr qint64 largestFile = qint64{4} << 20;
    const QDir all(QString::fromStdString(folder));
    if (folder.empty() || !all.exists())
        return;
    for (const QString& entry : all.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        QFile file(all.filePath(entry));
        const std::string path = file.fileName().toStdString();
        if (!file.open(QIODevice::ReadOnly)) {
            problems.push_back({.code = ErrorCode::FileNotReadable,
                                .file = path,
                                .detail = file.errorString().toStdString()});
            continue;
        }
        const QByteArray json = file.read(largestFile);
        const auto taken =
            take(std::string_view(json.constData(), static_cast<std::size_t>(json.size())), path);
        if (!taken)
            problems.push_back(taken.error());
    }
}

} // namespace listwright
