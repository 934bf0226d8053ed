// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/archive_reader.h"

#include <QByteArray>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace listwright;

namespace {

std::shared_ptr<const ByteSource> fixture(const QString& name) {
    const auto source =
        openFile((QStringLiteral(LISTWRIGHT_TEST_DATA "/containers/") + name).toStdString());
    return source ? *source : bytesInMemory("missing", "");
}

struct Unpacked {
    QStringList names;
    QByteArray bytes;
    std::optional<Error> error;
};

Unpacked unpack(const std::shared_ptr<const ByteSource>& source, const ArchiveLimits& limits = {}) {
    Unpacked result;
    ArchiveUse use;
    auto reader = ArchiveReader::open(source, limits, use);
    if (!reader) {
        result.error = reader.error();
        return result;
    }
    while (true) {
        const auto name = reader->next();
        if (!name)
            result.error = name.error();
        if (!name || !*name)
            return result;
        result.names << QString::fromStdString(**name);
        while (true) {
            const auto piece = reader->read();
            if (!piece)
                result.error = piece.error();
            if (!piece || piece->empty())
                break;
            result.bytes.append(piece->data(), static_cast<qsizetype>(piece->size()));
        }
        if (result.error)
            return result;
    }
}

} // namespace

class ArchiveReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEveryKindOfArchive_data() {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QByteArray>("inside");
        QTest::newRow("list.zip") << QStringList{QStringLiteral("lists/spring.csv")}
                                  << QByteArray("cy@corp.example,Cy,Rome");
        QTest::newRow("mails.tar.gz")
            << QStringList{QStringLiteral("mails/first.eml"), QStringLiteral("mails/second.eml")}
            << QByteArray("This mailbox has been disabled");
        QTest::newRow("bounces.mbox.gz")
            << QStringList{QStringLiteral("bounces.mbox")} << QByteArray("No such user here");
    }
    void readsEveryKindOfArchive() {
        QFETCH(QStringList, names);
        QFETCH(QByteArray, inside);
        const Unpacked unpacked = unpack(fixture(QString::fromUtf8(QTest::currentDataTag())));
        QVERIFY2(!unpacked.error, unpacked.error ? message(*unpacked.error).c_str() : "");
        QCOMPARE(unpacked.names, names);
        QVERIFY(unpacked.bytes.contains(inside));
    }

    void stopsAtEachLimitAndNamesIt_data() {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<quint64>("entries");
        QTest::addColumn<quint64>("ratio");
        QTest::addColumn<QString>("limit");
        const auto many = quint64{1} << 40;
        QTest::newRow("size") << quint64{100} << many << many << "unpacked (limit: 100 bytes)";
        QTest::newRow("entries") << many << quint64{1} << many << "files in it (limit: 1)";
        QTest::newRow("ratio") << many << many << quint64{1} << "compressed (limit: 1 to 1)";
    }
    void stopsAtEachLimitAndNamesIt() {
        QFETCH(quint64, bytes);
        QFETCH(quint64, entries);
        QFETCH(quint64, ratio);
        QFETCH(QString, limit);
        const ArchiveLimits limits{
            .unpackedBytes = bytes, .entries = entries, .ratio = ratio, .bytesOfAnyRatio = 0};
        const Unpacked unpacked = unpack(fixture(QStringLiteral("mails.tar.gz")), limits);
        QVERIFY(unpacked.error.has_value());
        QCOMPARE(unpacked.error->code, ErrorCode::ArchiveLimit);
        const QString told = QString::fromStdString(message(*unpacked.error));
        QVERIFY2(told.contains(limit), qPrintable(told));
        QVERIFY2(told.contains(QStringLiteral("mails.tar.gz")), qPrintable(told));
        QVERIFY2(told.contains(QStringLiteral("unpack it yourself")), qPrintable(told));
    }

    void anArchiveThatIsCutOffAnywhereIsAnError_data() {
        QTest::addColumn<int>("nothing");
        for (const char* name : {"list.zip", "mails.tar.gz", "bounces.mbox.gz"})
            QTest::newRow(name) << 0;
    }
    void anArchiveThatIsCutOffAnywhereIsAnError() {
        const auto whole = readAll(*fixture(QString::fromUtf8(QTest::currentDataTag())), 1 << 20);
        QVERIFY(whole.has_value());
        for (std::size_t length = 20; length < whole->size(); length += 7) {
            const Unpacked unpacked = unpack(bytesInMemory("cut", whole->substr(0, length)));
            QVERIFY2(unpacked.error.has_value(), qPrintable(QString::number(length)));
        }
    }

    void namesTheEntryThatIsBroken() {
        auto bytes = readAll(*fixture(QStringLiteral("list.zip")), 1 << 20);
        QVERIFY(bytes.has_value());
        (*bytes)[70] = static_cast<char>((*bytes)[70] ^ 0x55);
        const Unpacked unpacked = unpack(bytesInMemory("list.zip", *bytes));
        QVERIFY(unpacked.error.has_value());
        QCOMPARE(unpacked.error->code, ErrorCode::ArchiveBroken);
        QCOMPARE(unpacked.error->file, std::string("list.zip/lists/spring.csv"));
    }

    void listsNamesWithoutUnpacking() {
        const auto names = archiveEntryNames(fixture(QStringLiteral("contacts.xlsx")), 3);
        QVERIFY(names.has_value());
        QCOMPARE(names->size(), std::size_t{3});
        QCOMPARE(names->front(), std::string("[Content_Types].xml"));
    }
};

QTEST_GUILESS_MAIN(ArchiveReaderTest)
#include "tst_archive_reader.moc"
