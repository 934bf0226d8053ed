// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_under_test.h"

#include <QDir>
#include <QLabel>

using namespace listwright;

// Descriptions are read once a program, so that this is a program of its own.
class BrokenDescriptionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBrokenDescriptionIsToldInTheWindow() {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("report_formats")));
        QFile file(folder.filePath(QStringLiteral("report_formats/mine.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"id\": \"mine\"}");
        file.close();
        qputenv("LISTWRIGHT_DESCRIPTIONS", folder.path().toUtf8());
        WindowUnderTest test;
        QTRY_VERIFY(named<QLabel>(test.window(), "Descriptions that cannot be used"));
        const QString words =
            named<QLabel>(test.window(), "Descriptions that cannot be used")->text();
        QVERIFY2(words.contains(QStringLiteral("mine.json")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("id, name and confidence must be there")),
                 qPrintable(words));
    }
};

QTEST_MAIN(BrokenDescriptionsTest)
#include "tst_broken_descriptions.moc"
