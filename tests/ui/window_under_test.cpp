// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_under_test.h"

#include "ui/import/file_card.h"
#include "ui/table/contact_table.h"
#include "ui/translations.h"
#include "ui/widgets/elided_label.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QSettings>
#include <QUrl>
#include <QWindow>

namespace listwright {

namespace {

QApplication& prepared(const QTemporaryDir& folder) {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    auto& application = *static_cast<QApplication*>(QCoreApplication::instance());
    QCoreApplication::setOrganizationName(QStringLiteral("listwright-tests"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    static const bool translated = [&application] {
        installTranslations(application);
        return true;
    }();
    Q_UNUSED(translated)
    return application;
}

} // namespace

WindowUnderTest::WindowUnderTest()
    : m_theme(prepared(m_folder))
    , m_window(m_theme) {
    m_theme.setAppearance(Appearance::Light);
    m_window.resize(1280, 800);
    m_window.show();
    if (!QTest::qWaitForWindowExposed(&m_window))
        qFatal("The window is not shown.");
}

QString WindowUnderTest::write(const QString& name, const QByteArray& bytes) {
    const QString path = m_folder.filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("The test cannot write its files.");
    return path;
}

bool WindowUnderTest::drop(const QStringList& paths, const QPoint& place) {
    QMimeData mime;
    QList<QUrl> urls;
    QStringList lines;
    for (const QString& path : paths) {
        urls << QUrl::fromLocalFile(path);
        lines << urls.back().toString();
    }
    mime.setUrls(urls);
    mime.setText(lines.join(u'\n')); // as file managers do
    QWindow* window = m_window.windowHandle();
    QDragEnterEvent enter(place, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window, &enter);
    if (!enter.isAccepted()) {
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(window, &leave);
        return false;
    }
    QDropEvent drop(place, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window, &drop);
    return drop.isAccepted();
}

bool WindowUnderTest::settle() {
    QDeadlineTimer deadline(60'000);
    int quiet = 0;
    while (!deadline.hasExpired() && quiet < 4) {
        QTest::qWait(15);
        const bool measured = !session().cleanUp() || session().metrics();
        quiet = session().isWorking() || !measured ? 0 : quiet + 1;
    }
    return quiet >= 4;
}

bool WindowUnderTest::import(const QStringList& paths) {
    m_window.importFiles(paths);
    return settle();
}

bool WindowUnderTest::importSmallCleanUp() {
    return import({write(QStringLiteral("list.csv"), smallList()),
                   write(QStringLiteral("bounces.csv"), smallReport())}) &&
           session().cleanUp() && session().view();
}

FileCard* WindowUnderTest::card(const QString& fileName) {
    for (FileCard* card : m_window.findChildren<FileCard*>())
        if (card->accessibleName().startsWith(fileName))
            return card;
    return nullptr;
}

int WindowUnderTest::positionOf(RowNumber row) {
    const auto& rows = session().view()->rows;
    const auto found = std::find(rows.begin(), rows.end(), row);
    return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

QString visibleWords(const QWidget& inside) {
    QStringList words;
    for (const QWidget* widget : inside.findChildren<QWidget*>()) {
        if (!widget->isVisible())
            continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            words << label->text();
        else if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            words << button->text();
    }
    words.removeAll(QString());
    return words.join(u'\n');
}

QByteArray smallList() {
    return "Name,Email,City\r\n"
           "Ann,ann@corp.example,Bern\r\n"
           "Bo,bo@gmail.com,\"Oslo, west\"\r\n"
           "Cy,cy@gmail.com,Rome\r\n"
           "Di,di@yahoo.com,Lima\r\n"
           "Ed,ed@corp.example,Cork\r\n"
           "Ann,ann@CORP.example,Bern\r\n"
           "No,not an address,Graz\r\n"
           "Fy,fy@outlook.com,Turin\r\n";
}

QByteArray smallReport() {
    return "Recipient,Status,Date,Diagnostic\n"
           "ann@corp.example,5.2.1,2026-03-02,550 5.2.1 This mailbox is disabled\n"
           "bo@gmail.com,5.1.1,2026-03-02,550 5.1.1 The email account that you tried to reach "
           "does not exist\n"
           "cy@gmail.com,5.2.2,2026-03-02,552 5.2.2 The mailbox is full\n"
           "ed@corp.example,5.7.1,2026-03-02,554 5.7.1 Message rejected as spam\n"
           "fy@outlook.com,5.2.1,2026-03-03,550 5.2.1 Mailbox disabled\n"
           "stranger@corp.example,5.1.1,2026-03-03,550 5.1.1 User unknown\n";
}

QByteArray bounceMail(const QByteArray& recipient) {
    return "Return-Path: <>\n"
           "From: Mail Delivery System <MAILER-DAEMON@relay.example>\n"
           "To: news@sender.example\n"
           "Subject: Undelivered Mail Returned to Sender\n"
           "Date: Mon, 02 Mar 2026 09:00:00 +0000\n"
           "MIME-Version: 1.0\n"
           "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n"
           "\n"
           "--b\n"
           "Content-Type: text/plain\n"
           "\n"
           "It could not be delivered.\n"
           "\n"
           "--b\n"
           "Content-Type: message/delivery-status\n"
           "\n"
           "Reporting-MTA: dns; relay.example\n"
           "\n"
           "Final-Recipient: rfc822; " +
           recipient +
           "\n"
           "Action: failed\n"
           "Status: 5.2.1\n"
           "Diagnostic-Code: smtp; 550 5.2.1 This mailbox is disabled\n"
           "\n"
           "--b--\n";
}

QByteArray sesBounce(const QByteArray& recipient) {
    return R"({"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General",)"
           R"("bouncedRecipients":[{"emailAddress":")" +
           recipient +
           R"(","action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}],)"
           R"("timestamp":"2026-03-02T09:00:00.000Z","feedbackId":"f"},"mail":{"timestamp":)"
           R"("2026-03-02T08:59:00.000Z","messageId":"m","source":"news@sender.example","destination":[")" +
           recipient + R"("]}})" + "\n";
}

} // namespace listwright
