// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

struct SourceFile {
    QString path;
    QStringList lines;
};

/// What the house asks of every file of code: its name, its licence line, its length.
QStringList faults(const SourceFile& file) {
    static const QRegularExpression name(QStringLiteral("^[a-z0-9_]+\\.(h|cpp|py|sh)$"));
    static const QRegularExpression drawer(QStringLiteral(
        "\\b(class|struct)\\s+(?!Q)\\w*(Manager|Helper|Util|Utils|Handler|Data|Info|Impl)\\b"));
    static const QRegularExpression promise(QStringLiteral("\\b(TO"
                                                           "DO|FIX"
                                                           "ME|XX"
                                                           "X|HA"
                                                           "CK)\\b"));
    constexpr int longestFile = 600;
    constexpr int longestLine = 120;

    QStringList found;
    const auto fault = [&](qsizetype line, const QString& what) {
        found << QStringLiteral("%1:%2: %3").arg(file.path).arg(line).arg(what);
    };
    if (!name.match(file.path.section(u'/', -1)).hasMatch())
        fault(1, QStringLiteral("the name is not snake_case"));
    const QString head = QStringList(file.lines.mid(0, 2)).join(u'\n');
    if (!head.contains(QStringLiteral("SPDX-License-Identifier: GPL-3.0-or-later")))
        fault(1, QStringLiteral("no licence line at the top"));
    if (file.path.endsWith(QStringLiteral(".h")) &&
        !file.lines.mid(0, 3).contains(QStringLiteral("#pragma once")))
        fault(1, QStringLiteral("no #pragma once below the licence line"));
    if (file.lines.size() > longestFile)
        fault(file.lines.size(), QStringLiteral("more than %1 lines").arg(longestFile));
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        const QString& line = file.lines[i];
        if (line.size() > longestLine)
            fault(i + 1, QStringLiteral("more than %1 characters").arg(longestLine));
        if (line.endsWith(u' ') || line.endsWith(u'\t') || line.endsWith(u'\r'))
            fault(i + 1, QStringLiteral("white space at the end"));
        if (const auto match = drawer.match(line); match.hasMatch())
            fault(i + 1, QStringLiteral("a name that says nothing: %1").arg(match.captured()));
        if (promise.match(line).hasMatch())
            fault(i + 1, QStringLiteral("a promise instead of the work"));
    }
    return found;
}

} // namespace

class SourceFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileKeepsTheRules();
    void faultsAreFound_data();
    void faultsAreFound();
};

void SourceFilesTest::everyFileKeepsTheRules() {
    const QString top = QStringLiteral(LISTWRIGHT_SOURCE_DIR);
    QStringList found;
    int files = 0;
    for (const QString& folder :
         {QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("model"),
          QStringLiteral("tests"), QStringLiteral("installer"), QStringLiteral("resources")}) {
        QDirIterator sources(top + u'/' + folder,
                             {QStringLiteral("*.h"), QStringLiteral("*.cpp"),
                              QStringLiteral("*.py"), QStringLiteral("*.sh")},
                             QDir::Files, QDirIterator::Subdirectories);
        while (sources.hasNext()) {
            QFile file(sources.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
            if (lines.last().isEmpty())
                lines.removeLast();
            found << faults({file.fileName().mid(top.size() + 1), lines});
            ++files;
        }
    }
    QVERIFY2(files > 20, "the sources were not found");
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void SourceFilesTest::faultsAreFound_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char* name, const char* path, const QString& line,
                        const char* fault) {
        QTest::newRow(name) << QString::fromLatin1(path) << line << QString::fromLatin1(fault);
    };
    row("name", "model/io/ByteSource.cpp", {}, "not snake_case");
    row("long line", "model/io/a.cpp", QString(121, u'x'), "more than 120 characters");
    row("trailing space", "model/io/a.cpp", QStringLiteral("int a; "), "white space");
    row("drawer", "model/io/a.cpp", QStringLiteral("class List") + QStringLiteral("Manager {"),
        "says nothing");
    row("promise", "model/io/a.cpp", QStringLiteral("// TO") + QStringLiteral("DO later"),
        "a promise");
    row("no pragma", "model/io/a.h", QStringLiteral("int a;"), "no #pragma once");
    row("too long", "model/io/a.cpp", QString(600, u'\n'), "more than 600 lines");
    row("good", "model/io/a.cpp", QStringLiteral("int a;"), "");
}

void SourceFilesTest::faultsAreFound() {
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(QString, fault);
    const QString text = QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later\n") + line;
    const QStringList found = faults({path, text.split(u'\n')});
    if (fault.isEmpty())
        QCOMPARE(found, QStringList());
    else
        QVERIFY2(found.join(u'\n').contains(fault), qPrintable(found.join(u'\n')));
    QVERIFY(faults({path, {line}}).join(u'\n').contains(QStringLiteral("no licence line")));
}

QTEST_GUILESS_MAIN(SourceFilesTest)
#include "tst_source_files.moc"
