// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/stale_parts.h"
#include "model/export/suppression_writer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace listwright;
using namespace std::string_literals;

namespace {

Removal bounced(std::string reason = "user-unknown") {
    Removal removal;
    removal.reason = std::move(reason);
    removal.type = "hard";
    removal.reply = "550";
    removal.diagnostic = "550 5.1.1 User \"unknown\"";
    removal.lastSeen = 1772532900;
    return removal;
}

SuppressionPreset presetOf(const QByteArray& rest) {
    const auto preset = parseSuppressionPreset(
        (R"({"id": "x", "name": "X", "columns": [{"header": "mail", "value": "address"}], )" + rest)
            .toStdString(),
        "x.json");
    if (!preset)
        qFatal("%s", message(preset.error()).c_str());
    return *preset;
}

} // namespace

class SuppressionWriterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void beginsANewFileAtTheRowLimit_data() {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<int>("addresses");
        QTest::addColumn<QList<int>>("rows");
        for (const SuppressionPreset& preset : suppressionPresets()) {
            if (preset.rowsPerFile == 0)
                continue;
            const int limit = static_cast<int>(preset.rowsPerFile);
            const QString id = QString::fromStdString(preset.id);
            const auto row = [&](const char* how, int addresses, const QList<int>& rows) {
                QTest::newRow(qPrintable(id + u' ' + QLatin1String(how)))
                    << id << addresses << rows;
            };
            row("one below", limit - 1, {limit - 1});
            row("at the limit", limit, {limit});
            row("one above", limit + 1, {limit, 1});
        }
    }

    void beginsANewFileAtTheRowLimit() {
        QFETCH(const QString, preset);
        QFETCH(const int, addresses);
        QFETCH(const QList<int>, rows);
        const auto files = written(*suppressionPresetById(preset.toStdString()), addresses);
        QList<int> found;
        for (const RowFile& file : files)
            found << static_cast<int>(file.rows);
        QCOMPARE(found, rows);
    }

    // Rows of 19 bytes, "user0001@a.example" and so on, behind a header of five.
    void beginsANewFileAtTheByteLimit_data() {
        QTest::addColumn<int>("limit");
        QTest::addColumn<QList<int>>("rows");
        QTest::newRow("one below two rows") << 42 << QList<int>{1, 1};
        QTest::newRow("two rows") << 43 << QList<int>{2};
        QTest::newRow("one above two rows") << 44 << QList<int>{2};
        QTest::newRow("no row fits") << 1 << QList<int>{1, 1};
    }

    void beginsANewFileAtTheByteLimit() {
        QFETCH(const int, limit);
        QFETCH(const QList<int>, rows);
        const auto preset = presetOf(R"("bytes_per_file": )" + QByteArray::number(limit) + '}');
        const auto files = written(preset, 2);
        QList<int> found;
        for (const RowFile& file : files) {
            found << static_cast<int>(file.rows);
            if (limit > 20)
                QVERIFY(file.file.bytesWritten() <= static_cast<std::uint64_t>(limit));
        }
        QCOMPARE(found, rows);
    }

    void everyFileIsWholeInItself() {
        auto files = written(presetOf(R"("form": "json", "list": "All", "rows_per_file": 2})"), 3);
        QCOMPARE(files.size(), std::size_t{2});
        QCOMPARE(kept(files[0]), "{\"All\": [\n{\"mail\": \"user0000@a.example\"},\n"
                                 "{\"mail\": \"user0001@a.example\"}\n]}\n"s);
        QCOMPARE(kept(files[1]), "{\"All\": [\n{\"mail\": \"user0002@a.example\"}\n]}\n"s);
        QCOMPARE(QString::fromStdString(files[1].file.target()),
                 m_folder->filePath(QStringLiteral("out-2.csv")));

        auto nothing = written(presetOf(R"("form": "json"})"), 0);
        QCOMPARE(kept(nothing[0]), "[\n\n]\n"s);
    }

    void findsPartsOfAnEarlierExport() {
        const auto write = [this](const char* name) {
            QFile file(m_folder->filePath(QString::fromLatin1(name)));
            if (!file.open(QIODevice::WriteOnly))
                qFatal("it cannot be written");
        };
        for (const char* name :
             {"out.csv", "out-2.csv", "out-3.csv", "out-10.csv", "out-02.csv", "out-2024.csv",
              "out-1.csv", "out-3b.csv", "out-.csv", "out-4.txt", "other-2.csv", "out-2-2.csv"})
            write(name);
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("out-4.csv")));
        const auto names = [this](std::size_t parts) {
            QStringList found;
            for (const std::string& path :
                 stalePartsOf(m_folder->filePath(QStringLiteral("out.csv")).toStdString(), parts))
                found << QFileInfo(QString::fromStdString(path)).fileName();
            return found.join(QLatin1Char(' '));
        };
        QCOMPARE(names(1), QStringLiteral("out-2.csv out-3.csv out-10.csv"));
        QCOMPARE(names(2), QStringLiteral("out-3.csv out-10.csv"));
        QCOMPARE(names(10), QString());
        QVERIFY(stalePartsOf("/nowhere/at/all.csv", 1).empty());
    }

    void writesHashesOfTheTrimmedLowerCaseAddress_data() {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QByteArray>("hash");
        // printf ann@corp.example | md5sum, sha1sum, sha256sum
        QTest::newRow("md5") << QStringLiteral("hashed-md5")
                             << QByteArray("627d498c0a0f688a547096e1cdfe13c8");
        QTest::newRow("sha1") << QStringLiteral("hashed-sha1")
                              << QByteArray("399da211fda9fdb25344881d47f0c93c8bb46710");
        QTest::newRow("sha256")
            << QStringLiteral("hashed-sha256")
            << QByteArray("25a04c95e5b8390d2cd13e937612ef5f083ba4c459e00ad0e32f6dcd71c84a78");
    }

    void writesHashesOfTheTrimmedLowerCaseAddress() {
        QFETCH(const QString, preset);
        QFETCH(const QByteArray, hash);
        auto files = open();
        SuppressionWriter writer(*suppressionPresetById(preset.toStdString()), files, m_next);
        QVERIFY(writer.begin());
        QVERIFY(writer.add(writer.rowOf(" Ann@Corp.EXAMPLE ", bounced())));
        QVERIFY(writer.finish());
        QCOMPARE(kept(files[0]), hash.toStdString() + '\n');
    }

    void leavesOutWhatThePresetIsNotFor() {
        auto only = open();
        const SuppressionPreset complaints = presetOf(R"("only_reasons": ["complaint"]})");
        SuppressionWriter first(complaints, only, m_next);
        QVERIFY(first.begin() && first.add(first.rowOf("a@a.example", bounced("complaint"))) &&
                first.add(first.rowOf("b@a.example", bounced("removed-by-hand"))) &&
                first.finish());
        QCOMPARE(kept(only[0]), "mail\na@a.example\n"s);

        auto except = open();
        const SuppressionPreset others = presetOf(R"("except_reasons": ["complaint"]})");
        SuppressionWriter second(others, except, m_next);
        QVERIFY(second.begin() && second.add(second.rowOf("a@a.example", bounced("complaint"))) &&
                second.add(second.rowOf("b@a.example", bounced("removed-by-hand"))) &&
                second.finish());
        QCOMPARE(kept(except[0]), "mail\nb@a.example\n"s);
    }

