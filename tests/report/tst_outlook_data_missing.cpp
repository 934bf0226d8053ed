// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/input_file.h"
#include "model/report/outlook_data_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace listwright;

// What a build without libpff says: this test is linked with its source.
class OutlookDataMissingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDataFileIsKnownByItsContentAndTold() {
        QVERIFY(!opensOutlookDataFiles());
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("bounces.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray bytes = QByteArray("!BDN") + QByteArray(1000, '\0');
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
        const ExpandedPaths found = expandPaths({path.toStdString()});
        QVERIFY(found.files.empty());
        QCOMPARE(found.errors.size(), std::size_t{1});
        QCOMPARE(found.errors.front().code, ErrorCode::OutlookDataNotSupported);
        QCOMPARE(QString::fromStdString(message(found.errors.front())),
                 path + QStringLiteral(": This build of Listwright cannot open Outlook data files "
                                       "(.pst). Save the mails as .eml, .msg or mbox and drop "
                                       "those, or use a build with libpff."));
    }
};

QTEST_GUILESS_MAIN(OutlookDataMissingTest)
#include "tst_outlook_data_missing.moc"
