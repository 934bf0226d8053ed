// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/suppression/suppression_store.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>
#include <thread>

using namespace listwright;
using namespace std::string_literals;

namespace {

const CleanUpRecord cleanUp{.date = 1'700'000'000,
                            .list = "spring.csv",
                            .rowsIn = 10,
                            .kept = 6,
                            .removed = 2,
                            .duplicates = 1,
                            .invalid = 1};

SuppressionEntry entry(const std::string& address, std::int64_t first, std::int64_t last) {
    return {.address = address,
            .reason = "mailbox-disabled",
            .cause = "inactive",
            .code = "5.2.1",
            .answer = "550 5.2.1 \"off\"; DROP TABLE entries",
            .source = "spring.mbox",
            .firstSeen = first,
            .lastSeen = last};
}

} // namespace

class SuppressionStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("suppressed.sqlite")).toStdString();
    }

    void isEmptyBeforeItIsThere() {
        const SuppressionStore store(m_path);
        QCOMPARE(store.entries().value().size(), std::size_t{0});
        QCOMPARE(store.history().value().size(), std::size_t{0});
        QVERIFY(!QFile::exists(QString::fromStdString(m_path)));
    }

    void keepsEntriesAndHistory() {
        const std::vector<SuppressionEntry> entries{
            entry("bo@corp.example", 100, 200),
            {.address = "ann@corp.example", .reason = "removed-by-hand"}};
        QVERIFY(SuppressionStore(m_path).add(entries, cleanUp));
        const auto kept = SuppressionStore(m_path).entries().value();
        QCOMPARE(kept.size(), std::size_t{2});
        QVERIFY(kept[0] == entries[1]); // by address
        QVERIFY(kept[1] == entries[0]);
        const auto history = SuppressionStore(m_path).history().value();
        QCOMPARE(history.size(), std::size_t{1});
        QVERIFY(history[0] == cleanUp);
    }

    void widensTheTimeOfAnEntryThatIsThere() {
        const SuppressionStore store(m_path);
        QVERIFY(store.add(std::vector{entry("bo@corp.example", 100, 200)}, cleanUp));
        auto later = entry("bo@corp.example", 150, 300);
        later.reason = "user-unknown";
        QVERIFY(store.add(std::vector{later}, cleanUp));
        auto undated = later;
        undated.firstSeen = undated.lastSeen = std::nullopt;
        QVERIFY(store.add(std::vector{undated}, cleanUp));
        const auto kept = store.entries().value();
        QCOMPARE(kept.size(), std::size_t{1});
        QCOMPARE(kept[0].reason, "user-unknown"s);
        QCOMPARE(kept[0].firstSeen.value(), std::int64_t{100});
        QCOMPARE(kept[0].lastSeen.value(), std::int64_t{300});
        QCOMPARE(store.history().value().size(), std::size_t{3});
        QCOMPARE(logLines(), 3);
    }

    void saysThatAFileIsNoStore() {
        QFile file(QString::fromStdString(m_path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        const auto entries = SuppressionStore(m_path).entries();
        QVERIFY(!entries);
        QCOMPARE(entries.error().code, ErrorCode::StoreNotUsable);
        QCOMPARE(entries.error().file, m_path);
        QVERIFY(!SuppressionStore(m_path).add({}, cleanUp));
    }

    void leavesAStoreOfANewerProgramAlone() {
        QVERIFY(SuppressionStore(m_path).add({}, cleanUp));
        run(QStringLiteral("PRAGMA user_version = 99"));
        const auto added =
            SuppressionStore(m_path).add(std::vector{entry("a@b.example", 1, 2)}, cleanUp);
        QVERIFY(!added);
        QCOMPARE(added.error().detail, "it was written by a newer Listwright"s);
    }

    void saysThatAFolderCannotBeWritten() {
        const auto added = SuppressionStore("/nowhere/suppressed.sqlite").add({}, cleanUp);
        QVERIFY(!added);
        QCOMPARE(added.error().code, ErrorCode::StoreNotUsable);
    }

    void letsTwoWritersTakeTurns() {
        QVERIFY(SuppressionStore(m_path).add({}, cleanUp));
        const auto write = [this](const std::string& name) {
            for (int round = 0; round < 10; ++round) {
                const auto address = name + std::to_string(round) + "@corp.example";
                m_failed = m_failed || !SuppressionStore(m_path).add(
                                           std::vector{entry(address, 1, 2)}, cleanUp);
            }
        };
        std::thread other([&] { write("a"); });
        write("b");
        other.join();
        QVERIFY(!m_failed);
        QCOMPARE(SuppressionStore(m_path).entries().value().size(), std::size_t{20});
    }

private:
    QVariant run(const QString& statement) const {
        QVariant first;
        {
            auto database =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("look"));
            database.setDatabaseName(QString::fromStdString(m_path));
            if (database.open()) {
                QSqlQuery query(database);
                if (query.exec(statement) && query.next())
                    first = query.value(0);
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("look"));
        return first;
    }
    int logLines() const {
        return run(QStringLiteral("SELECT count(*) FROM log WHERE address = 'bo@corp.example'"))
            .toInt();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
    std::atomic<bool> m_failed = false;
};

QTEST_GUILESS_MAIN(SuppressionStoreTest)
#include "tst_suppression_store.moc"
