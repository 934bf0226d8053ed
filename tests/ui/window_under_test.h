// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window.h"
#include "ui/session/clean_up_session.h"
#include "ui/theme/theme.h"

#include <QTemporaryDir>
#include <QTest>

namespace listwright {

class FileCard;

/// The real window on files of a folder of its own, with settings of its own.
class WindowUnderTest {
public:
    WindowUnderTest();
    [[nodiscard]] MainWindow& window() { return m_window; }
    [[nodiscard]] CleanUpSession& session() { return m_window.session(); }
    [[nodiscard]] Theme& theme() { return m_theme; }

    /// Writes a file below the folder and gives its path.
    QString write(const QString& name, const QByteArray& bytes);
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    /// Drags the files over the window and lets them go at `place`, as the platform would send it.
    /// False when nothing took them.
    bool drop(const QStringList& paths, const QPoint& place);
    /// Waits until no work runs and what is shown is up to date.
    bool settle();
    /// Imports the files, not by a drop, and waits.
    bool import(const QStringList& paths);
    /// The list and the report below, imported.
    bool importSmallCleanUp();

    [[nodiscard]] FileCard* card(const QString& fileName);
    /// The row of the list of importSmallCleanUp(), counted from 0.
    [[nodiscard]] int positionOf(RowNumber row);

private:
    QTemporaryDir m_folder;
    Theme m_theme;
    MainWindow m_window;
};

/// The visible control that assistive technology knows by that name; null without one.
template <typename T>
T* named(QWidget& inside, const QString& accessibleName) {
    for (T* widget : inside.findChildren<T*>())
        if (widget->isVisible() && widget->accessibleName() == accessibleName)
            return widget;
    return nullptr;
}

/// All words that are visible inside, one label or button a line.
[[nodiscard]] QString visibleWords(const QWidget& inside);

/// Eight rows: three to remove (two disabled), one to watch, one blocked, one without a bounce, a
/// duplicate and an invalid one.
[[nodiscard]] QByteArray smallList();
[[nodiscard]] QByteArray smallReport();
/// A bounce mail of Gmail about a disabled mailbox.
[[nodiscard]] QByteArray bounceMail(const QByteArray& recipient);
/// One notification of Amazon SES about an unknown user.
[[nodiscard]] QByteArray sesBounce(const QByteArray& recipient);

} // namespace listwright
