// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/email_address.h"
#include "model/address/plain_address.h"

#include <QTest>

#include <random>

using namespace listwright;

namespace {

QString normalised(const QByteArray& cell) {
    const auto address =
        normaliseAddress(std::string_view(cell.data(), static_cast<std::size_t>(cell.size())));
    return address ? QString::fromStdString(address->text) : QStringLiteral("(none)");
}

} // namespace

class EmailAddressTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void normalises_data() {
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<QString>("address");
        const auto row = [](const char* name, const QByteArray& cell, const char* address) {
            QTest::newRow(name) << cell << QString::fromUtf8(address);
        };
        row("plain", "ann@corp.example", "ann@corp.example");
        row("upper case on both sides", "Ann.Lee@CORP.Example", "ann.lee@corp.example");
        row("tag stays", "ann+news@corp.example", "ann+news@corp.example");
        row("every atom character", "!#$%&'*+-/=?^_`{|}~@corp.example",
            "!#$%&'*+-/=?^_`{|}~@corp.example");
        row("shortest", "a@b.cc", "a@b.cc");
        row("digits in the domain", "ann@163.com", "ann@163.com");
        row("hyphens inside labels", "ann@my-corp.co-op.example", "ann@my-corp.co-op.example");
        row("A-label as it is", "ann@XN--Bcher-KVA.example", "ann@xn--bcher-kva.example");
        row("U-label becomes A-label", "ann@B\u00dcCHER.example", "ann@xn--bcher-kva.example");
        row("sharp s keeps its own label", "ann@stra\u00dfe.example", "ann@xn--strae-oqa.example");
        row("ideographic full stop", "ann@corp\u3002example", "ann@corp.example");
        row("local part beyond ASCII in lower case", "J\u00d6RG@corp.example",
            "j\u00f6rg@corp.example");
        row("composed and decomposed are one", "jo\u0308rg@corp.example", "j\u00f6rg@corp.example");

        row("white space", " \t ann@corp.example \r\n", "ann@corp.example");
        row("no-break space",
            "\u00a0"
            "ann@corp.example\u00a0",
            "ann@corp.example");
        row("zero-width space and mark",
            "\ufeff\u200b"
            "ann@corp.example\u200b",
            "ann@corp.example");
        row("ideographic space",
            "\u3000"
            "ann@corp.example",
            "ann@corp.example");
        row("wrapping double quotes", "\"ann@corp.example\"", "ann@corp.example");
        row("wrapping single quotes", "'ann@corp.example'", "ann@corp.example");
        row("typographic quotes",
            "\u201c"
            "ann@corp.example\u201d",
            "ann@corp.example");
        row("trailing dot", "ann@corp.example.", "ann@corp.example");
        row("trailing comma and semicolon", "ann@corp.example;,", "ann@corp.example");
        row("leading semicolon", "; ann@corp.example", "ann@corp.example");
        row("mailto", "mailto:Ann@corp.example", "ann@corp.example");
        row("mailto with a subject", "MAILTO:ann@corp.example?subject=Hi", "ann@corp.example");
        row("angle brackets", "<ann@corp.example>", "ann@corp.example");
        row("display name", "Ann Lee <Ann@corp.example>", "ann@corp.example");
        row("quoted display name with a comma", "\"Lee, Ann\" <ann@corp.example>",
            "ann@corp.example");
        row("display name beyond ASCII", "J\u00f6rg <joerg@corp.example>", "joerg@corp.example");
        row("display name that is the address", "\"Ann@corp.example\" <ann@corp.example>",
            "ann@corp.example");
        row("comment behind", "ann@corp.example (Ann Lee)", "ann@corp.example");
        row("all of it at once", " 'Ann <mailto:ann@corp.example.>', ", "ann@corp.example");

