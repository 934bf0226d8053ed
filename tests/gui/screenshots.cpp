// SPDX-License-Identifier: GPL-3.0-or-later
// listwright-screenshots FOLDER: opens the real window on the sample data and saves a picture of
// every page, light and dark, large and small, with errors, and with words 40 % longer.
#include "ui/main_window.h"
#include "ui/pages/import_page.h"
#include "ui/pages/review_page.h"
#include "ui/review/column_menu.h"
#include "ui/session/clean_up_session.h"
#include "ui/table/contact_table.h"
#include "ui/theme/theme.h"
#include "ui/translations.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFontDatabase>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <cstdio>

namespace {

using namespace listwright;

/// Every text 40 % longer, as other languages are.
class LongWords : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* /*context*/, const char* source,
                                    const char* /*disambiguation*/, int /*n*/) const override {
        const QString text = QString::fromUtf8(source);
        return text + QString(text.size() * 2 / 5 + 1, u'~');
    }
};

bool waitUntilIdle(MainWindow& window) {
    QDeadlineTimer deadline(60'000);
    int quiet = 0;
    while (!deadline.hasExpired() && quiet < 10) {
        QTest::qWait(30);
        quiet = window.session().isWorking() ? 0 : quiet + 1;
    }
    return quiet >= 10;
}

class Pictures {
public:
    Pictures(QString folder, MainWindow& window)
        : m_folder(std::move(folder))
        , m_window(window) {}
    bool save(const QString& name) { return save(name, m_window); }
    bool save(const QString& name, QWidget& of) {
        QTest::qWait(250);
        const QString path = QDir(m_folder).filePath(name + QStringLiteral(".png"));
        const bool saved = of.grab().save(path);
        std::fprintf(saved ? stdout : stderr, "%s %s\n", saved ? "saved" : "could not save",
                     qPrintable(path));
        return saved;
    }

private:
    QString m_folder;
    MainWindow& m_window;
};

void selectFirstRows(MainWindow& window) {
    window.showPage(MainWindow::Review);
    waitUntilIdle(window);
    auto* table = window.findChild<ContactTable*>();
    const auto cleanUp = window.session().cleanUp();
    const auto view = window.session().view();
    for (int i = 0; cleanUp && view && i < static_cast<int>(view->rows.size()); ++i) {
        const auto outcome = cleanUp->outcome(view->rows[static_cast<std::size_t>(i)]);
        if (outcome.hasEvents && outcome.reason == Reason::MailboxDisabled) {
            table->selectRow(i);
            break;
        }
    }
    QTest::qWait(300);
}

/// Review as it looks while the user searches and filters.
bool photographFilter(MainWindow& window, Pictures& pictures) {
    ContactQuery query = window.session().query();
    query.text = "provider:google";
    query.statuses = {ContactStatus::Remove};
    window.findChild<ReviewPage*>()->showOnly(query);
    window.showPage(MainWindow::Review);
    waitUntilIdle(window);
    window.findChild<ContactTable*>()->selectRow(0);
    const bool saved = pictures.save(QStringLiteral("review-filtered"));
    window.findChild<ReviewPage*>()->showAll();
    waitUntilIdle(window);
    return saved;
}

/// Review with two columns of the list itself, sorted by one of them, and the menu to choose them.
bool photographOwnColumns(MainWindow& window, Pictures& pictures, const QString& suffix) {
    window.showPage(MainWindow::Review);
    auto* table = window.findChild<ContactTable*>();
    const std::vector<OwnColumn> chosen{{"Company"}, {"Tags"}};
    const ContactQuery before = window.session().query();
    for (const OwnColumn& column : chosen)
        table->setOwnColumnShown(column, true);
    ContactQuery query = window.session().query();
    query.sortBy = chosen.front();
    window.session().setQuery(query);
    waitUntilIdle(window);
    QTest::qWait(300);
    bool saved = pictures.save(QStringLiteral("review-own-columns") + suffix);
    auto* menu = window.findChild<ColumnMenu*>();
    menu->popup(table->mapToGlobal(QPoint(200, 30)));
    QTest::qWait(200);
    saved &= pictures.save(QStringLiteral("column-menu") + suffix, *menu);
    menu->close();
    for (const OwnColumn& column : chosen)
        table->setOwnColumnShown(column, false);
    window.session().setQuery(before);
    waitUntilIdle(window);
    return saved;
}

bool photographPages(MainWindow& window, Pictures& pictures, const QString& suffix) {
    bool saved = true;
    window.showPage(MainWindow::Import);
    saved &= pictures.save(QStringLiteral("import") + suffix);
    selectFirstRows(window);
    saved &= pictures.save(QStringLiteral("review") + suffix);
    window.showPage(MainWindow::Charts);
    saved &= pictures.save(QStringLiteral("charts") + suffix);
    window.showPage(MainWindow::Export);
    saved &= pictures.save(QStringLiteral("export") + suffix);
    return saved;
}

/// Import with a list that says itself who is unsubscribed, and an address book.
bool photographOwnWords(MainWindow& window, Pictures& pictures) {
    const QTemporaryDir folder;
    const auto write = [&](const QString& name, const QByteArray& bytes) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return file.fileName();
    };
    QByteArray members = "Email,First name,Last name,Status,Signed up\n";
    for (int i = 0; i < 60; ++i)
        members += "reader" + QByteArray::number(i) + "@corp.example,Ann,Able," +
                   (i % 7 == 0    ? "unsubscribed"
                    : i % 13 == 0 ? "bounced"
                                  : "subscribed") +
                   ",2026-01-02\n";
    const auto before = window.session().inputs().cards().size();
    window.importFiles({write(QStringLiteral("members.csv"), members),
                        write(QStringLiteral("friends.vcf"),
                              "BEGIN:VCARD\nVERSION:4.0\nFN:Bo Bell\nEMAIL:bo@corp.example\n"
                              "EMAIL:bo@home.example\nEND:VCARD\n")});
    bool saved = waitUntilIdle(window);
    InputFiles& inputs = window.session().inputs();
    ReadingChoice choice;
    choice.usesStatus = true;
    saved &= pictures.save(QStringLiteral("import-status-offered"));
    inputs.readAgain(inputs.cards()[before].id, choice);
    saved &= waitUntilIdle(window) && pictures.save(QStringLiteral("import-status-used"));
    return saved;
}

