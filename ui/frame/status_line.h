// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QWidget>

#include <cstdint>

class QLabel;
class QProgressBar;
class QPushButton;

namespace listwright {

/// The line at the foot of the window: what is so, or what is being done with its progress and a
/// way to stop it.
class StatusLine : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);
    /// Shown while nothing is being done.
    void setMessage(const QString& message);
    void setRemark(const QString& remark);
    /// Shows work under way; `total` 0 where its end is not known. Adds the time that is left once
    /// it can be told.
    void showWork(const QString& what, std::uint64_t done, std::uint64_t total);
    void endWork();

Q_SIGNALS:
    void cancelAsked();

private:
    QLabel* m_message;
    QLabel* m_remark;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QString m_idleMessage;
    QElapsedTimer m_since;
    bool m_working = false;
};

} // namespace listwright
