// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/address_hash.h"

#include <QTest>

using namespace listwright;

class AddressHashTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // printf ann@corp.example | md5sum, sha1sum, sha256sum
    void hashesAsOthersDo_data() {
        QTest::addColumn<int>("hash");
        QTest::addColumn<QByteArray>("digits");
        QTest::newRow("MD5") << int(AddressHash::Md5)
                             << QByteArray("627d498c0a0f688a547096e1cdfe13c8");
        QTest::newRow("SHA-1") << int(AddressHash::Sha1)
                               << QByteArray("399da211fda9fdb25344881d47f0c93c8bb46710");
        QTest::newRow("SHA-256")
            << int(AddressHash::Sha256)
            << QByteArray("25a04c95e5b8390d2cd13e937612ef5f083ba4c459e00ad0e32f6dcd71c84a78");
    }
    void hashesAsOthersDo() {
        QFETCH(int, hash);
        QFETCH(QByteArray, digits);
        const auto kind = static_cast<AddressHash>(hash);
        QCOMPARE(QByteArray::fromStdString(hashedAddress("ann@corp.example", kind)), digits);
        QCOMPARE(QByteArray::fromStdString(hashedAddress(" Ann@Corp.Example\t", kind)), digits);
        QVERIFY(addressHashOf(digits.toStdString()) == kind);
        QVERIFY(addressHashOf(digits.toUpper().toStdString()) == kind);
    }

    void takesNothingElseForAHash() {
        const std::string digits(32, 'a');
        QVERIFY(!addressHashOf(""));
        QVERIFY(!addressHashOf(digits.substr(1)));
        QVERIFY(!addressHashOf(digits + 'a'));
        QVERIFY(!addressHashOf(digits.substr(1) + 'g'));
        QVERIFY(!addressHashOf(digits.substr(1) + '@'));
        QVERIFY(!addressHashOf(std::string(64, 'z')));
    }
};

QTEST_APPLESS_MAIN(AddressHashTest)
#include "tst_address_hash.moc"