private:
    std::vector<RowFile> open() const {
        auto file = OutputFile::create(m_folder->filePath(QStringLiteral("out.csv")).toStdString());
        if (!file)
            qFatal("%s", message(file.error()).c_str());
        std::vector<RowFile> files;
        files.push_back({.file = *std::move(file)});
        return files;
    }

    std::vector<RowFile> written(const SuppressionPreset& preset, int addresses) {
        auto files = open();
        SuppressionWriter writer(preset, files, m_next);
        bool good = writer.begin().has_value();
        for (int number = 0; number < addresses && good; ++number)
            good =
                writer
                    .add(writer.rowOf(
                        "user" + QByteArray::number(number).rightJustified(4, '0').toStdString() +
                            "@a.example",
                        bounced()))
                    .has_value();
        if (!good || !writer.finish())
            qFatal("it cannot be written");
        return files;
    }

    std::string kept(RowFile& file) const {
        if (!file.file.sync() || !file.file.replaceTarget())
            qFatal("it cannot be kept");
        QFile saved(QString::fromStdString(file.file.target()));
        if (!saved.open(QIODevice::ReadOnly))
            qFatal("it is not there");
        return saved.readAll().toStdString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    NextFile m_next = [this](std::size_t number) {
        return OutputFile::create(
            numberedTarget(m_folder->filePath(QStringLiteral("out.csv")).toStdString(), number));
    };
};

QTEST_APPLESS_MAIN(SuppressionWriterTest)
#include "tst_suppression_writer.moc"
