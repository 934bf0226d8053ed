// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/suppression/suppression_store.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <atomic>
#include <memory>
#include <utility>

namespace listwright {

namespace {

constexpr int schemaVersion = 1;

const QStringList& schema() {
    static const QStringList statements{
        QStringLiteral("CREATE TABLE IF NOT EXISTS entries (address TEXT PRIMARY KEY, reason TEXT "
                       "NOT NULL, cause TEXT NOT NULL, code TEXT NOT NULL, answer TEXT NOT NULL, "
                       "source TEXT NOT NULL, first_seen INTEGER, last_seen INTEGER) "
                       "WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS clean_ups (id INTEGER PRIMARY KEY, date INTEGER "
                       "NOT NULL, list TEXT NOT NULL, rows_in INTEGER NOT NULL, kept INTEGER NOT "
                       "NULL, removed INTEGER NOT NULL, duplicates INTEGER NOT NULL, invalid "
                       "INTEGER NOT NULL)"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS log (id INTEGER PRIMARY KEY, address TEXT NOT "
                       "NULL, clean_up INTEGER NOT NULL REFERENCES clean_ups, reason TEXT NOT "
                       "NULL, code TEXT NOT NULL, source TEXT NOT NULL, seen INTEGER)"),
        QStringLiteral("CREATE INDEX IF NOT EXISTS log_address ON log (address)"),
        QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion),
    };
    return statements;
}

QString textOf(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// NULL would break the columns that are NOT NULL: an empty QString is one.
QVariant bound(std::string_view utf8) {
    return utf8.empty() ? QVariant(QStringLiteral("")) : QVariant(textOf(utf8));
}

QVariant bound(std::optional<std::int64_t> seconds) {
    return seconds ? QVariant(static_cast<qlonglong>(*seconds)) : QVariant();
}

QVariant bound(std::uint64_t count) {
    return static_cast<qlonglong>(count);
}

std::string stringAt(const QSqlQuery& query, int column) {
    return query.value(column).toString().toStdString();
}

std::optional<std::int64_t> secondsAt(const QSqlQuery& query, int column) {
    const QVariant value = query.value(column);
    return value.isNull() ? std::nullopt : std::optional<std::int64_t>(value.toLongLong());
}

std::uint64_t countAt(const QSqlQuery& query, int column) {
    return query.value(column).toULongLong();
}

/// A connection of its own, closed at the end.
class Connection {
public:
    explicit Connection(const std::string& path)
        : m_path(path)
        , m_name(QStringLiteral("suppression-%1").arg(++s_count)) {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        database.setDatabaseName(textOf(path));
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
    }
    ~Connection() {
        database().close();
        QSqlDatabase::removeDatabase(m_name);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Result<void> open() {
        if (!database().open())
            return fail(broken(database().lastError()));
        QSqlQuery version(database());
        if (!version.exec(QStringLiteral("PRAGMA user_version")) || !version.next())
            return fail(broken(version.lastError()));
        if (version.value(0).toInt() > schemaVersion)
            return fail({.code = ErrorCode::StoreNotUsable,
                         .file = m_path,
                         .detail = "it was written by a newer Listwright"});
        return {};
    }

    [[nodiscard]] QSqlDatabase database() const {
        return QSqlDatabase::database(m_name, /*open=*/false);
    }
    [[nodiscard]] Error broken(const QSqlError& error) const {
        return {.code = ErrorCode::StoreNotUsable,
                .file = m_path,
                .detail = error.databaseText().toStdString()};
    }

private:
    static inline std::atomic<int> s_count = 0;
    const std::string& m_path;
    QString m_name;
};

Result<void> execute(const Connection& connection, const QStringList& statements) {
    for (const QString& statement : statements) {
        QSqlQuery query(connection.database());
        if (!query.exec(statement))
            return fail(connection.broken(query.lastError()));
    }
    return {};
}

Result<qlonglong> insertCleanUp(const Connection& connection, const CleanUpRecord& cleanUp) {
    QSqlQuery query(connection.database());
    query.prepare(QStringLiteral("INSERT INTO clean_ups (date, list, rows_in, kept, removed, "
                                 "duplicates, invalid) VALUES (?, ?, ?, ?, ?, ?, ?)"));
    query.addBindValue(static_cast<qlonglong>(cleanUp.date));
    query.addBindValue(bound(cleanUp.list));
    for (const std::uint64_t count :
         {cleanUp.rowsIn, cleanUp.kept, cleanUp.removed, cleanUp.duplicates, cleanUp.invalid})
        query.addBindValue(bound(count));
    if (!query.exec())
        return fail(connection.broken(query.lastError()));
    return query.lastInsertId().toLongLong();
}

Result<void> insertEntries(const Connection& connection, std::span<const SuppressionEntry> entries,
                           qlonglong cleanUp) {
    QSqlQuery entry(connection.database());
    entry.prepare(QStringLiteral(
        "INSERT INTO entries (address, reason, cause, code, answer, source, first_seen, last_seen) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (address) DO UPDATE SET "
        "reason = excluded.reason, cause = excluded.cause, code = excluded.code, "
        "answer = excluded.answer, source = excluded.source, "
        "first_seen = min(ifnull(first_seen, excluded.first_seen), "
        "ifnull(excluded.first_seen, first_seen)), "
        "last_seen = max(ifnull(last_seen, excluded.last_seen), "
        "ifnull(excluded.last_seen, last_seen))"));
    QSqlQuery log(connection.database());
    log.prepare(QStringLiteral("INSERT INTO log (address, clean_up, reason, code, source, seen) "
                               "VALUES (?, ?, ?, ?, ?, ?)"));
    for (const SuppressionEntry& added : entries) {
        for (const std::string* text : {&added.address, &added.reason, &added.cause, &added.code,
                                        &added.answer, &added.source})
            entry.addBindValue(bound(*text));
        entry.addBindValue(bound(added.firstSeen));
        entry.addBindValue(bound(added.lastSeen));
        if (!entry.exec())
            return fail(connection.broken(entry.lastError()));
        log.addBindValue(bound(added.address));
        log.addBindValue(cleanUp);
        for (const std::string* text : {&added.reason, &added.code, &added.source})
            log.addBindValue(bound(*text));
        log.addBindValue(bound(added.lastSeen));
        if (!log.exec())
            return fail(connection.broken(log.lastError()));
    }
    return {};
}

/// The rows of a query, each made by `make`; none where the file is not there yet.
template <typename Row, typename Make>
Result<std::vector<Row>> select(const std::string& path, const QString& statement, Make make) {
    if (!QFileInfo::exists(textOf(path)))
        return std::vector<Row>();
    Connection connection(path);
    if (auto opened = connection.open(); !opened)
        return tl::unexpected(opened.error());
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    if (!query.exec(statement))
        return fail(connection.broken(query.lastError()));
    std::vector<Row> rows;
    while (query.next())
        rows.push_back(make(query));
    if (query.lastError().isValid())
        return fail(connection.broken(query.lastError()));
    return rows;
}

} // namespace

Result<std::vector<SuppressionEntry>> SuppressionStore::entries() const {
    return select<SuppressionEntry>(
        m_path,
        QStringLiteral("SELECT address, reason, cause, code, answer, source, first_seen, last_seen "
                       "FROM entries ORDER BY address"),
        [](const QSqlQuery& query) {
            return SuppressionEntry{.address = stringAt(query, 0),
                                    .reason = stringAt(query, 1),
                                    .cause = stringAt(query, 2),
                                    .code = stringAt(query, 3),
                                    .answer = stringAt(query, 4),
                                    .source = stringAt(query, 5),
                                    .firstSeen = secondsAt(query, 6),
                                    .lastSeen = secondsAt(query, 7)};
        });
}

Result<void> SuppressionStore::add(std::span<const SuppressionEntry> entries,
                                   const CleanUpRecord& cleanUp) const {
    Connection connection(m_path);
    if (auto opened = connection.open(); !opened)
        return opened;
    if (auto begun = execute(connection, {QStringLiteral("BEGIN IMMEDIATE")}); !begun)
        return begun;
    const auto write = [&]() -> Result<void> {
        if (auto made = execute(connection, schema()); !made)
            return made;
        const auto id = insertCleanUp(connection, cleanUp);
        if (!id)
            return tl::unexpected(id.error());
        return insertEntries(connection, entries, *id);
    };
    auto written = write();
    if (written)
        written = execute(connection, {QStringLiteral("COMMIT")});
    if (!written) // closing the connection would do it too
        (void)execute(connection, {QStringLiteral("ROLLBACK")});
    return written;
}

Result<std::vector<CleanUpRecord>> SuppressionStore::history() const {
    return select<CleanUpRecord>(
        m_path,
        QStringLiteral("SELECT date, list, rows_in, kept, removed, duplicates, invalid "
                       "FROM clean_ups ORDER BY id"),
        [](const QSqlQuery& query) {
            return CleanUpRecord{.date = query.value(0).toLongLong(),
                                 .list = stringAt(query, 1),
                                 .rowsIn = countAt(query, 2),
                                 .kept = countAt(query, 3),
                                 .removed = countAt(query, 4),
                                 .duplicates = countAt(query, 5),
                                 .invalid = countAt(query, 6)};
        });
}

} // namespace listwright
