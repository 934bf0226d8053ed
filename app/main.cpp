// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"
#include "ui/theme/theme.h"
#include "ui/translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QSettings>

int main(int argc, char* argv[]) {
    using namespace listwright;
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("listwright"));
    QApplication::setApplicationDisplayName(QStringLiteral("Listwright"));
    QApplication::setOrganizationName(QStringLiteral("Listwright"));
    QApplication::setApplicationVersion(QStringLiteral(LISTWRIGHT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.listwright.listwright"));
    // The C locale groups no digits; the window's words are English then, and so are its numbers.
    if (QLocale::system().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "main", "Cleans mailing lists by what became of the mail. Nothing leaves this computer."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("files"),
        QCoreApplication::translate("main", "Lists, bounce reports and folders to import."),
        QStringLiteral("[FILE...]"));
    parser.process(application);

    installTranslations(application);
    Theme theme(application);
    theme.setAppearance(
        static_cast<Appearance>(QSettings().value(QStringLiteral("window/appearance"), 0).toInt()));
    MainWindow window(theme);
    window.show();
    window.importFiles(parser.positionalArguments());
    return QApplication::exec();
}
