// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/form_body.h"
#include "model/report/json_documents.h"
#include "model/report/json_report_reader.h"
#include "model/report/table_recognition.h"
#include "tests/intake/read_samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace listwright;

namespace {

QString folder() {
    return QStringLiteral(LISTWRIGHT_TEST_DATA "/formats/");
}

struct Sample {
    QString format;
    QStringList events;
};

// By the name of the file.
std::map<QString, Sample> samples() {
    std::map<QString, Sample> all;
    for (const QStringList& line : linesOf(folder() + QStringLiteral("expected.tsv"))) {
        Sample& sample = all[line[0]];
        sample.format = line[1];
        if (const QString event = line.mid(2).join(u'\t'); !event.trimmed().isEmpty())
            sample.events << event;
    }
    return all;
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

using Table = std::vector<std::vector<QString>>;

Table parsed(const QString& csv) {
    Table rows(1, std::vector<QString>(1));
    bool quoted = false;
    for (const QChar letter : csv) {
        if (letter == u'"')
            quoted = !quoted;
        if (quoted || (letter != u',' && letter != u'\n'))
            rows.back().back() += letter;
        else if (letter == u',')
            rows.back().emplace_back();
        else
            rows.emplace_back(1);
    }
    rows.pop_back();
    return rows;
}

QString written(const Table& rows, QChar delimiter, const QString& lineEnd) {
    QString text;
    for (const auto& row : rows) {
        QStringList fields;
        for (const QString& field : row)
            fields << (field.contains(delimiter) && !field.startsWith(u'"') ? u'"' + field + u'"'
                                                                            : field);
        text += fields.join(delimiter) + lineEnd;
    }
    return text;
}

QByteArray asUtf16(const QString& text) {
    const QString marked = QChar(0xFEFF) + text;
    return {reinterpret_cast<const char*>(marked.utf16()), 2 * marked.size()};
}

} // namespace

class ReportFormatsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // A long text and many recipients in one document would be more than there is memory.
    void whatIsSaidOnceForAllRecipientsHasALimit() {
        constexpr std::size_t recipients = 200;
        const std::string said = "250 2.0.0 OK " + std::string(std::size_t{1} << 20, 'x');
        const auto readWith = [&](std::size_t count) {
            std::string list;
            for (std::size_t i = 0; i < count; ++i)
                list += (i == 0 ? "\"a" : ",\"a") + std::to_string(i) + "@corp.example\"";
            const auto source = bytesInMemory(
                "ses.json", R"({"eventType":"Delivery","mail":{"messageId":"1"},"delivery":{)"
                            R"("smtpResponse":")" +
                                said + R"(","recipients":[)" + list + "]}}\n");
            std::vector<DeliveryEvent> all;
            const auto work = [&all](std::vector<DeliveryEvent> events) -> std::function<void()> {
                return [&all, events = std::move(events)] {
                    all.insert(all.end(), events.begin(), events.end());
                };
            };
            ProgressReporter progress;
            const auto read = readJsonReport(*source, reportFormatById("amazon-ses")->json, work,
                                             progress, CancelToken());
            if (!read)
                qFatal("%s", message(read.error()).c_str());
            return all;
        };
        const auto one = readWith(1);
        QCOMPARE(one.size(), std::size_t{1});
        QVERIFY(one.front().diagnostic == said);
        const auto many = readWith(recipients);
        QCOMPARE(many.size(), recipients);
        std::size_t bytes = 0;
        for (const DeliveryEvent& event : many) {
            QVERIFY(event.diagnostic.starts_with("250 2.0.0 OK xxx"));
            QVERIFY(event.recipient.ends_with("@corp.example"));
            bytes += event.diagnostic.size();
        }
        QVERIFY2(bytes <= JsonDocuments::longestDocument, std::to_string(bytes).c_str());
    }

    void everyFormatHasASample() {
        QStringList missing;
        const auto all = samples();
        for (const ReportFormat& format : reportFormats()) {
            const QString id = QString::fromStdString(format.id);
            const bool ownSigns = format.container == ReportContainer::Json ||
                                  format.container == ReportContainer::Log ||
                                  !format.table.signs.headers.empty();
            if (ownSigns && !format.table.signs.onlyWhenChosen &&
                std::none_of(all.begin(), all.end(),
                             [&](const auto& one) { return one.second.format == id; }))
                missing << id;
        }
        QCOMPARE(missing.join(u' '), QString());
    }

    void readsTheSample_data() {
        QTest::addColumn<QString>("name");
        for (const auto& [name, sample] : samples())
            QTest::newRow(qPrintable(name)) << name;
    }

    void readsTheSample() {
        QFETCH(const QString, name);
        const Sample expected = samples()[name];
        const auto file = sniffFile((folder() + name).toStdString());
        QVERIFY2(file, file ? "" : message(file.error()).c_str());
        QCOMPARE(QString::fromStdString(file->formatId), expected.format);
        if (file->kind == InputKind::ContactList)
            return;
        QCOMPARE(eventsOf(*file).join(u'\n'), expected.events.join(u'\n'));
    }

    void readsTheTableHoweverItIsWritten_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("turned");
        QTest::addColumn<QChar>("delimiter");
        QTest::addColumn<QString>("lineEnd");
        QTest::addColumn<bool>("wide");
        for (const auto& [name, sample] : samples()) {
            if (!name.endsWith(QStringLiteral(".csv")))
                continue;
            const auto row = [&, file = name](const char* how, bool turned, QChar delimiter,
                                              const char* lineEnd, bool wide) {
                QTest::newRow(qPrintable(file + u' ' + QLatin1String(how)))
                    << file << turned << delimiter << QString::fromLatin1(lineEnd) << wide;
            };
            row("columns turned round", true, u',', "\n", false);
            row("semicolons, CRLF", false, u';', "\r\n", false);
            row("tabs, CR", true, u'\t', "\r", false);
            row("UTF-16", false, u'\t', "\r\n", true);
        }
    }

    void readsTheTableHoweverItIsWritten() {
        QFETCH(const QString, name);
        QFETCH(const bool, turned);
        QFETCH(const QChar, delimiter);
        QFETCH(const QString, lineEnd);
        QFETCH(const bool, wide);
        const Sample expected = samples()[name];
        Table table = parsed(QString::fromUtf8(bytesOf(folder() + name)));
        if (turned)
            for (auto& row : table)
                std::reverse(row.begin(), row.end());
        const QString text = written(table, delimiter, lineEnd);
        const QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("table.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(wide ? asUtf16(text) : text.toUtf8());
        file.close();
        const auto sniffed = sniffFile(file.fileName().toStdString());
        QVERIFY2(sniffed, sniffed ? "" : message(sniffed.error()).c_str());
        QCOMPARE(QString::fromStdString(sniffed->formatId), expected.format);
        if (sniffed->kind == InputKind::BounceReport)
            QCOMPARE(eventsOf(*sniffed).join(u'\n'), expected.events.join(u'\n'));
    }

    // As its web hooks bring them: one body a line, with fields of others, as long as one likes.
    void readsTheBodiesOfWebForms() {
        const QByteArray json = bytesOf(folder() + QStringLiteral("mandrill-events.json"));
        QByteArray other =
            QByteArray(R"([{"event":"spam","ts":1772532900,"msg":{"email":"a+b@corp.example"}}])");
        const QByteArray body = "mandrill_events=" + json.toPercentEncoding() +
                                "&more=%5B1%5D\r\n" +
                                "x=%7B%7D&mandrill_events=" + other.replace('+', "%2b") + "&y=\n";
        const QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("hook.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(body);
        file.close();
        const std::string path = file.fileName().toStdString();
        const ExpandedPaths found = expandPaths({path});
        QVERIFY(found.errors.empty());
        QCOMPARE(found.files.size(), std::size_t{1});
        QCOMPARE(found.files.front().name, path);
        const auto sniffed = sniffFile(found.files.front());
        QVERIFY2(sniffed, sniffed ? "" : message(sniffed.error()).c_str());
        QCOMPARE(sniffed->formatId, std::string("mandrill-events"));
        QStringList expected = samples()[QStringLiteral("mandrill-events.json")].events;
        expected << QStringLiteral(
            "a+b@corp.example\tcomplaint\t\tcomplaint\t2026-03-03T10:15:00Z");
        QCOMPARE(eventsOf(*sniffed).join(u'\n'), expected.join(u'\n'));
        // The same in pieces of every size.
        const auto decoded = [&](std::size_t size) {
            FormDecoder decoder("mandrill_events");
            std::string text;
            const std::string_view all(body.constData(), static_cast<std::size_t>(body.size()));
            for (std::size_t at = 0; at < all.size(); at += size)
                text += decoder.decode(all.substr(at, size));
            return text + decoder.finish();
        };
        const std::string whole = decoded(static_cast<std::size_t>(body.size()));
        QCOMPARE(whole,
                 json.toStdString() + "\n" +
                     R"([{"event":"spam","ts":1772532900,"msg":{"email":"a+b@corp.example"}}])" +
                     "\n");
        for (std::size_t size = 1; size < 40; ++size)
            QCOMPARE(decoded(size), whole);
        QCOMPARE(FormDecoder("a").decode("a=1%zz+%4&b=%41\na=%"), std::string("1%zz %4\n"));
    }

    void otherFormsAreNotTouched() {
        QVERIFY(formFieldAt("mandrill_events=%5b%7B") && formFieldAt("mandrill_events=[{"));
        for (const char* text : {"mandrill_events", "mandrill_events=", "mandrill_events=hello",
                                 "other=%5B%7B", "xmandrill_events=%5B", "mandrill_events\n=[", ""})
            QVERIFY2(!formFieldAt(text), text);
    }

    // Every format alone with every sample: its signs must not fit another's.
    void noFormatTakesTheSampleOfAnother() {
        QStringList wrong;
        int asked = 0;
        for (const auto& [name, sample] : samples()) {
            const auto source = openFile((folder() + name).toStdString());
            QVERIFY(source);
            const bool isTable = name.endsWith(QStringLiteral(".csv"));
            const auto preview = previewTable(**source);
            for (const ReportFormat& format : reportFormats()) {
                const std::span<const ReportFormat> alone(&format, 1);
                bool taken = false;
                if (isTable && format.container == ReportContainer::Table)
                    taken = recogniseTable(*preview, true, alone).has_value();
                else if (!isTable && format.container == ReportContainer::Json)
                    taken = recogniseJson(**source, alone).format != nullptr;
                else
                    continue;
                ++asked;
                const QString id = QString::fromStdString(format.id);
                if (taken != (id == sample.format))
                    wrong << name + QLatin1String(taken ? " is taken for " : " is not ") + id;
            }
        }
        QCOMPARE(wrong.join(u'\n'), QString());
        QVERIFY(asked > 500);
    }

    void ordinaryFilesAreNoReports_data() {
        QTest::addColumn<QString>("path");
        const QDir ordinary(folder() + QStringLiteral("ordinary"));
        QVERIFY(ordinary.entryList(QDir::Files).size() >= 100);
        for (const QString& name : ordinary.entryList(QDir::Files))
            QTest::newRow(qPrintable(name)) << ordinary.filePath(name);
    }

    void ordinaryFilesAreNoReports() {
        QFETCH(const QString, path);
        const auto file = sniffFile(path.toStdString());
        QVERIFY2(!file || file->kind == InputKind::ContactList, file ? file->formatId.c_str() : "");
    }

    // As little as there may be for a table to be one, so that no ordinary file is.
    void tellsReportsFromTablesOfOtherTrades_data() {
        QTest::addColumn<QByteArray>("column");
        QTest::addColumn<bool>("isReport");
        const auto row = [](const char* column, bool isReport) {
            QTest::newRow(column) << QByteArray(column) << isReport;
        };
        row("bounce type|Permanent|Transient", true);
        row("type|Permanent|Temporary", false);
        row("type|Hard bounce|Soft bounce", true);
        row("status|bounced|bounced", true);
        row("status|returned|returned", false);
        row("mail status|returned|failed", true);
        row("reason|User unknown|Mailbox full", true);
        row("bounce reason|Full|Inactive", true);
        row("category|Full|Inactive", false);
        row("error|Unknown user|Account disabled", false);
        row("bounce code|550|421", true);
        row("code|550|552", true);
        row("code|404|500", false);
        row("status|5.1.1|4.2.2", true);
        row("x|5.1.1|4.2.2", true);
        row("x|5.1.1|4.9.2", false);
        row("version|5.1.1|4.2.2", false);
        row("x|550 5.1.1 User unknown|552 mailbox full", true);
        row("message|503 Service Unavailable|504 Gateway Timeout", false);
        row("message|Connection timed out|Connection refused", false);
        row("message|The mailbox is full|The recipient is unknown here", true);
        row("type|Spam complaint|Spam complaint", true);
        row("type|Complaint|Complaint", false);
    }

    void tellsReportsFromTablesOfOtherTrades() {
        QFETCH(const QByteArray, column);
        QFETCH(const bool, isReport);
        const auto cells = column.split('|');
        const QTemporaryDir dir;
        QFile written(dir.filePath(QStringLiteral("table.csv")));
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write("email;" + cells[0] + "\nann@corp.example;" + cells[1] +
                      "\nbo@corp.example;" + cells[2] + '\n');
        written.close();
        const auto file = sniffFile(written.fileName().toStdString());
        QVERIFY(file);
        QCOMPARE(file->kind == InputKind::BounceReport, isReport);
    }

    void saysWhatIsWrongWithADescription_data() {
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char* name, const char* rest, const char* detail) {
            QTest::newRow(name) << QByteArray(rest) << QString::fromLatin1(detail);
        };
        row("no signs", R"("container": "json", "events": {"*": "none"})",
            "signs and kind must be there");
        row("empty signs", R"("container": "json", "signs": [[]], "events": {"*": "none"})",
            "signs that hold nothing would take every file");
        row("no recipients", R"("container": "json", "signs": [["a"]], "events": {"*": "bounce"})",
            "an event without recipients");
        row("class", R"("container": "json", "signs": [["a"]], "events": {"*": "none"},
                        "classes": {"Gone": {"type": "very hard"}})",
            "class Gone has an unknown type or reason");
        row("header of one", R"("container": "table", "signs": {"headers": [["email"]]})",
            "a header of less than two columns would take every table");
        row("flag", R"("container": "table", "flags": [{"event": "bounce"}])",
            "a flag without a column");
        row("every row", R"("container": "table", "every_row": {"event": "gone"})",
            "there is no event gone");
    }

    void saysWhatIsWrongWithADescription() {
        QFETCH(const QByteArray, rest);
        QFETCH(const QString, detail);
        const auto format = parseReportFormat(
            (R"({"id": "x", "name": "X", "confidence": "by us", )" + rest + '}').toStdString(),
            "x.json");
        QVERIFY(!format);
        QVERIFY(format.error().code == ErrorCode::SettingsBroken);
        QCOMPARE(QString::fromStdString(format.error().detail), detail);
        QCOMPARE(format.error().file, std::string("x.json"));
        QVERIFY(!remedy(format.error()).empty());
    }

    // Their columns are those of any list, so that the user must say that they are reports.
    void takesAmbiguousTablesForReportsOnlyWhenTold_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("event");
        const QString at = QStringLiteral("2026-03-03T10:15:00Z");
        QTest::newRow("spam reports")
            << QByteArray("ip,email,created\n192.0.2.1,cross@corp.example,1772532900\n")
            << QStringLiteral("sendgrid-spam-csv")
            << QStringLiteral("cross@corp.example\tcomplaint\t\tcomplaint\t") + at;
        QTest::newRow("unsubscribes")
            << QByteArray("email,created\nbye@corp.example,1772532900\n")
            << QStringLiteral("sendgrid-unsubscribes-csv")
            << QStringLiteral("bye@corp.example\tunsubscribe\t\tunsubscribed\t") + at;
        QTest::newRow("complaints")
            << QByteArray("address,created_at\ncross@corp.example,\"Tue, 03 Mar 2026 "
                          "10:15:00 GMT\"\n")
            << QStringLiteral("mailgun-complaints-csv")
            << QStringLiteral("cross@corp.example\tcomplaint\t\tcomplaint\t") + at;
        QTest::newRow("list with mail status")
            << QByteArray("Id,Email Address,Email Invalid,Email Invalid Cause,Email Suspended,"
                          "Email Suspended At,Email Suspended Cause,Unsubscribed\n"
                          "1,gone@corp.example,1,550 5.1.1 User unknown,0,,,0\n"
                          "2,ann@corp.example,0,,0,,,0\n"
                          "3,bo@corp.example,0,,0,,,0\n")
            << QStringLiteral("marketo-list")
            << QStringLiteral("gone@corp.example\tbounce\thard\tuser-unknown\t");
        const auto row = [](const char* id, const char* text, const char* events) {
            QTest::newRow(id) << QByteArray(text) << QString::fromLatin1(id)
                              << QString::fromLatin1(events);
        };
        row("aweber-subscribers",
            "Email,Name,Stop Time,Stop Status\nann@corp.example,Ann,,\n"
            "bo@corp.example,Bo,,\ncy@corp.example,Cy,,\nde@corp.example,De,,\n"
            "bye@corp.example,By,03/03/26,Unsubscribed\n",
            "bye@corp.example\tunsubscribe\t\tunsubscribed\t");
        row("kit-subscribers",
            "first_name,email,status,created_at,tags\nAnn,ann@corp.example,active,,\n"
            "By,bye@corp.example,cancelled,,\nCro,cross@corp.example,complained,,\n"
            "Go,gone@corp.example,bounced,,\n",
            "bye@corp.example\tunsubscribe\t\tunsubscribed\t\n"
            "cross@corp.example\tcomplaint\t\tcomplaint\t\n"
            "gone@corp.example\tbounce\thard\tundetermined\t");
        row("mailerlite-subscribers",
            "Email,Name,Last name,Status,Subscribed,Location\n"
            "ann@corp.example,Ann,Able,Active,,\ncross@corp.example,Cro,Able,Junk,,\n",
            "cross@corp.example\tcomplaint\t\tcomplaint\t");
        row("sendy-subscribers",
            "Name,Email,Last activity,Status\nAnn,ann@corp.example,,Subscribed\n"
            "Bo,bo@corp.example,,Subscribed\nCy,cy@corp.example,,Subscribed\n"
            "Di,di@corp.example,,Subscribed\n"
            "Cro,cross@corp.example,,Marked as spam\nFay,full@corp.example,,Soft bounced\n",
            "cross@corp.example\tcomplaint\t\tcomplaint\t\n"
            "full@corp.example\tbounce\tsoft\tundetermined\t");
        row("mailwizz-subscribers",
            "EMAIL,FNAME,LNAME,status,date_added\nann@corp.example,Ann,Able,confirmed,\n"
            "mute@corp.example,Mu,Able,blacklisted,\n",
            "mute@corp.example\tbounce\thard\tsuppressed\t");
        row("mautic-contacts",
            "id,firstname,email,points,date_added,do_not_contact\n1,Ann,ann@corp.example,5,,\n"
            "3,Bo,bo@corp.example,5,,\n4,Cy,cy@corp.example,5,,\n5,De,de@corp.example,5,,\n"
            "2,By,bye@corp.example,0,,unsubscribed\n",
            "bye@corp.example\tunsubscribe\t\tunsubscribed\t");
        row("phplist-subscribers",
            "ID,Email,Is this subscriber confirmed,Is this subscriber blacklisted\n"
            "1,ann@corp.example,1,0\n2,bye@corp.example,1,1\n",
            "bye@corp.example\tunsubscribe\t\tunsubscribed\t");
    }

    void takesAmbiguousTablesForReportsOnlyWhenTold() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, format);
        QFETCH(const QString, event);
        const QTemporaryDir dir;
        QFile written(dir.filePath(QStringLiteral("table.csv")));
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(bytes);
        written.close();
        const std::string path = written.fileName().toStdString();
        QVERIFY(sniffFile(path)->formatId != format.toStdString());
        const auto chosen = sniffFileAs(path, InputKind::BounceReport);
        QVERIFY(chosen);
        QCOMPARE(QString::fromStdString(chosen->formatId), format);
        QCOMPARE(eventsOf(*chosen).join(u'\n'), event);
    }
};

QTEST_GUILESS_MAIN(ReportFormatsTest)
#include "tst_report_formats.moc"
