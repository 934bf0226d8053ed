// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/row_text_cache.h"

#include "ui/widgets/quantity_text.h"

#include <algorithm>

namespace listwright {

namespace {
/// Some two hundred screens.
constexpr qsizetype textsKept = 10'000;
/// What was asked for while the user scrolled on and is out of sight again is not worth reading.
constexpr std::size_t mostMissing = 400;
constexpr std::size_t cellBytesShown = 400;
} // namespace

RowTextCache::RowTextCache(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_pool(pool)
    , m_texts(textsKept) {}

void RowTextCache::setCleanUp(std::shared_ptr<const CleanUp> cleanUp) {
    m_cleanUp = std::move(cleanUp);
    forget();
}

void RowTextCache::setColumns(std::vector<OwnColumn> columns) {
    m_columns = std::move(columns);
    forget();
}

void RowTextCache::forget() {
    m_job.drop();
    m_texts.clear();
    m_missing.clear();
}

const QStringList* RowTextCache::texts(RowNumber row) {
    if (const QStringList* known = m_texts.object(row.value))
        return known;
    if (!m_cleanUp)
        return nullptr;
    if (m_missing.size() >= mostMissing)
        m_missing.erase(m_missing.begin(), m_missing.begin() + mostMissing / 2);
    m_missing.push_back(row);
    if (!std::exchange(m_readingAsked, true))
        QMetaObject::invokeMethod(this, &RowTextCache::readMissing, Qt::QueuedConnection);
    return nullptr;
}

QStringList RowTextCache::read(const CleanUp& cleanUp, RowNumber row,
                               const std::vector<OwnColumn>& columns) {
    const ListRow place = cleanUp.locate(row);
    const ContactList& list = *cleanUp.lists()[place.list];
    const auto fields = list.fields(place.row);
    if (!fields)
        return {shownText(whatHappened(fields.error()))};
    const auto textOf = [&](std::optional<std::size_t> column) {
        return column && *column < fields->size()
                   ? shownText(std::string_view((*fields)[*column]).substr(0, cellBytesShown))
                   : QString();
    };
    QStringList texts{textOf(list.profile().emailColumn)};
    for (const OwnColumn& column : columns)
        texts << textOf(placeOf(column, list.profile()));
    return texts;
}

void RowTextCache::readMissing() {
    m_readingAsked = false;
    if (m_job.isRunning() || m_missing.empty() || !m_cleanUp)
        return;
    std::sort(m_missing.begin(), m_missing.end());
    m_missing.erase(std::unique(m_missing.begin(), m_missing.end()), m_missing.end());
    m_job.start(
        m_pool,
        [cleanUp = m_cleanUp, columns = m_columns, rows = std::exchange(m_missing, {})](
            ProgressReporter&, const CancelToken& cancel) -> Result<std::vector<RowText>> {
            std::vector<RowText> texts;
            texts.reserve(rows.size());
            for (const RowNumber row : rows) {
                if (cancel.isCancelled())
                    break;
                texts.push_back({row, read(*cleanUp, row, columns)});
            }
            return texts;
        },
        [this](const Result<std::vector<RowText>>& texts) {
            if (texts)
                for (const RowText& text : *texts)
                    m_texts.insert(text.row.value, new QStringList(text.texts));
            Q_EMIT textsArrived();
            readMissing();
        });
}

} // namespace listwright
