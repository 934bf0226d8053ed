// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/provider.h"
#include "model/io/resource_table.h"

#include <QTest>

#include <set>

using namespace listwright;

class ProviderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheProviderOfADomain_data() {
        QTest::addColumn<QByteArray>("domain");
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("exact") << QByteArray("gmail.com") << QByteArray("google");
        QTest::newRow("brand") << QByteArray("hotmail.de") << QByteArray("microsoft");
        QTest::newRow("brand with two labels") << QByteArray("yahoo.com.br") << QByteArray("yahoo");
        QTest::newRow("exact before brand")
            << QByteArray("yahoo.co.jp") << QByteArray("yahoo-japan");
        QTest::newRow("no brand in a subdomain")
            << QByteArray("yahoo.shop.example") << QByteArray("");
        QTest::newRow("no brand under a company's name")
            << QByteArray("yahoo.acme.de") << QByteArray("");
        QTest::newRow("another") << QByteArray("corp.example") << QByteArray("");
        QTest::newRow("empty") << QByteArray("") << QByteArray("");
    }
    void findsTheProviderOfADomain() {
        QFETCH(QByteArray, domain);
        QFETCH(QByteArray, id);
        QCOMPARE(std::string(providerId(providerOfDomain(domain.toStdString()))), id.toStdString());
    }

    void findsTheProviderOfAServer_data() {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("suffix") << QByteArray("gmail-smtp-in.l.google.com") << QByteArray("google");
        QTest::newRow("type prefix, upper case, end dot")
            << QByteArray("dns; MX1.Mail.iCloud.com.") << QByteArray("apple");
        QTest::newRow("longest ending")
            << QByteArray("a.olc.protection.outlook.com") << QByteArray("microsoft");
        QTest::newRow("shorter ending")
            << QByteArray("corp.mail.protection.outlook.com") << QByteArray("microsoft-365");
        QTest::newRow("address behind it")
            << QByteArray("mta5.am0.yahoodns.net (192.0.2.1)") << QByteArray("yahoo");
        QTest::newRow("no label of its own") << QByteArray("notgoogle.com") << QByteArray("");
        QTest::newRow("address alone") << QByteArray("[192.0.2.1]") << QByteArray("");
        QTest::newRow("empty") << QByteArray("dns;") << QByteArray("");
    }
    void findsTheProviderOfAServer() {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, id);
        QCOMPARE(std::string(providerId(providerOfHost(host.toStdString()))), id.toStdString());
    }

    void namesEveryRowOfTheTableOnce() {
        const ResourceTable table = builtInTable(":/providers.tsv");
        QCOMPARE(std::size_t(providerCount()), table.rows.size() + 1);
        std::set<std::string> seen;
        for (const auto& row : table.rows) {
            const std::string& id = table.value(row, "id");
            QVERIFY2(seen.insert(id).second, id.c_str());
            QCOMPARE(std::string(providerId(providerById(id))), id);
            QCOMPARE(std::string(providerName(providerById(id))), table.value(row, "name"));
        }
    }

    void noDomainAndNoEndingBelongsToTwo() {
        const ResourceTable table = builtInTable(":/providers.tsv");
        for (const char* column : {"domains", "hosts"}) {
            std::set<QString> seen;
            for (const auto& row : table.rows) {
                const auto words =
                    QString::fromStdString(table.value(row, column)).split(QLatin1Char(' '));
                for (const QString& word : words)
                    QVERIFY2(word == QLatin1String("-") || seen.insert(word).second,
                             qPrintable(word));
            }
        }
    }

    void callsAllOthersOther() {
        QCOMPARE(std::string(providerName({})), std::string("Other"));
        QCOMPARE(std::string(providerId({})), std::string());
        QVERIFY(providerById("") == ProviderId{});
        QCOMPARE(std::string(providerName({60000})), std::string("Other"));
    }
};

QTEST_APPLESS_MAIN(ProviderTest)
#include "tst_provider.moc"
