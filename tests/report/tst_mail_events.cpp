// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/mail_events.h"
#include "model/report/mail_reader.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace listwright;

namespace {

QString mailFolder() {
    return QStringLiteral(LISTWRIGHT_TEST_DATA "/report/mails");
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<DeliveryEvent> read(const QString& path) {
    const auto source = openFile(path.toStdString());
    std::vector<DeliveryEvent> events;
    ProgressReporter progress;
    if (source)
        (void)mailReader()->read(
            **source,
            [&](std::vector<DeliveryEvent> batch) {
                events.insert(events.end(), batch.begin(), batch.end());
            },
            progress, CancelToken());
    return events;
}

/// An event as expected.tsv has it.
QString rowOf(const DeliveryEvent& event) {
    QStringList values{QString::fromUtf8(eventKindId(event.kind).data(),
                                         static_cast<qsizetype>(eventKindId(event.kind).size())),
                       QString::fromStdString(event.recipient),
                       QString::fromStdString(event.originalRecipient),
                       event.status ? QString::fromStdString(event.status->toString()) : QString(),
                       event.reply ? QString::number(event.reply->value) : QString(),
                       QString::fromStdString(event.mailSystem),
                       QString::fromStdString(event.command),
                       QString::fromStdString(event.remoteMta),
                       QString::fromStdString(event.place.field),
                       QString::fromStdString(event.diagnostic)};
    return values.join(u'\t');
}

/// The rows of expected.tsv by file.
QMap<QString, QStringList> expectedRows() {
    QMap<QString, QStringList> rows;
    const QString table =
        QString::fromUtf8(contentOf(QStringLiteral(LISTWRIGHT_TEST_DATA "/report/expected.tsv")));
    for (const QString& line : table.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        const auto tab = line.indexOf(u'\t');
        rows[line.left(tab)].append(line.mid(tab + 1));
    }
    return rows;
}

} // namespace

class MailEventsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEachMailAsTheTableSays_data() {
        QTest::addColumn<QString>("file");
        for (const QString& file : QDir(mailFolder()).entryList(QDir::Files, QDir::Name))
            QTest::newRow(file.toUtf8().constData()) << file;
    }
    void readsEachMailAsTheTableSays() {
        QFETCH(QString, file);
        QStringList rows;
        for (const DeliveryEvent& event : read(mailFolder() + u'/' + file))
            rows.append(rowOf(event));
        const QStringList expected = expectedRows().value(file);
        if (rows != expected) // the row as it would stand in the table
            for (const QString& row : rows)
                qWarning("%s", qPrintable(file + u'\t' + row));
        QCOMPARE(rows.size(), expected.size());
        for (qsizetype row = 0; row < rows.size(); ++row)
            QCOMPARE(rows[row], expected[row]);
    }

    void everyRowOfTheTableHasItsMail() {
        for (const QString& file : expectedRows().keys())
            QVERIFY2(QFile::exists(mailFolder() + u'/' + file), qPrintable(file));
    }

    // The place must hold the words: in plain mails the diagnostic begins there, or its field does.
    void placesPointAtTheWords_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("event");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("field") << "postfix_two_recipients.eml" << 0
                               << QByteArray("Diagnostic-Code: smtp; 550 5.1.1");
        QTest::newRow("second field")
            << "postfix_two_recipients.eml" << 1 << QByteArray("Diagnostic-Code: smtp; 552 5.2.2");
        QTest::newRow("crlf") << "crlf.eml" << 1 << QByteArray("Diagnostic-Code: smtp; 552 5.2.2");
        QTest::newRow("paragraph") << "qmail.eml" << 0 << QByteArray("192.0.2.25 does not like");
        QTest::newRow("cr only") << "cr_only.eml" << 1 << QByteArray("Sorry, I couldn't find");
        QTest::newRow("joined group") << "dsn_without_types.eml" << 1 << QByteArray("Status: 550");
        QTest::newRow("complaint") << "complaint.eml" << 0 << QByteArray("Feedback-Type: abuse");
    }
    void placesPointAtTheWords() {
        QFETCH(QString, file);
        QFETCH(int, event);
        QFETCH(QByteArray, words);
        const QString path = mailFolder() + u'/' + file;
        const auto events = read(path);
        QVERIFY(static_cast<std::size_t>(event) < events.size());
        const auto offset = events[static_cast<std::size_t>(event)].place.fieldOffset;
        QCOMPARE(contentOf(path).mid(static_cast<qsizetype>(offset), words.size()), words);
    }

    void datesComeFromTheReport() {
        const auto events = read(mailFolder() + QStringLiteral("/qmail.eml"));
        QVERIFY(!events.empty());
        QCOMPARE(events.front().date, std::optional<std::int64_t>(1772529300));
    }
};

QTEST_APPLESS_MAIN(MailEventsTest)
#include "tst_mail_events.moc"
