// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/resource_descriptions.h"

#include <QDir>
#include <QFile>
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

} // namespace listwright
