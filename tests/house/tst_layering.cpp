// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/layering.h"

#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QTest>

using namespace listwright;

class LayeringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFolderOfTheHouseHasItsFloor();
    void noIncludeRunsUpward();
    void plantedIncludesAreCaught_data();
    void plantedIncludesAreCaught();

private:
    QStringList faults(const QString& path, const QString& text) const {
        return layeringFaults(m_floors, path, text, m_sourceDir,
                              QLibraryInfo::path(QLibraryInfo::HeadersPath));
    }

    QString m_sourceDir = QStringLiteral(LISTWRIGHT_SOURCE_DIR);
    std::vector<Floor> m_floors =
        readFloors(m_sourceDir + QStringLiteral("/tests/house/floors.tsv"));
};

void LayeringTest::everyFolderOfTheHouseHasItsFloor() {
    QVERIFY(!m_floors.empty());
    for (const Floor& floor : m_floors)
        QVERIFY2(QFile::exists(m_sourceDir + u'/' + floor.folder), qPrintable(floor.folder));
}

void LayeringTest::noIncludeRunsUpward() {
    QStringList found;
    int files = 0;
    for (const QString& top :
         {QStringLiteral("model"), QStringLiteral("ui"), QStringLiteral("app")}) {
        QDirIterator sources(m_sourceDir + u'/' + top,
                             {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                             QDirIterator::Subdirectories);
        while (sources.hasNext()) {
            QFile file(sources.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            found << faults(file.fileName().mid(m_sourceDir.size() + 1),
                            QString::fromUtf8(file.readAll()));
            ++files;
        }
    }
    QVERIFY2(files > 20, "the sources were not found");
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void LayeringTest::plantedIncludesAreCaught_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("fault");

    const auto row = [](const char* name, const char* path, const char* line, const char* fault) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(line)
                            << QString::fromLatin1(fault);
    };
    row("upward", "model/io/x.cpp", "#include \"model/bounce/reason.h\"", "includes upward");
    row("upward, spaced", "model/bounce/x.cpp", "  #  include \"model/intake/input_file.h\"",
        "includes upward");
    row("own floor", "model/list/x.h", "#include \"model/report/report_reader.h\"",
        "another folder of its floor");
    row("not from the top", "model/io/x.cpp", "#include \"error.h\"", "is no project file");
    row("widgets", "model/io/x.cpp", "#include <QWidget>", "may not use QtWidgets");
    row("gui by its module", "model/io/x.cpp", "#include <QtGui/QColor>", "may not use QtGui");
    row("sql outside the store", "model/list/x.cpp", "#include <QSqlQuery>", "may not use QtSql");
    row("whole module", "ui/x.cpp", "#include <QtWidgets>", "takes a whole module");
    row("outside", "tools/x.cpp", "#include <vector>", "lies in no folder");
    row("downward is fine", "model/bounce/x.cpp", "#include \"model/io/error.h\"", "");
    row("own folder is fine", "model/io/x.cpp", "#include \"model/io/error.h\"", "");
    row("core is fine", "model/io/x.cpp", "#include <QFile>\n#include <vector>", "");
    row("widgets in the window are fine", "ui/x.cpp", "#include <QWidget>", "");
}

void LayeringTest::plantedIncludesAreCaught() {
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(QString, fault);
    const QStringList found = faults(path, QStringLiteral("// a file\n") + line);
    if (fault.isEmpty()) {
        QCOMPARE(found, QStringList());
    } else {
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.first().contains(fault), qPrintable(found.first()));
    }
}

QTEST_GUILESS_MAIN(LayeringTest)
#include "tst_layering.moc"
