// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/report_import.h"

#include <QTest>

using namespace listwright;

namespace {

struct ReadStatus {
    bool found = false;
    QStringList columns;
    ListStatusCounts counts;
    QStringList events; // recipient, kind, reason, column
};

ReadStatus statusOf(const QString& text) {
    ReadStatus all;
    const auto source = bytesInMemory("list.csv", text.toStdString());
    const auto preview = previewTable(*source);
    const auto profile = profileList(*source, *preview);
    const auto status = findListStatus(*preview, *profile);
    all.found = status.has_value();
    if (!status)
        return all;
    for (const std::string& name : status->columnNames)
        all.columns << QString::fromStdString(name);
    ProgressReporter progress;
    all.counts = *countListStatus(*source, *profile, *status, progress, CancelToken());
    const auto id = [](std::string_view text_) {
        return QString::fromUtf8(text_.data(), static_cast<qsizetype>(text_.size()));
    };
    const auto read = readListStatus(
        *source, *profile, *status, standardClassifier(),
        [&](const std::vector<ClassifiedEvent>& events) {
            for (const ClassifiedEvent& one : events)
                all.events << QStringList{id(one.event.recipient), id(eventKindId(one.event.kind)),
                                          id(reasonId(one.classification.reason)),
                                          id(one.event.place.field)}
                                  .join(u' ');
        },
        progress, CancelToken());
    if (!read)
        qFatal("%s", message(read.error()).c_str());
    return all;
}

} // namespace

class ListStatusTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatTheListSays() {
        const ReadStatus status = statusOf(QStringLiteral("Email,Status\n"
                                                          "ann@corp.example,subscribed\n"
                                                          "bo@corp.example,Unsubscribed\n"
                                                          "cy@corp.example,cleaned\n"
                                                          "di@corp.example,bounced\n"
                                                          "ed@corp.example,Spam Complaint\n"
                                                          "fi@corp.example,blocklisted\n"
                                                          "gu@corp.example,\n"));
        QCOMPARE(status.columns, QStringList{QStringLiteral("Status")});
        QCOMPARE(status.counts.unsubscribed, 1U);
        QCOMPARE(status.counts.bounced, 2U);
        QCOMPARE(status.counts.complained, 1U);
        QCOMPARE(status.counts.suppressed, 1U);
        QCOMPARE(status.events.join(u'\n'),
                 QStringLiteral("bo@corp.example unsubscribe unsubscribed Status\n"
                                "cy@corp.example bounce suppressed Status\n"
                                "di@corp.example bounce undetermined Status\n"
                                "ed@corp.example complaint complaint Status\n"
                                "fi@corp.example bounce suppressed Status"));
    }

    void readsColumnsOfYesAndNo() {
        const ReadStatus status = statusOf(
            QStringLiteral("Record ID,Email,Unsubscribed from all email,Email hard bounce reason,"
                           "Contact status\n"
                           "1,ann@corp.example,No,,active\n"
                           "2,bo@corp.example,TRUE,,active\n"
                           "3,cy@corp.example,,UNKNOWN_USER,active\n"
                           "4,di@corp.example,false,POLICY,active\n"));
        QCOMPARE(status.events.join(u'\n'),
                 QStringLiteral("bo@corp.example unsubscribe unsubscribed Unsubscribed from all "
                                "email\n"
                                "cy@corp.example bounce user-unknown Email hard bounce reason\n"
                                "di@corp.example bounce policy-violation Email hard bounce "
                                "reason"));
    }

    void knowsTheWordsOfOtherLanguages_data() {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("good");
        QTest::addColumn<QString>("gone");
        QTest::addColumn<QString>("bounced");
        const auto row = [](const char* name, const char* column, const char* good,
                            const char* gone, const char* bounced) {
            QTest::newRow(name) << QString::fromUtf8(column) << QString::fromUtf8(good)
                                << QString::fromUtf8(gone) << QString::fromUtf8(bounced);
        };
        row("German", "Status", "angemeldet", "Abgemeldet", "unzustellbar");
        row("French", "Statut", "Abonné", "Désabonné", "en erreur");
        row("Spanish", "Estado", "activo", "Dado de baja", "Rebotado");
        row("Portuguese", "Situação", "Ativo", "Descadastrado", "Devolvido");
        row("Italian", "Stato", "iscritto", "Disiscritto", "respinto");
        row("Dutch", "Status", "actief", "Uitgeschreven", "teruggestuurd");
        row("Russian", "Статус", "подписан", "Отписан", "недоставлено");
        row("Japanese", "配信状態", "配信中", "配信停止", "エラー");
        row("Chinese", "状态", "已订阅", "已退订", "退信");
        row("Korean", "상태", "구독", "수신거부", "반송");
    }

    void knowsTheWordsOfOtherLanguages() {
        QFETCH(const QString, column);
        QFETCH(const QString, good);
        QFETCH(const QString, gone);
        QFETCH(const QString, bounced);
        const ReadStatus status =
            statusOf(QStringLiteral("Email;%1\nann@corp.example;%2\nbo@corp.example;%3\n"
                                    "cy@corp.example;%4\n")
                         .arg(column, good, gone, bounced));
        QVERIFY(status.found);
        QCOMPARE(status.counts.unsubscribed, 1U);
        QCOMPARE(status.counts.bounced, 1U);
        QCOMPARE(status.events.size(), 2);
    }

    void otherColumnsSayNothing_data() {
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const char* text) {
            QTest::newRow(name) << QString::fromUtf8(text);
        };
        row("customers", "email,status\nann@corp.example,gold\nbo@corp.example,silver\n");
        row("orders", "email,status\nann@corp.example,shipped\nbo@corp.example,cancelled\n");
        row("states", "email,state\nann@corp.example,Ohio\nbo@corp.example,Texas\n");
        row("no such column", "email,name\nann@corp.example,Spam\nbo@corp.example,Bo\n");
        row("no header", "ann@corp.example,unsubscribed\nbo@corp.example,unsubscribed\n");
        row("how many times",
            "email,unsubscribed\nann@corp.example,12\nbo@corp.example,3\ncy@corp.example,7\n");
        row("opt-in", "email,opt-in\nann@corp.example,no\nbo@corp.example,yes\n");
    }

    void otherColumnsSayNothing() {
        QFETCH(const QString, text);
        const ReadStatus status = statusOf(text);
        QVERIFY2(status.events.isEmpty(), qPrintable(status.events.join(u'\n')));
        QVERIFY(!status.found);
    }

    // Whoever is known to be well, idle or new is no evidence of anything.
    void subscribedNeverRemoves() {
        for (const char* word :
             {"subscribed", "active", "inactive", "disabled", "pending", "removed", "archived"}) {
            const ReadStatus status = statusOf(
                QStringLiteral("Email,Status\nann@corp.example,%1\n").arg(QLatin1String(word)));
            QVERIFY2(status.found && status.events.isEmpty(), word);
        }
    }
};

QTEST_GUILESS_MAIN(ListStatusTest)
#include "tst_list_status.moc"
