// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/output_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace listwright;
using namespace std::string_literals;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class OutputFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("list.csv"));
    }

    void leavesTheTargetAloneUntilItIsComplete() {
        write(m_path, "old");
        auto file = OutputFile::create(m_path.toStdString());
        QVERIFY(file);
        QVERIFY(file->write("new"));
        QCOMPARE(contentOf(m_path), QByteArray("old"));
        QVERIFY(file->sync());
        QCOMPARE(contentOf(m_path), QByteArray("old"));
        QVERIFY(file->replaceTarget());
        QCOMPARE(contentOf(m_path), QByteArray("new"));
        QCOMPARE(filesLeft(), QStringList{QStringLiteral("list.csv")});
    }

    void takesBackWhatIsNotCompleted() {
        write(m_path, "old");
        {
            auto file = OutputFile::create(m_path.toStdString());
            QVERIFY(file);
            QVERIFY(file->write(std::string(3 << 20, 'x')));
        }
        QCOMPARE(contentOf(m_path), QByteArray("old"));
        QCOMPARE(filesLeft(), QStringList{QStringLiteral("list.csv")});
    }

    void writesMoreThanItsBuffer() {
        std::string bytes;
        for (int line = 0; line < 400000; ++line)
            bytes += std::to_string(line) + '\n';
        auto file = OutputFile::create(m_path.toStdString());
        QVERIFY(file);
        for (std::size_t at = 0; at < bytes.size(); at += 77777)
            QVERIFY(file->write(std::string_view(bytes).substr(at, 77777)));
        QVERIFY(file->sync());
        QVERIFY(file->replaceTarget());
        QCOMPARE(file->bytesWritten(), std::uint64_t{bytes.size()});
        QVERIFY(contentOf(m_path).toStdString() == bytes);
    }

    void keepsTheOrderOfSmallAndLargePieces() {
        std::string bytes;
        auto file = OutputFile::create(m_path.toStdString());
        QVERIFY(file);
        for (const int size : {10, 300000, 20, 600000, 600000, 5, 1, 2000000, 70000, 0, 900000}) {
            const std::string piece(static_cast<std::size_t>(size),
                                    static_cast<char>('a' + bytes.size() % 26));
            bytes += piece;
            QVERIFY(file->write(piece));
        }
        QVERIFY(file->sync());
        QVERIFY(file->replaceTarget());
        QVERIFY(contentOf(m_path).toStdString() == bytes);
    }

    void keepsPermissionsOfTheOldFile() {
        write(m_path, "old");
        const auto permissions = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup;
        QVERIFY(QFile::setPermissions(m_path, permissions));
        replaceBy("new");
        const auto kept =
            QFile::permissions(m_path) & ~(QFile::ReadUser | QFile::WriteUser | QFile::ExeUser);
        QCOMPARE(kept, QFile::Permissions(permissions));
    }

    void writesThroughALink() {
        const QString link = m_folder->filePath(QStringLiteral("link.csv"));
        write(m_path, "old");
        QVERIFY(QFile::link(m_path, link));
        auto file = OutputFile::create(link.toStdString());
        QVERIFY(file && file->write("new") && file->sync() && file->replaceTarget());
        QCOMPARE(contentOf(m_path), QByteArray("new"));
        QVERIFY(QFileInfo(link).isSymLink());
    }

    void refusesWhatIsNoFile_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("why");
        QTest::newRow("folder") << m_folderName << QStringLiteral("there is a folder of that name");
        QTest::newRow("device") << QStringLiteral("/dev/null")
                                << QStringLiteral("it is a device, not a file");
        QTest::newRow("no such folder")
            << QStringLiteral("/nowhere/list.csv") << QStringLiteral("No such file or directory");
    }

    void refusesWhatIsNoFile() {
        QFETCH(const QString, target);
        QFETCH(const QString, why);
        const auto file = OutputFile::create(target.toStdString());
        QVERIFY(!file);
        QCOMPARE(file.error().code, ErrorCode::TargetNotWritable);
        QCOMPARE(QString::fromStdString(file.error().detail), why);
        QCOMPARE(QString::fromStdString(file.error().file), target);
    }

    // A limit on the size of files stands for a disk that fails in the middle.
    void tellsThatTheDiskRefuses() {
        write(m_path, "old");
        std::signal(SIGXFSZ, SIG_IGN);
        struct rlimit before {};
        getrlimit(RLIMIT_FSIZE, &before);
        const struct rlimit small { .rlim_cur = 1 << 20, .rlim_max = before.rlim_max };
        setrlimit(RLIMIT_FSIZE, &small);
        {
            auto file = OutputFile::create(m_path.toStdString());
            QVERIFY(file);
            const auto written = file->write(std::string(4 << 20, 'x'));
            setrlimit(RLIMIT_FSIZE, &before);
            QVERIFY(!written);
            QCOMPARE(written.error().code, ErrorCode::TargetNotWritable);
            QCOMPARE(written.error().detail, "File too large"s);
        }
        QCOMPARE(contentOf(m_path), QByteArray("old"));
        QCOMPARE(filesLeft(), QStringList{QStringLiteral("list.csv")});
    }

private:
    QStringList filesLeft() const {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden);
    }
    void replaceBy(std::string_view bytes) {
        auto file = OutputFile::create(m_path.toStdString());
        QVERIFY(file && file->write(bytes) && file->sync() && file->replaceTarget());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    const QString m_folderName = QDir::tempPath();
    QString m_path;
};

QTEST_GUILESS_MAIN(OutputFileTest)
#include "tst_output_file.moc"
