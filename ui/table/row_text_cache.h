// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"
#include "ui/session/background_job.h"

#include <QCache>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace listwright {

/// The email cells of the rows that are being looked at. They lie in the list's file; a worker
/// reads the missing ones and this tells when they have come.
class RowTextCache : public QObject {
    Q_OBJECT
public:
    explicit RowTextCache(QThreadPool& pool, QObject* parent = nullptr);
    /// Forgets everything; rows are those of `cleanUp` from now on.
    void setCleanUp(std::shared_ptr<const CleanUp> cleanUp);
    /// The cell, or null while it is being read.
    [[nodiscard]] const QString* text(RowNumber row);

Q_SIGNALS:
    void textsArrived();

private:
    struct RowText {
        RowNumber row;
        QString text;
    };
    void readMissing();

    QThreadPool& m_pool;
    std::shared_ptr<const CleanUp> m_cleanUp;
    QCache<std::uint32_t, QString> m_texts;
    std::vector<RowNumber> m_missing;
    bool m_readingAsked = false;
    BackgroundJob<std::vector<RowText>> m_job;
};

} // namespace listwright
