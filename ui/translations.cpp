// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translations.h"

#include <QCoreApplication>
#include <QTranslator>

namespace listwright {

void installTranslations(QCoreApplication& application) {
    auto* english = new QTranslator(&application);
    if (english->load(QStringLiteral(":/translations/listwright_en.qm")))
        QCoreApplication::installTranslator(english);
}

} // namespace listwright
