// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/intake/read_samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace listwright;

namespace {

/// A row of a report: what its cells hold, and the event that must come of it.
struct Sample {
    const char* address;
    const char* firstName;
    const char* lastName;
    const char* date; // ISO 8601
    const char* status;
    const char* diagnostic;
    int word; // of the words for what happened
    const char* event;
    const char* byCode; // where the reply code is all that is known
};

constexpr std::array<Sample, 4> samples{{
    {"ann@corp.example", "Zoë", "Müller", "2025-12-31T14:05:00Z", "5.1.1", "550 5.1.1 User unknown",
     0, "bounce|hard|user-unknown", "bounce|hard|undetermined"},
    {"bo.bell@mail.example", "José", "García", "2025-12-30T08:00:00Z", "4.2.2",
     "452 4.2.2 Mailbox full; try again later", 1, "bounce|soft|mailbox-full",
     "bounce|soft|mail-system-full"},
    {"cy@shop.example", "François", "Lefèvre", "2026-01-02T09:30:00Z", "5.2.1",
     "550 5.2.1 The mailbox, \"cy\", is disabled", 0, "bounce|hard|mailbox-disabled",
     "bounce|hard|undetermined"},
    {"di@corp.example", "João", "Gonçalves", "2026-01-05T22:10:00Z", "5.7.1",
     "554 5.7.1 Message rejected as spam", 2, "bounce|block|spam-detected",
     "bounce|hard|undetermined"},
}};

/// In other letters, where the encoding has none with accents.
constexpr std::array<std::array<const char*, 2>, 4> japaneseNames{
    {{"花子", "山田"}, {"太郎", "鈴木"}, {"次郎", "佐藤"}, {"恵子", "田中"}}};

struct Translation {
    QString report;
    bool isChosen = false;
    bool isJapanese = false;
    QString dateForm;
    QStringList header;
    QStringList words;
};

QString dateCell(const Sample& sample, const QString& form) {
    const QDateTime date =
        QDateTime::fromString(QString::fromLatin1(sample.date), Qt::ISODate).toUTC();
    return form == QStringLiteral("epoch") ? QString::number(date.toSecsSinceEpoch())
                                           : QLocale::c().toString(date, form);
}

QStringList cellsOf(std::size_t row, const Translation& as) {
    const Sample& sample = samples[row];
    const QString address = QString::fromLatin1(sample.address);
    const QString date = dateCell(sample, as.dateForm);
    const QString status = QString::fromLatin1(sample.status);
    const QString diagnostic = QString::fromLatin1(sample.diagnostic);
    const auto& names = japaneseNames[row];
    const QString first = QString::fromUtf8(as.isJapanese ? names[0] : sample.firstName);
    const QString last = QString::fromUtf8(as.isJapanese ? names[1] : sample.lastName);
    const QString word = as.words.value(std::min<int>(sample.word, int(as.words.size()) - 1));
    if (as.report == QStringLiteral("bounces"))
        return {address, word, status, date, diagnostic};
    if (as.report == QStringLiteral("codes"))
        return {address, diagnostic.left(3), date};
    if (as.report == QStringLiteral("cleaned"))
        return {address, first, last, word, date};
    if (as.report == QStringLiteral("sendgrid"))
        return {status, diagnostic, address, date};
    return {QString::number(1000 + row),
            first + u' ' + last,
            address,
            QString::number(77000 + row),
            word,
            date,
            diagnostic};
}

const char* expectedEvent(const Sample& sample, const QString& report) {
    if (report == QStringLiteral("cleaned"))
        return "bounce||undetermined";
    return report == QStringLiteral("codes") ? sample.byCode : sample.event;
}

QString expectedEvents(const Translation& as) {
    QStringList lines;
    for (const Sample& sample : samples)
        lines << QString::fromLatin1(sample.address) + u'|' +
                     QString::fromLatin1(expectedEvent(sample, as.report)) + u'|' +
                     QString::fromLatin1(sample.date);
    return lines.join(u'\n');
}

struct Form {
    char delimiter = ',';
    QString lineEnd;
    std::vector<std::size_t> order;
};

QString lineOf(const QStringList& cells, const Form& form) {
    QStringList line;
    for (const std::size_t at : form.order) {
        QString cell = cells[static_cast<qsizetype>(at)];
        if (cell.contains(QLatin1Char(form.delimiter)) || cell.contains(u'"'))
            cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
        line << cell;
    }
    return line.join(QLatin1Char(form.delimiter)) + form.lineEnd;
}

QString tableOf(const Translation& as, const Form& form) {
    QString text = lineOf(as.header, form);
    for (std::size_t row = 0; row < samples.size(); ++row)
        text += lineOf(cellsOf(row, as), form);
    return text;
}

QByteArray encoded(const QString& text, const QString& encoding) {
    if (encoding == QStringLiteral("UTF-8 with mark"))
        return "\xEF\xBB\xBF" + text.toUtf8();
    const std::string bytes =
        encodeFromUtf8(text.toStdString(), encodingNamed(encoding.toStdString()));
    const QByteArray mark = encoding == QStringLiteral("UTF-16LE") ? QByteArray("\xFF\xFE") : "";
    return mark + QByteArray::fromStdString(bytes);
}

/// As they stand, backwards, and from the middle.
std::vector<std::vector<std::size_t>> ordersOf(std::size_t columns) {
    std::vector<std::size_t> order(columns);
    for (std::size_t at = 0; at < columns; ++at)
        order[at] = at;
    const std::vector<std::size_t> backwards(order.rbegin(), order.rend());
    std::vector<std::size_t> turned = order;
    std::rotate(turned.begin(), turned.begin() + static_cast<std::ptrdiff_t>(columns / 2),
                turned.end());
    return {order, backwards, turned};
}

} // namespace

class HeaderLanguagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // In every order of columns, with every delimiter and line end.
    void readsReportsInOtherLanguages_data() {
        QTest::addColumn<Translation>("translation");
        QTest::addColumn<QString>("encoding");
        for (const QStringList& line :
             linesOf(QStringLiteral(LISTWRIGHT_TEST_DATA "/formats/translated_headers.tsv"))) {
            const Translation translation{line[0],
                                          line[1] == QStringLiteral("chosen"),
                                          line[2] == QStringLiteral("Japanese"),
                                          line[4],
                                          line[5].split(u'|'),
                                          line[6].split(u'|')};
            for (const QString& encoding :
                 {QStringLiteral("UTF-8"), QStringLiteral("UTF-8 with mark"),
                  QStringLiteral("UTF-16LE"), line[3]})
                QTest::newRow(qPrintable(line[0] + u' ' + line[2] + u' ' + encoding))
                    << translation << encoding;
        }
    }

    void readsReportsInOtherLanguages() {
        QFETCH(const Translation, translation);
        QFETCH(const QString, encoding);
        QStringList wrong;
        int read = 0;
        for (const auto& order : ordersOf(static_cast<std::size_t>(translation.header.size())))
            for (const char delimiter : {',', ';', '\t', '|'})
                for (const char* lineEnd : {"\n", "\r\n"}) {
                    const Form form{delimiter, QString::fromLatin1(lineEnd), order};
                    const QString text = tableOf(translation, form);
                    const QString events = eventsIn(encoded(text, encoding), translation.isChosen);
                    ++read;
                    if (events != expectedEvents(translation))
                        wrong << text + QStringLiteral("gives\n") + events;
                }
        QCOMPARE(read, 24);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString::number(wrong.size()) +
                                             QStringLiteral(" of 24:\n") + wrong.value(0)));
    }

    void readsDatesAsTheyAreWritten_data() {
        QTest::addColumn<QString>("date");
        const auto row = [](const char* date) { QTest::newRow(date) << QString::fromUtf8(date); };
        row("2025-12-31 14:05");
        row("2025-12-31T14:05:00Z");
        row("2025/12/31 14:05");
        row("2025.12.31 14:05");
        row("2025. 12. 31. 14:05");
        row("2025年12月31日 14:05");
        row("2025年12月31日14時05分");
        row("2025年12月31日 14時05分00秒");
        row("2025년 12월 31일 14:05");
        row("31.12.2025 14:05");
        row("31.12.2025, 14:05 Uhr");
        row("31.12.2025 um 14:05 Uhr");
        row("31.12.25 14:05");
        row("31/12/2025 14:05");
        row("31/12/2025 à 14h05");
        row("31-12-2025 14:05:00");
        row("12/31/2025 2:05 PM");
        row("12/31/25, 2:05 pm");
        row("Wed, 31 Dec 2025 14:05:00 +0000");
        row("Dec 31, 2025 2:05 PM");
        row("December 31, 2025 at 2:05 PM");
        row("Wednesday, December 31, 2025 2:05 PM");
        row("31-Dec-2025 14:05");
        row("31-DEC-25 14:05");
        row("31. Dezember 2025, 14:05 Uhr");
        row("Mittwoch, 31. Dezember 2025 14:05");
        row("31 décembre 2025 à 14h05");
        row("31 de diciembre de 2025 14:05");
        row("31 de dezembro de 2025 às 14:05");
        row("31 dicembre 2025 14:05");
        row("31 grudnia 2025 14:05");
        row("31 декабря 2025 14:05");
        row("1767189900");
        row("1767189900000");
    }

    void readsDatesAsTheyAreWritten() {
        QFETCH(const QString, date);
        const auto seconds = parseEventDate(date.toStdString());
        QVERIFY(seconds);
        QCOMPARE(QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC).toString(Qt::ISODate),
                 QStringLiteral("2025-12-31T14:05:00Z"));
    }

    void takesNothingElseForADate_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"01/02/2026", "1-2-26", "31/31/2025", "2025年13月31日", "31 Foo 2025", "May 2025",
              "Mary 31, 2025", "31 December", "12345", "10.0.0.1", "+49 30 123456", "5.1.1",
              "1.234,50", "14:05", "March 40, 2025", "2025-12-31 at noon", "31 Dec 2025 25:00"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void takesNothingElseForADate() {
        QFETCH(const QString, text);
        QVERIFY(!parseEventDate(text.toStdString()));
    }

    // The first rows can be read either way; one date far behind them tells for all, or none does.
    void dayAndMonthAreToldByTheWholeFile_data() {
        QTest::addColumn<QByteArray>("last");
        QTest::addColumn<QString>("first");
        QTest::newRow("day first")
            << QByteArray("31/12/2025") << QStringLiteral("2025-02-01T00:00:00Z");
        QTest::newRow("month first")
            << QByteArray("12/31/2025") << QStringLiteral("2025-01-02T00:00:00Z");
        QTest::newRow("neither") << QByteArray("03/04/2025") << QString();
        QTest::newRow("both") << QByteArray("31/12/2025\nzoe@corp.example,5.1.1,12/31/2025")
                              << QString();
    }

    void dayAndMonthAreToldByTheWholeFile() {
        QFETCH(const QByteArray, last);
        QFETCH(const QString, first);
        QByteArray text = "email,status,bounced\n";
        for (int row = 0; row < 9000; ++row)
            text += "reader" + QByteArray::number(row) + "@corp.example,5.1.1,01/02/2025\n";
        const QStringList events =
            eventsIn(text + "yan@corp.example,5.1.1," + last + "\n").split(u'\n');
        QVERIFY(events.size() >= 9001);
        for (int row = 0; row < 9000; ++row)
            QCOMPARE(events[row],
                     QStringLiteral("reader%1@corp.example|bounce|hard|user-unknown|%2")
                         .arg(row)
                         .arg(first));
    }

private:
    QString eventsIn(const QByteArray& bytes, bool isChosen = false) const {
        QFile file(m_folder.filePath(QStringLiteral("table.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the table cannot be written");
        file.close();
        auto found = sniffFile(file.fileName().toStdString());
        if (found && isChosen != (found->kind == InputKind::ContactList))
            return QString::fromStdString(found->why);
        if (found && isChosen)
            found = sniffFileAs(file.fileName().toStdString(), InputKind::BounceReport);
        if (!found)
            return QString::fromStdString(message(found.error()));
        return eventsOf(*found).join(u'\n').replace(u'\t', u'|');
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(HeaderLanguagesTest)
#include "tst_header_languages.moc"
