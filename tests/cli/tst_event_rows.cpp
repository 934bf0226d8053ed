// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/event_rows.h"
#include "model/bounce/server_answer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace listwright;

namespace {
DeliveryEvent disabledEvent() {
    DeliveryEvent event = eventFromAnswer("550 5.2.1 Mailbox disabled");
    event.recipient = "ann@gmail.com";
    event.date = 1'700'000'000;
    event.place.file = "a\tb\\c\n.eml";
    event.place.messageOffset = 1204;
    event.place.fieldOffset = 1300;
    return event;
}
} // namespace

class EventRowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesItsColumnsInOrder() {
        const EventRows rows(RowFormat::Tsv, standardClassifier().rules());
        QCOMPARE(rows.begin(), std::string("file\toffset\tevent\trecipient\tstatus\treply\ttype\t"
                                           "reason\tcause\tproposal\tconfidence\trule\tprovider\t"
                                           "date\tdiagnostic\n"));
        QCOMPARE(rows.end(), std::string());
    }

    void escapesTabNewlineAndBackslash() {
        const Classifier& classifier = standardClassifier();
        const DeliveryEvent event = disabledEvent();
        const Classification is = classifier.classify(event);
        EventRows rows(RowFormat::Tsv, classifier.rules());
        QCOMPARE(rows.row(event, is),
                 "a\\tb\\\\c\\n.eml\t1204\tbounce\tann@gmail.com\t5.2.1\t550\thard\t"
                 "mailbox-disabled\tunspecified\tremove\tconfirmed\t" +
                     std::string(classifier.rules().id(is.rule)) +
                     "\tgoogle\t2023-11-14T22:13:20Z\t550 5.2.1 Mailbox disabled\n");
    }

    void judgesNothingWhereThereIsNoReport() {
        DeliveryEvent event;
        event.kind = EventKind::None;
        event.place.file = "letter.eml";
        EventRows rows(RowFormat::Tsv, standardClassifier().rules());
        QCOMPARE(rows.row(event, standardClassifier().classify(event)),
                 std::string("letter.eml\t0\tnone\t\t\t\t\t\t\t\t\t\t\t\t\n"));
    }

    void writesAnArrayOfObjects() {
        const Classifier& classifier = standardClassifier();
        const DeliveryEvent event = disabledEvent();
        EventRows rows(RowFormat::Json, classifier.rules());
        std::string json = rows.begin();
        for (int count = 0; count < 2; ++count)
            json += std::string(rows.separator()) + rows.row(event, classifier.classify(event));
        json += rows.end();
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json), &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(document.array().size(), 2);
        const QJsonObject first = document.array().first().toObject();
        QCOMPARE(first.value(QStringLiteral("offset")).toInt(), 1204);
        QCOMPARE(first.value(QStringLiteral("match")).toString(),
                 QStringLiteral("Mailbox disabled"));
        QCOMPARE(first.value(QStringLiteral("file")).toString(), QStringLiteral("a\tb\\c\n.eml"));
    }

    void anEmptyArrayIsOneToo() {
        const EventRows rows(RowFormat::Json, standardClassifier().rules());
        QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(rows.begin() + rows.end()))
                    .isArray());
    }
};

QTEST_APPLESS_MAIN(EventRowsTest)
#include "tst_event_rows.moc"
