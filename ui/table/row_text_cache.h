// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/own_column.h"
#include "ui/session/background_job.h"

#include <QCache>
#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace listwright {

/// The email cells of the rows that are being looked at, and what stands in the lists' own columns.
/// They lie in the lists' files; a worker reads the missing ones and this tells when they have
/// come.
class RowTextCache : public QObject {
    Q_OBJECT
public:
    explicit RowTextCache(QThreadPool& pool, QObject* parent = nullptr);
    /// Forgets everything; rows are those of `cleanUp` from now on.
    void setCleanUp(std::shared_ptr<const CleanUp> cleanUp);
    /// Forgets everything; these columns are read from now on.
    void setColumns(std::vector<OwnColumn> columns);
    /// The email cell and a text for each of the columns, or null while they are being read.
    [[nodiscard]] const QStringList* texts(RowNumber row);

Q_SIGNALS:
    void textsArrived();

private:
    struct RowText {
        RowNumber row;
        QStringList texts;
    };
    void forget();
    void readMissing();
    static QStringList read(const CleanUp& cleanUp, RowNumber row,
                            const std::vector<OwnColumn>& columns);

    QThreadPool& m_pool;
    std::shared_ptr<const CleanUp> m_cleanUp;
    std::vector<OwnColumn> m_columns;
    QCache<std::uint32_t, QStringList> m_texts;
    std::vector<RowNumber> m_missing;
    bool m_readingAsked = false;
    BackgroundJob<std::vector<RowText>> m_job;
};

} // namespace listwright