        row("quoted local part that needs its quotes", "\"Ann Lee\"@corp.example",
            "\"ann lee\"@corp.example");
        row("quoted local part with an @", "\"a@b\"@corp.example", "\"a@b\"@corp.example");
        row("quotes that nobody needs", "\"Ann.Lee\"@corp.example", "ann.lee@corp.example");
        row("escaped quote", "\"a\\\"b\"@corp.example", "\"a\\\"b\"@corp.example");
        row("dot before the @ at a Japanese carrier", "taro.@docomo.ne.jp", "taro.@docomo.ne.jp");
        row("dots side by side at a Japanese carrier", "ta..ro@ezweb.ne.jp", "ta..ro@ezweb.ne.jp");

        row("empty", "", "(none)");
        row("white space only", "  \u00a0", "(none)");
        row("no @", "ann.corp.example", "(none)");
        row("two @", "ann@@corp.example", "(none)");
        row("@ twice", "ann@corp@corp.example", "(none)");
        row("nothing before the @", "@corp.example", "(none)");
        row("nothing after the @", "ann@", "(none)");
        row("host name alone", "ann@localhost", "(none)");
        row("one-letter last label", "ann@corp.x", "(none)");
        row("number as last label", "ann@192.0.2.1", "(none)");
        row("address literal", "ann@[192.0.2.1]", "(none)");
        row("dot before the @", "ann.@corp.example", "(none)");
        row("dot at the beginning", ".ann@corp.example", "(none)");
        row("two dots", "ann..lee@corp.example", "(none)");
        row("two dots in the domain", "ann@corp..example", "(none)");
        row("dot after the @", "ann@.corp.example", "(none)");
        row("hyphen at the beginning of a label", "ann@-corp.example", "(none)");
        row("hyphen at the end of a label", "ann@corp-.example", "(none)");
        row("hyphen at the end", "ann@corp.example-", "(none)");
        row("underscore in the domain", "ann@my_corp.example", "(none)");
        row("space in the local part", "ann lee@corp.example", "(none)");
        row("space in the domain", "ann@corp .example", "(none)");
        row("comma for a dot", "ann@corp,example", "(none)");
        row("open quote", "\"ann@corp.example", "(none)");
        row("quote in the middle", "an\"n@corp.example", "(none)");
        row("control character", QByteArray("an\x01n@corp.example"), "(none)");
        row("NUL", QByteArray("an\0n@corp.example", 17), "(none)");
        row("zero-width space inside", "an\u200bn@corp.example", "(none)");
        row("bytes that are no UTF-8", QByteArray("an\xffn@corp.example"), "(none)");
        row("two addresses", "ann@corp.example, bo@corp.example", "(none)");
        row("two addresses with names", "Ann <ann@corp.example>, Bo <bo@corp.example>", "(none)");
        row("name that is another address", "bo@corp.example <ann@corp.example>", "(none)");
        row("a path", "C:\\mail\\ann@corp.example", "(none)");
    }
    void normalises() {
        QFETCH(QByteArray, cell);
        QFETCH(QString, address);
        QCOMPARE(normalised(cell), address);
    }

    void normalisesItsOwnOutputToItself_data() { normalises_data(); }
    void normalisesItsOwnOutputToItself() {
        QFETCH(QString, address);
        if (address != QStringLiteral("(none)"))
            QCOMPARE(normalised(address.toUtf8()), address);
    }

    void keepsTheLengthLimits() {
        const QByteArray label(63, 'd');
        const QByteArray domain = label + '.' + label + '.' + label;
        QVERIFY(normalised(QByteArray(62, 'a') + '@' + domain) != QStringLiteral("(none)"));
        QCOMPARE(normalised(QByteArray(63, 'a') + '@' + domain), QStringLiteral("(none)"));
        QVERIFY(normalised(QByteArray(64, 'a') + "@corp.example") != QStringLiteral("(none)"));
        QCOMPARE(normalised(QByteArray(65, 'a') + "@corp.example"), QStringLiteral("(none)"));
        QVERIFY(normalised("a@" + label + ".example") != QStringLiteral("(none)"));
        QCOMPARE(normalised("a@d" + label + ".example"), QStringLiteral("(none)"));
        QCOMPARE(normalised("a@corp." + label + 'd'), QStringLiteral("(none)"));
    }

    void hostileCellsEndQuickly() {
        QCOMPARE(normalised(QByteArray(4096, '<') + "a@b.example" + QByteArray(4096, '>')),
                 QStringLiteral("(none)"));
        QCOMPARE(normalised("a@b.example" + QByteArray(1 << 20, ' ')), QStringLiteral("(none)"));
        QByteArray nested;
        for (int i = 0; i < 200; ++i)
            nested += "a@b.example <";
        QCOMPARE(normalised(nested + QByteArray(200, '>')), QStringLiteral("(none)"));
    }

    void givesAllAddressesOfACell() {
        const std::vector<std::string> both{"ann@corp.example", "bo@corp.example"};
        QCOMPARE(addressesInCell("Ann@corp.example; bo@corp.example"), both);
        QCOMPARE(addressesInCell("ann@corp.example/bo@corp.example"), both);
        QCOMPARE(addressesInCell("Ann <ann@corp.example>, \"Bo B.\" <bo@corp.example>"), both);
        QCOMPARE(addressesInCell("ann@corp.example bo@corp.example ANN@corp.example"), both);
        QCOMPARE(addressesInCell("ann@corp.example, bo@corp"), std::vector<std::string>{});
        QCOMPARE(addressesInCell("nobody"), std::vector<std::string>{});
    }

    void equalAddressesHaveEqualKeys() {
        QCOMPARE(addressKey(normaliseAddress("ANN@corp.example")->text),
                 addressKey(normaliseAddress("<ann@Corp.example>")->text));
        QVERIFY(addressKey("ann@corp.example") != addressKey("bo@corp.example"));
    }

    // The two short cuts for plain addresses agree with the way that takes everything.
    void theShortCutsGiveWhatTheLongWayGives() {
        const auto seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        constexpr std::string_view letters = "aabzZ09..--_+@@'";
        int plain = 0;
        for (int round = 0; round < 200000; ++round) {
            std::string cell(random() % (round % 10 == 0 ? 70 : 12), 'x');
            for (char& c : cell)
                c = letters[random() % letters.size()];
            if (round % 2 == 0)
                cell += "@ab-c.de";
            std::string lower = cell;
            for (char& c : lower)
                c = c == 'Z' ? 'z' : c;
            // White space around it goes the long way; what it takes off beside that is not plain.
            const auto slowly = normaliseAddress(' ' + cell);
            const bool isAddress = slowly && slowly->text == lower;
            std::string quickly;
            const bool taken = normalisePlainAddress(cell, quickly);
            const bool mayBeTaken = cell.size() <= 64 && cell.find('\'') == std::string::npos;
            QVERIFY2(taken == (isAddress && mayBeTaken), cell.c_str());
            if (taken)
                QCOMPARE(quickly, lower);
            const auto anyWay = normaliseAddress(cell);
            QVERIFY2(anyWay == slowly, cell.c_str());
            plain += taken ? 1 : 0;
        }
        QVERIFY(plain > 10000);
    }

    void countsTheShareOfFilledCells() {
        QCOMPARE(
            addressShare({"a@corp.example", "", " ", "b@corp.example", "n/a", "c@corp.example"}),
            0.75);
        QCOMPARE(addressShare({"", " "}), 0.0);
        QCOMPARE(addressShare({}), 0.0);
    }

    void knowsTheDomain() {
        QCOMPARE(QByteArray::fromStdString(
                     std::string(normaliseAddress("\"a@b\"@corp.example")->domain())),
                 QByteArray("corp.example"));
    }
};

QTEST_APPLESS_MAIN(EmailAddressTest)
#include "tst_email_address.moc"
