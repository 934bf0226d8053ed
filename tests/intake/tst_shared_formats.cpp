// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/intake/read_samples.h"

#include <QTest>

using namespace listwright;

// Files as services give them out, where they lie beside the project; they are not ours to carry.
class SharedFormatsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        if (!QDir(folder()).exists())
            QSKIP("there are no shared samples beside the project");
    }

    void takesEveryFileForWhatItIs_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("events");
        for (const QStringList& line :
             linesOf(QStringLiteral(LISTWRIGHT_TEST_DATA "/formats/shared_samples.tsv")))
            QTest::newRow(qPrintable(line[0])) << line[0] << line[1] << line[2].toInt();
    }

    void takesEveryFileForWhatItIs() {
        QFETCH(const QString, name);
        QFETCH(const QString, format);
        QFETCH(const int, events);
        const auto file = sniffFile((folder() + name).toStdString());
        QVERIFY2(file, file ? "" : message(file.error()).c_str());
        QCOMPARE(QString::fromStdString(file->formatId), format);
        if (file->kind == InputKind::BounceReport)
            QCOMPARE(static_cast<int>(eventsOf(*file).size()), events);
    }

private:
    static QString folder() {
        return QStringLiteral(LISTWRIGHT_SOURCE_DIR "/../shared/formats/samples/");
    }
};

QTEST_GUILESS_MAIN(SharedFormatsTest)
#include "tst_shared_formats.moc"
