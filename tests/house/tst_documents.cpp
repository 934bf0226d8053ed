// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

namespace {

const QString top = QStringLiteral(LISTWRIGHT_SOURCE_DIR);

QString textOf(const QString& path) {
    QFile file(top + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The paths a document names, in backticks or as a link, that are not in the project.
QStringList missingPaths(const QString& document) {
    static const QRegularExpression path(QStringLiteral(
        "(?:`|\\]\\()((?:app|ui|model|resources|tests|installer|\\.ci)(?:/[\\w./-]+)?)(?=[` )])"));
    QStringList missing;
    for (auto named = path.globalMatch(document); named.hasNext();) {
        const QString found = named.next().captured(1);
        if (!QFileInfo::exists(top + u'/' + found))
            missing << found;
    }
    return missing;
}

} // namespace

class DocumentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namedPathsExist_data();
    void namedPathsExist();
    void aMissingPathIsFound();
    void everyDocumentNamesThisVersion_data();
    void everyDocumentNamesThisVersion();
    void everyFolderOfTheModelIsDescribed();
};

void DocumentsTest::namedPathsExist_data() {
    QTest::addColumn<QString>("document");
    for (const char* name : {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void DocumentsTest::namedPathsExist() {
    QFETCH(QString, document);
    const QString text = textOf(document);
    QVERIFY(!text.isEmpty());
    const QStringList missing = missingPaths(text);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

void DocumentsTest::aMissingPathIsFound() {
    QCOMPARE(missingPaths(QStringLiteral("see `model/io/nothing.h` and `model/io/error.h`")),
             QStringList{QStringLiteral("model/io/nothing.h")});
}

void DocumentsTest::everyDocumentNamesThisVersion_data() {
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("pattern");
    const QString version = QStringLiteral(LISTWRIGHT_VERSION);
    const QString man = QStringLiteral("\"Listwright %1\"").arg(version);
    const QString desktop = QStringLiteral("installer/desktop/io.github.listwright.listwright");
    QTest::newRow("metainfo") << desktop + QStringLiteral(".metainfo.xml")
                              << QStringLiteral("<release version=\"%1\"").arg(version);
    QTest::newRow("man listwright") << QStringLiteral("installer/man/listwright.1") << man;
    QTest::newRow("man listwright-cli") << QStringLiteral("installer/man/listwright-cli.1") << man;
    QTest::newRow("Debian") << QStringLiteral("installer/debian/changelog")
                            << QStringLiteral("listwright (%1-").arg(version);
}

void DocumentsTest::everyDocumentNamesThisVersion() {
    QFETCH(QString, document);
    QFETCH(QString, pattern);
    QVERIFY(textOf(document).contains(pattern));
}

void DocumentsTest::everyFolderOfTheModelIsDescribed() {
    const QString contributing = textOf(QStringLiteral("CONTRIBUTING.md"));
    const auto folders =
        QDir(top + QStringLiteral("/model")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(!folders.isEmpty());
    for (const QString& folder : folders)
        QVERIFY2(contributing.contains(QStringLiteral("| `model/%1` |").arg(folder)),
                 qPrintable(folder));
}

QTEST_GUILESS_MAIN(DocumentsTest)
#include "tst_documents.moc"