/// Import with a report that is a table, and the menu of its columns and formats.
bool photographReportColumns(MainWindow& window, Pictures& pictures, const QString& suffix) {
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("returned-in-december.csv")));
    QByteArray rows = "Recipient,What became of it,Returned on,Server,Diagnostic\n";
    for (int i = 0; i < 40; ++i)
        rows += "reader" + QByteArray::number(i) +
                "@corp.example,Hard Bounce,2025-12-31 14:05,mx.corp.example,"
                "550 5.1.1 The email account that you tried to reach does not exist\n";
    if (file.open(QIODevice::WriteOnly))
        file.write(rows);
    file.close();
    window.session().inputs().clear();
    window.showPage(MainWindow::Import);
    window.importFiles({file.fileName()});
    bool saved = waitUntilIdle(window);
    saved &= pictures.save(QStringLiteral("import-report") + suffix);
    for (QPushButton* button : window.findChildren<QPushButton*>()) {
        if (!button->isVisible() ||
            button->accessibleName() != QStringLiteral("Columns of the report"))
            continue;
        QMenu* const menu = button->menu();
        menu->popup(button->mapToGlobal(QPoint(0, button->height())));
        QTest::qWait(200);
        saved &= pictures.save(QStringLiteral("report-columns-menu") + suffix, *menu);
        QMenu* const formats = menu->actions().last()->menu();
        formats->popup(menu->mapToGlobal(QPoint(20, 20)));
        saved &= pictures.save(QStringLiteral("report-formats-menu") + suffix, *formats);
        formats->close();
        menu->close();
    }
    return saved;
}

QStringList brokenFiles(const QTemporaryDir& folder) {
    const auto write = [&](const QString& name, const QByteArray& bytes) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return file.fileName();
    };
    return {write(QStringLiteral("empty.csv"), {}),
            write(QStringLiteral("names-only.csv"), "Name,City\nAnn,Bern\nBo,Oslo\n"),
            write(QStringLiteral("picture.csv"), QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)),
            folder.filePath(QStringLiteral("not-there.mbox"))};
}

} // namespace

int main(int argc, char* argv[]) {
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Listwright-screenshots"));
    QSettings().clear();
    if (argc < 2) {
        std::fprintf(stderr, "usage: listwright-screenshots FOLDER [--long-words]\n");
        return 2;
    }
    // Without a font every letter is a box, and nothing else would tell.
    if (QFontDatabase::families().isEmpty()) {
        std::fprintf(stderr, "There is no font. Install one, such as fonts-dejavu-core.\n");
        return 3;
    }
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    const bool longWords = argc > 2 && QByteArray(argv[2]) == "--long-words";
    installTranslations(application);
    LongWords translator;
    if (longWords)
        QCoreApplication::installTranslator(&translator);

    Theme theme(application);
    theme.setAppearance(Appearance::Light);
    MainWindow window(theme);
    window.resize(1280, 800);
    window.show();
    Pictures pictures(folder, window);
    bool saved = true;
    if (!longWords)
        saved &= pictures.save(QStringLiteral("empty"));
    window.importFiles(sampleFiles());
    if (sampleFiles().isEmpty() || !waitUntilIdle(window)) {
        std::fprintf(stderr, "The sample data could not be imported.\n");
        return 3;
    }
    if (longWords) {
        saved &= photographPages(window, pictures, QStringLiteral("-long-words"));
        return saved ? 0 : 3;
    }
    saved &= photographPages(window, pictures, {});
    saved &= photographFilter(window, pictures);
    saved &= photographOwnColumns(window, pictures, {});
    theme.setAppearance(Appearance::Dark);
    saved &= photographPages(window, pictures, QStringLiteral("-dark"));
    saved &= photographOwnColumns(window, pictures, QStringLiteral("-dark"));
    theme.setAppearance(Appearance::Light);
    window.resize(1024, 700);
    saved &= photographPages(window, pictures, QStringLiteral("-small"));
    window.resize(1440, 900);
    saved &= photographPages(window, pictures, QStringLiteral("-large"));
    window.resize(1280, 800);
    window.session().inputs().clear();
    window.showPage(MainWindow::Import);
    saved &= photographOwnWords(window, pictures);
    theme.setAppearance(Appearance::Dark);
    saved &= pictures.save(QStringLiteral("import-status-used-dark"));
    theme.setAppearance(Appearance::Light);
    saved &= photographReportColumns(window, pictures, {});
    theme.setAppearance(Appearance::Dark);
    window.resize(1024, 700);
    saved &= photographReportColumns(window, pictures, QStringLiteral("-dark-small"));
    window.resize(1280, 800);
    theme.setAppearance(Appearance::Light);
    window.session().inputs().clear();
    window.importFiles(sampleFiles());
    waitUntilIdle(window);
    const QTemporaryDir broken;
    window.importFiles(brokenFiles(broken));
    waitUntilIdle(window);
    saved &= pictures.save(QStringLiteral("import-errors"));
    return saved ? 0 : 3;
}
