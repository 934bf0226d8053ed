// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/address_marks.h"
#include "model/address/address_suggestion.h"
#include "model/address/email_address.h"
#include "model/address/mistyped_domain.h"
#include "model/io/resource_table.h"

#include <QTest>

using namespace listwright;

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString marks(std::string_view address) {
    AddressMarks of = marksOfDomain(address.substr(address.rfind('@') + 1));
    if (isRoleName(address.substr(0, address.rfind('@'))))
        of.add(AddressMark::Role);
    QStringList ids;
    for (std::size_t at = 0; at < addressMarkCount; ++at) {
        const auto mark = static_cast<AddressMark>(at);
        if (of.has(mark))
            ids << text(std::string(addressMarkId(mark)));
    }
    return ids.join(u' ');
}

QString suggested(const QByteArray& cell) {
    const auto suggestion = suggestAddress(cell.toStdString());
    if (!suggestion)
        return QStringLiteral("(nothing)");
    QStringList words{text(suggestion->address)};
    for (const AddressFault fault : suggestion->faults)
        words << text(std::string(addressFaultId(fault)));
    return words.join(u' ');
}

/// Words of a column, and those of them that hold several by blanks.
std::vector<std::string> wordsOf(const char* table, const char* column) {
    std::vector<std::string> words;
    const ResourceTable rows = builtInTable(table);
    for (const auto& row : rows.rows)
        for (const QString& word : text(rows.value(row, column)).split(u' ', Qt::SkipEmptyParts))
            words.push_back(word.toStdString());
    return words;
}

} // namespace

class AddressMarksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void proposesWhatIsMeant_data() {
        QTest::addColumn<QString>("domain");
        QTest::addColumn<QString>("meant");
        const auto row = [](const char* domain, const char* meant) {
            QTest::newRow(domain) << QString::fromLatin1(domain) << QString::fromLatin1(meant);
        };
        row("gmial.com", "gmail.com");
        row("gmai.com", "gmail.com");
        row("gmaill.com", "gmail.com");
        row("gnail.com", "gmail.com");
        row("gmail.co", "gmail.com");
        row("gmail.cm", "gmail.com");
        row("gmail.con", "gmail.com");
        row("gmail.comm", "gmail.com");
        row("gmial.con", "gmail.com");
        row("gmal.co", "gmail.com");
        row("g-mail.com", "gmail.com");
        row("hotmial.com", "hotmail.com");
        row("hotmai.fr", "hotmail.fr");
        row("otmail.com", "hotmail.com");
        row("yahoo.con", "yahoo.com");
        row("yaho.com", "yahoo.com");
        row("yahooo.co.uk", "yahoo.co.uk");
        row("uahoo.com", "yahoo.com");
        row("outlok.com", "outlook.com");
        row("icloud.co", "icloud.com");
        row("comcast.ney", "comcast.net");
        row("t-onlin.de", "t-online.de");
        row("corp.con", "corp.com");
        row("aol.con", "aol.com");
        row("charity.ogr", "charity.org");
    }
    void proposesWhatIsMeant() {
        QFETCH(QString, domain);
        QFETCH(QString, meant);
        QCOMPARE(text(meantDomain(domain.toStdString())), meant);
        QVERIFY(mayBeMistyped(domain.toStdString()));
        QCOMPARE(marks("ann@" + domain.toStdString()), QStringLiteral("possible-typo"));
    }

    void leavesRealDomainsAlone_data() {
        QTest::addColumn<QString>("domain");
        for (const char* domain : {"gmail.com",    "googlemail.com",
                                   "mail.com",     "email.com",
                                   "ymail.com",    "gmx.de",
                                   "gmx.net",      "web.de",
                                   "live.ca",      "live.com",
                                   "aol.com",      "me.com",
                                   "mac.com",      "msn.com",
                                   "yahoo.ca",     "yahoo.co.in",
                                   "hotmail.be",   "hotmail.ca",
                                   "outlook.be",   "outlook.jp",
                                   "hotmail.se",   "proton.me",
                                   "grail.com",    "hostmail.com",
                                   "gail.com",     "tmail.com",
                                   "fmail.com",    "cloud.com",
                                   "corp.example", "freenet.at",
                                   "yandex.by",    "laposte.fr",
                                   "orange.fr",    "mail.ru",
                                   "horizon.net",  "com.example",
                                   "con.example",  "xn--bcher-kva.example",
                                   "gmail.de"})
            QTest::newRow(domain) << QString::fromLatin1(domain);
    }
    void leavesRealDomainsAlone() {
        QFETCH(QString, domain);
        QCOMPARE(text(meantDomain(domain.toStdString())), QString());
        QCOMPARE(marks("ann@" + domain.toStdString()), QString());
    }

    void leavesEveryDomainOfTheProvidersAlone() {
        const auto domains = wordsOf(":/providers.tsv", "domains");
        QVERIFY(domains.size() > 300);
        for (const std::string& domain : domains)
            QVERIFY2(meantDomain(domain).empty(), domain.c_str());
        for (const std::string& domain : wordsOf(":/addresses/disposable_domains.tsv", "domain"))
            QVERIFY2(meantDomain(domain).empty(), domain.c_str());
    }

    // Nobody is told to write what is itself taken for a slip.
    void whatIsMeantIsNoTypo() {
        const ResourceTable table = builtInTable(":/addresses/domain_typos.tsv");
        for (const auto& row : table.rows) {
            const std::string& kind = table.value(row, "kind");
            const std::string& domain = table.value(row, "domain");
            const std::string& meant = table.value(row, "meant");
            QVERIFY2(kind == "spelling" || kind == "ending" || kind == "near" || kind == "real",
                     kind.c_str());
            if (kind == "spelling")
                QCOMPARE(text(meantDomain(domain)), text(meant));
            if (kind == "spelling" || kind == "near")
                QVERIFY2(meantDomain(meant).empty(), meant.c_str());
            if (kind == "ending")
                QVERIFY2(meantDomain("corp." + meant).empty(), meant.c_str());
            if (kind == "real")
                QVERIFY2(meantDomain(domain).empty(), domain.c_str());
        }
    }

    void marksRolesAndDisposableDomains_data() {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QString>("marks");
        const auto row = [](const char* address, const char* marks) {
            QTest::newRow(address) << QByteArray(address) << QString::fromLatin1(marks);
        };
        row("info@corp.example", "role");
        row("abuse@corp.example", "role");
        row("postmaster@corp.example", "role");
        row("no-reply@corp.example", "role");
        row("info+news@corp.example", "role");
        row("infos@corp.example", "");
        row("ann.info@corp.example", "");
        row("ann@corp.example", "");
        row("info@info", "role");
        row("ann@mailinator.com", "disposable");
        row("ann@yopmail.com", "disposable");
        row("ann@mailinator.example", "");
        row("mailinator.com@corp.example", "");
        row("noreply@guerrillamail.com", "role disposable");
        row("info@gmial.com", "possible-typo role");
    }
    void marksRolesAndDisposableDomains() {
        QFETCH(QByteArray, address);
        QFETCH(QString, marks);
        QCOMPARE(::marks(address.toStdString()), marks);
    }

    // The tables are asked with normalised addresses.
    void theTablesAreInNormalisedForm() {
        for (const std::string& name : wordsOf(":/addresses/role_addresses.tsv", "name")) {
            const auto address = normaliseAddress(name + "@corp.example");
            QVERIFY2(address && address->text == name + "@corp.example", name.c_str());
        }
        for (const std::string& domain : wordsOf(":/addresses/disposable_domains.tsv", "domain")) {
            const auto address = normaliseAddress("a@" + domain);
            QVERIFY2(address && address->text == "a@" + domain, domain.c_str());
        }
    }

    void suggestsTheBareAddress_data() {
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<QString>("suggestion");
        const auto row = [](const char* name, const QByteArray& cell, const char* suggestion) {
            QTest::newRow(name) << cell << QString::fromUtf8(suggestion);
        };
        row("plain", "ann@corp.example", "(nothing)");
        row("letter case is the user's", "Ann.Lee@CORP.example", "(nothing)");
        row("U-label", "ann@b\u00fccher.example", "(nothing)");
        row("local part that needs its quotes", "\"Ann Lee\"@corp.example", "(nothing)");
        row("no address", "n/a", "(nothing)");
        row("broken address", "ann@corp", "(nothing)");
        row("empty", "", "(nothing)");
        row("white space", " Ann@corp.example\t", "Ann@corp.example white-space");
        row("no-break space", "ann@corp.example\u00a0", "ann@corp.example white-space");
        row("punctuation", "ann@corp.example.,", "ann@corp.example punctuation");
        row("a dot alone", "ann@corp.example.", "ann@corp.example punctuation");
        row("quotes", "'Ann@corp.example'", "Ann@corp.example quotes");
        row("mailto", "mailto:ann@corp.example?subject=Hi", "ann@corp.example mailto");
        row("display name", "Ann Lee <Ann@corp.example>", "Ann@corp.example name");
        row("comment", "ann@corp.example (Ann)", "ann@corp.example comment white-space");
        row("all at once", " 'Ann <mailto:ann@corp.example.>', ",
            "ann@corp.example white-space punctuation quotes name mailto");
        row("around a U-label", "Ann <ann@b\u00fccher.example>", "ann@b\u00fccher.example name");
        row("mistyped", "Ann@GMIAL.com", "Ann@gmail.com mistyped-domain");
        row("mistyped and wrapped", "<ann@gmial.com>", "ann@gmail.com mistyped-domain name");
        row("the same twice", "ann@corp.example / ANN@corp.example",
            "ann@corp.example other-words");
        row("several", "Ann@corp.example; bo@gmial.com",
            "ann@corp.example, bo@gmail.com mistyped-domain several-addresses");
    }
    void suggestsTheBareAddress() {
        QFETCH(QByteArray, cell);
        QFETCH(QString, suggestion);
        QCOMPARE(suggested(cell), suggestion);
        const auto address = normaliseAddress(cell.toStdString());
        if (address && !suggestion.contains(QStringLiteral("mistyped")))
            QCOMPARE(isRepairable(cell.toStdString(), address->text, address->text.rfind('@')),
                     suggestion != QStringLiteral("(nothing)"));
    }

    void everyFaultHasWords() {
        for (std::size_t at = 0; at < addressFaultCount; ++at)
            QVERIFY(!addressFaultText(static_cast<AddressFault>(at)).empty());
    }
};

QTEST_APPLESS_MAIN(AddressMarksTest)
#include "tst_address_marks.moc"
