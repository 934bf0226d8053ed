// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/input_file.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace listwright;
using namespace std::string_literals;

namespace {

const QByteArray mail = "From: MAILER-DAEMON@mx.example\nTo: news@shop.example\n"
                        "Subject: failure notice\nDate: Tue, 3 Mar 2026 10:15:00 +0000\n\nHi.\n";

} // namespace

class InputFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    // By content; every file has the same name.
    void tellsFilesApart_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");
        const auto row = [](const char* name, const QByteArray& bytes, const char* format) {
            QTest::newRow(name) << bytes << QString::fromLatin1(format);
        };
        row("a list", "name,email\nAnn,ann@corp.example\nBo,bo@corp.example\n", "contact-list");
        row("one address a line", "ann@corp.example\nbo@corp.example\n", "contact-list");
        row("a list with a status column",
            "email,status\nann@corp.example,subscribed\nbo@corp.example,subscribed\n",
            "contact-list");
        row("a mail", mail, "mail");
        row("a mailbox", "From x@y.example Tue Mar  3 10:15:00 2026\n" + mail, "mbox");
        row("bounces with codes", "to;code\nann@corp.example;5.1.1\nbo@corp.example;4.2.2\n",
            "generic-bounce-csv");
        row("bounces with answers",
            "when\tanswer\tmail\n2026-03-03\t550 5.1.1 User unknown\tann@corp.example\n",
            "generic-bounce-csv");
        row("hashes, one a line",
            "5d41402abc4b2a76b9719d911017c592\n7D793037A0760186574B0282F2F435E7\n", "hashed-list");
        row("one hash", "5d41402abc4b2a76b9719d911017c592\n", "hashed-list");
        row("hashes in a column of their own",
            "added;email_sha1\n2026-03-03;aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d\n",
            "hashed-list");
        row("a list with a column of hashes",
            "email,md5\nann@corp.example,5d41402abc4b2a76b9719d911017c592\n", "contact-list");
        row("events of Amazon SES",
            R"({"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":)"
            R"("General","bouncedRecipients":[{"emailAddress":"ann@corp.example"}],"timestamp":)"
            R"("2026-03-03T10:15:00.000Z"},"mail":{"timestamp":"2026-03-03T10:14:00.000Z",)"
            R"("source":"news@shop.example","destination":["ann@corp.example"]}})",
            "amazon-ses");
    }

    void tellsFilesApart() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, format);
        const auto file = sniffFile(written("file.dat", bytes));
        QVERIFY2(file, file ? "" : message(file.error()).c_str());
        QCOMPARE(QString::fromStdString(file->formatId), format);
        QVERIFY(!file->why.empty());
        QVERIFY(file->confidence > 0.5);
        const bool isList = format == QStringLiteral("contact-list");
        QVERIFY((file->kind == InputKind::ContactList) == isList);
        QCOMPARE(file->size, static_cast<std::uint64_t>(bytes.size()));
    }

    void readsTheListsForm_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<char>("delimiter");
        QTest::addColumn<bool>("header");
        QTest::addColumn<int>("column");
        QTest::newRow("comma") << QByteArray("a,mail\n1,ann@corp.example\n")
                               << QStringLiteral("UTF-8") << ',' << true << 1;
        QTest::newRow("semicolon, no header")
            << QByteArray("ann@corp.example;Ann\nbo@corp.example;Bo\n") << QStringLiteral("UTF-8")
            << ';' << false << 0;
        QTest::newRow("tab, CR") << QByteArray("mail\tname\rann@corp.example\tAnn\r")
                                 << QStringLiteral("UTF-8") << '\t' << true << 0;
        QTest::newRow("windows-1252") << QByteArray("mail,name\nann@corp.example,J\xFCrgen\n")
                                      << QStringLiteral("windows-1252") << ',' << true << 0;
        const std::u16string wide = u"\uFEFFmail,name\r\nann@corp.example,J\u00FCrgen\r\n";
        QTest::newRow("UTF-16") << QByteArray(reinterpret_cast<const char*>(wide.data()),
                                              static_cast<qsizetype>(2 * wide.size()))
                                << QStringLiteral("UTF-16LE") << ',' << true << 0;
    }

    void readsTheListsForm() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, encoding);
        QFETCH(const char, delimiter);
        QFETCH(const bool, header);
        QFETCH(const int, column);
        const auto file = sniffFile(written("list", bytes));
        QVERIFY2(file, file ? "" : message(file.error()).c_str());
        QVERIFY(file->profile);
        const ListProfile& profile = *file->profile;
        QCOMPARE(QString::fromStdString(profile.dialect.encoding.name), encoding);
        QCOMPARE(profile.dialect.delimiter, delimiter);
        QCOMPARE(profile.dialect.hasHeader, header);
        QCOMPARE(static_cast<int>(profile.emailColumn), column);
    }

    void saysWhyItTakesNothing_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("id");
        const auto row = [](const char* name, const QByteArray& bytes, ErrorCode code) {
            const auto id = errorId(code);
            QTest::newRow(name) << bytes
                                << QString::fromLatin1(id.data(), static_cast<int>(id.size()));
        };
        row("empty", {}, ErrorCode::FileEmpty);
        row("only white space", "\n \r\n", ErrorCode::FileEmpty);
        row("a picture", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), ErrorCode::FileBinary);
        row("a program",
            QByteArray("\x7f"
                       "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0",
                       20),
            ErrorCode::FileBinary);
        row("no addresses", "name,city\nAnn,Rome\n", ErrorCode::NoAddresses);
        row("other JSON", R"({"name": "Ann", "city": "Rome"})", ErrorCode::FileNotRecognised);
    }

    void saysWhyItTakesNothing() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, id);
        const std::string path = written("file", bytes);
        const auto file = sniffFile(path);
        QVERIFY(!file);
        QCOMPARE(QString::fromStdString(std::string(errorId(file.error().code))), id);
        QCOMPARE(file.error().file, path);
        QVERIFY(!remedy(file.error()).empty());
    }

    void namesTheLimitThatAHostileFileBreaks_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("limit");
        QTest::newRow("ten million columns")
            << "email" + QByteArray(10'000'000, ',') + "\nann@corp.example\n"
            << QStringLiteral("a row of more columns than 16384");
        QTest::newRow("ten million columns in a row")
            << "email,status\nann@corp.example,5.1.1" + QByteArray(10'000'000, ',') + "\n"
            << QStringLiteral("a row of more columns than 16384");
        QTest::newRow("JSON nested a hundred times")
            << QByteArray(R"({"a":)").repeated(100) + "1" + QByteArray("}").repeated(100)
            << QStringLiteral("nested deeper than 64 levels");
    }

    void namesTheLimitThatAHostileFileBreaks() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, limit);
        const std::string path = written("file", bytes);
        QElapsedTimer clock;
        clock.start();
        const auto file = sniffFile(path);
        QVERIFY(!file);
        QVERIFY2(message(file.error()).find(limit.toStdString()) != std::string::npos,
                 message(file.error()).c_str());
        QVERIFY2(clock.elapsed() < 10'000, "a refusal must not take long");
    }

    void takesChecksumsOfOtherThingsForNoHashesOfAddresses() {
        const auto file = sniffFile(
            written("file.dat", "file,checksum\na.iso,5d41402abc4b2a76b9719d911017c592\n"));
        QVERIFY(!file && file.error().code == ErrorCode::NoAddresses);
    }

    void takesAFileForWhatTheUserSays() {
        const std::string table = written("t", "email,status\nann@corp.example,5.1.1\n");
        QVERIFY(sniffFile(table)->kind == InputKind::BounceReport);
        const auto list = sniffFileAs(table, InputKind::ContactList);
        QVERIFY(list && list->kind == InputKind::ContactList && list->profile);

        const std::string addresses = written("a", "ann@corp.example\nbo@corp.example\n");
        const auto report = sniffFileAs(addresses, InputKind::BounceReport);
        QVERIFY(report && report->kind == InputKind::BounceReport && report->reportColumns);
    }

    void opensFoldersInAStableOrder() {
        QDir folder(m_folder->path());
        for (const auto* name : {"in/cur", "in/new", "in/tmp"})
            QVERIFY(folder.mkpath(QString::fromLatin1(name)));
        written("in/cur/2", mail);
        written("in/cur/1", mail);
        written("in/tmp/3", mail);
        written("in/.hidden", mail);
        const std::string list = written("z.csv", "ann@corp.example\n");
        QVERIFY(QFile::link(folder.filePath(QStringLiteral("in")),
                            folder.filePath(QStringLiteral("again"))));
        const std::string in = folder.filePath(QStringLiteral("in")).toStdString();
        const std::string again = folder.filePath(QStringLiteral("again")).toStdString();
        const ExpandedPaths found = expandPaths({list, in, again});
        QCOMPARE(found.errors.size(), std::size_t{0});
        QStringList files;
        for (const SourceFile& file : found.files)
            files << QString::fromStdString(file.name);
        const QString below = QString::fromStdString(in);
        QCOMPARE(files, (QStringList{QString::fromStdString(list), below + QStringLiteral("/cur/1"),
                                     below + QStringLiteral("/cur/2")}));
    }

    void namesWhatIsNotThere() {
        const auto file = sniffFile("/there/is/no/such.csv");
        QVERIFY(!file);
        QCOMPARE(file.error().code, ErrorCode::FileNotFound);
    }

private:
    std::string written(const char* name, const QByteArray& bytes) const {
        const QString path = m_folder->filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(path));
        return path.toStdString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(InputFileTest)
#include "tst_input_file.moc"
