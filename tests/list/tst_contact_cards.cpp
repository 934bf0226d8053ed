// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/card_table.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace listwright;

namespace {

QString tableOf(const std::string& bytes, const CardTableLimits& limits = {}) {
    const auto form = recogniseCards(bytes);
    if (!form)
        return QStringLiteral("no cards");
    const auto folder = TemporaryFolder::create();
    ProgressReporter progress;
    const auto table = writeCardTable(*bytesInMemory("book", bytes), *form, **folder, limits,
                                      progress, CancelToken());
    if (!table)
        return QString::fromStdString(message(table.error()));
    QFile file(QString::fromStdString(table->path));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the table cannot be read");
    return QString::fromUtf8(file.readAll());
}

std::string card(const std::string& version, const std::string& lines) {
    return "BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + lines + "END:VCARD\r\n";
}

std::string asUtf16(const char16_t* text) {
    const std::u16string wide = std::u16string(u"\uFEFF") + text;
    return {reinterpret_cast<const char*>(wide.data()), 2 * wide.size()};
}

} // namespace

class ContactCardsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsCards_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("rows");
        const auto row = [](const char* name, const std::string& bytes, const char* rows) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(rows);
        };
        row("version 2.1, quoted-printable over two lines",
            card("2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BC=\r\n"
                        "rgen;;;\r\nEMAIL;INTERNET;PREF:jm@corp.example\r\n"),
            "Email,Name,First name,Last name\njm@corp.example,,Jürgen,Müller\n");
        row("version 2.1 in another alphabet",
            card("2.1", "FN;CHARSET=KOI8-R;QUOTED-PRINTABLE:=E1=CE=CE=C1\r\n"
                        "EMAIL:anna@corp.example\r\n"),
            "Email,Name,First name,Last name\nanna@corp.example,Анна,,\n");
        row("version 3.0, folded, escaped and in groups",
            card("3.0", "FN:Ann\\, Able\r\nitem1.EMAIL;type=INTERNET:ann@corp.exam\r\n ple\r\n"
                        "NOTE:one\\ntwo \"x\"\r\n"),
            "Email,Name,First name,Last name,NOTE\n"
            "ann@corp.example,\"Ann, Able\",,,\"one\ntwo \"\"x\"\"\"\n");
        row("version 4.0, a character cut by the fold",
            card("4.0", "FN:J\xC3\r\n \xBCrgen\r\nEMAIL;VALUE=uri:mailto:j@corp.example\r\n"),
            "Email,Name,First name,Last name\nmailto:j@corp.example,Jürgen,,\n");
        row("a parameter with a colon",
            card("4.0", "FN;X-A=\"a:b\":Ann\r\nEMAIL;TYPE=\"home,work\":ann@corp.example\r\n"),
            "Email,Name,First name,Last name\nann@corp.example,Ann,,\n");
        row("a row for each address",
            card("3.0", "FN:Ann\r\nEMAIL:ann@corp.example\r\nEMAIL:ann@home.example\r\n"
                        "EMAIL:ann@corp.example\r\nTEL:1\r\nTEL:2\r\n"),
            "Email,Name,First name,Last name,TEL\nann@corp.example,Ann,,,1 ::: 2\n"
            "ann@home.example,Ann,,,1 ::: 2\n");
        row("a row without an address", card("3.0", "FN:Ann\r\nTEL:1\r\n"),
            "Email,Name,First name,Last name,TEL\n,Ann,,,1\n");
        row("pictures are left out",
            card("3.0", "EMAIL:ann@corp.example\r\nPHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\n BBBB\r\n"
                        "X-PIC:data:image/png;base64,AAAA\r\n"),
            "Email,Name,First name,Last name\nann@corp.example,,,\n");
        row("a card within a card",
            card("2.1", "FN:Ann\r\nEMAIL:ann@corp.example\r\nAGENT:\r\n" +
                            card("2.1", "FN:Bo\r\nEMAIL:bo@corp.example\r\n")),
            "Email,Name,First name,Last name\nann@corp.example,Ann,,\n");
        row("cards without their end",
            "BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEMAIL:ann@corp.example\n\n" +
                card("3.0", "FN:Bo\r\nEMAIL:bo@corp.example\r\n") +
                "BEGIN:VCARD\nFN:Cy\nEMAIL:cy@corp.example",
            "Email,Name,First name,Last name\nann@corp.example,Ann,,\nbo@corp.example,Bo,,\n"
            "cy@corp.example,Cy,,\n");
        row("an agent without its end",
            card("2.1", "FN:Ann\r\nEMAIL:ann@corp.example\r\nAGENT:\r\nBEGIN:VCARD\r\n"
                        "FN:Di\r\n") +
                card("3.0", "FN:Bo\r\nEMAIL:bo@corp.example\r\n"),
            "Email,Name,First name,Last name\nann@corp.example,Ann,,\nbo@corp.example,Bo,,\n");
        row("lower case, bare line feeds, a line before the first",
            "\nbegin:vcard\nversion:3.0\nemail:ann@corp.example\nend:vcard\n",
            "Email,Name,First name,Last name\nann@corp.example,,,\n");
        row("UTF-16",
            asUtf16(u"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:J\u00FCrgen\r\n"
                    u"EMAIL:j@corp.exa\r\n mple\r\nEND:VCARD\r\n"),
            "Email,Name,First name,Last name\nj@corp.example,Jürgen,,\n");
        row("LDIF, folded, base64, several addresses",
            "version: 1\n\n# a remark that is\n  folded\ndn: cn=Ann,dc=corp,dc=example\n"
            "cn: Ann\ngivenName:: SsO8cmdlbg==\nmail: ann@corp.example\nMail: ann@home.exam\n ple\n"
            "jpegPhoto:< file:///a.jpg\nuserPassword:: c2VjcmV0\n\n"
            "dn: cn=Bo\nmail: bo@corp.example\n",
            "Email,Name,First name,Last name,dn\n"
            "ann@corp.example,Ann,Jürgen,,\"cn=Ann,dc=corp,dc=example\"\n"
            "ann@home.example,Ann,Jürgen,,\"cn=Ann,dc=corp,dc=example\"\n"
            "bo@corp.example,,,,cn=Bo\n");
        row("LDIF that changes a directory",
            "dn: cn=Ann\nchangetype: delete\n\ndn: cn=Bo\nchangetype: add\nmail: bo@corp.example\n",
            "Email,Name,First name,Last name,dn\nbo@corp.example,,,,cn=Bo\n");
        row("LDIF with CR LF", "dn: cn=Ann\r\nmail: ann@corp.example\r\n\r\n",
            "Email,Name,First name,Last name,dn\nann@corp.example,,,,cn=Ann\n");
    }

    void readsCards() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, rows);
        QCOMPARE(tableOf(bytes.toStdString()), rows);
    }

    void otherTextsAreNoCards_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a list") << QByteArray("email\nann@corp.example\n");
        QTest::newRow("a mail") << QByteArray("From: a@corp.example\nSubject: x\n\nBEGIN:VCARD\n");
        QTest::newRow("a table about dn") << QByteArray("dn: names\nann@corp.example\n");
        QTest::newRow("a version") << QByteArray("version: 1\nname: x\n");
        QTest::newRow("a calendar") << QByteArray("BEGIN:VCALENDAR\nEND:VCALENDAR\n");
        QTest::newRow("nothing") << QByteArray();
    }

    void otherTextsAreNoCards() {
        QFETCH(const QByteArray, bytes);
        QVERIFY(!recogniseCards(bytes.toStdString()));
    }

    // Each address used to be compared with all before it, which took minutes.
    void manyAddressesOfOneCardAreSoonRead() {
        constexpr int addresses = 250'000;
        std::string lines = "FN:Ann\r\n";
        for (int i = 0; i < addresses; ++i)
            lines += "EMAIL:a" + std::to_string(i) + "@b.example\r\n";
        QElapsedTimer timer;
        timer.start();
        const QString rows = tableOf(card("3.0", lines));
        QCOMPARE(rows.count(u'\n'), addresses + 1);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void namesTheLimitThatAHostileFileBreaks() {
        const CardTableLimits limits{.columns = 5, .csvBytes = 200};
        const QString columns =
            tableOf(card("3.0", "X-A:1\r\nX-B:2\r\nEMAIL:a@corp.example\r\n"), limits);
        QVERIFY2(columns.contains(QStringLiteral("its properties (limit: 5)")),
                 qPrintable(columns));
        std::string many;
        for (int i = 0; i < 20; ++i)
            many += card("3.0", "EMAIL:somebody" + std::to_string(i) + "@corp.example\r\n");
        const QString size = tableOf(many, limits);
        QVERIFY2(size.contains(QStringLiteral("(limit: 200 bytes)")), qPrintable(size));
        const QString large = tableOf(card("3.0", "NOTE:x\r\n" + std::string(" folded\r\n", 9) +
                                                      std::string(largestCard + 1, 'x') + "\r\n"));
        QVERIFY(large.size() < 1 << 23); // the line is cut, the card is not lost
        std::string folded = "BEGIN:VCARD\r\nNOTE:x\r\n";
        for (std::size_t at = 0; at <= largestCard / 1000; ++at)
            folded += ' ' + std::string(1000, 'y') + "\r\n";
        const QString refused = tableOf(folded);
        QVERIFY2(refused.contains(QStringLiteral("a contact of more than 16777216 bytes")),
                 qPrintable(refused.left(300)));
    }
};

QTEST_GUILESS_MAIN(ContactCardsTest)
#include "tst_contact_cards.moc"
