// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/list_profile.h"

#include <QTest>

using namespace listwright;

namespace {

Result<ListProfile> profileOf(const std::string& bytes) {
    const auto source = bytesInMemory("spring.csv", bytes);
    return profileList(*source, *previewTable(*source));
}

Result<ListProfile> profileOf(const std::string& bytes, const char* column) {
    const auto source = bytesInMemory("spring.csv", bytes);
    return profileList(*source, *previewTable(*source), column);
}

} // namespace

class ListProfileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheEmailColumn_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("column");
        QTest::newRow("by content") << "email,contact\nAnn,a@corp.example\nBo,b@corp.example\n"
                                    << 1;
        QTest::newRow("by content, without a header") << "Ann,a@corp.example\nBo,b@corp.example\n"
                                                      << 1;
        QTest::newRow("only one") << "a@corp.example\nb@corp.example\n" << 0;
        QTest::newRow("by name where both columns hold addresses")
            << "referred by,E-Mail\na@corp.example,b@corp.example\nc@corp.example,d@corp.example\n"
            << 1;
        QTest::newRow("by name in German")
            << "Berater;E-Mail-Adresse\na@corp.example;b@corp.example\n"
            << 1;
        QTest::newRow("the first of two without a hint")
            << "owner,user\na@corp.example,b@corp.example\nc@corp.example,d@corp.example\n"
            << 0;
        QTest::newRow("the fuller one")
            << "email 2,login\n,a@corp.example\n,b@corp.example\nc@corp.example,d@corp.example\n"
            << 1;
        QTest::newRow("by name where the first rows have no address") << "name,Email\nAnn,\nBo,\n"
                                                                      << 1;
    }
    void findsTheEmailColumn() {
        QFETCH(QString, text);
        QFETCH(int, column);
        const auto profile = profileOf(text.toStdString());
        QVERIFY(profile.has_value());
        QCOMPARE(static_cast<int>(profile->emailColumn), column);
    }

    void tellsTheShareOfRowsWithAnAddress() {
        QCOMPARE(profileOf("name,email\nAnn,a@corp.example\nBo,\nCy,n/a\nDi,d@corp.example\n")
                     ->emailShare,
                 0.5);
    }

    void aTableWithoutAddressesIsNoList() {
        const auto profile = profileOf("code,count\n5.1.1,12\n");
        QVERIFY(!profile.has_value());
        QCOMPARE(profile.error().code, ErrorCode::NoAddresses);
        QCOMPARE(profile.error().file, std::string("spring.csv"));
    }

    void takesTheColumnThatTheUserChose() {
        const std::string list = "name,Email,email\nAnn,a@corp.example,b@corp.example\n";
        QCOMPARE(profileOf(list, "NAME")->emailColumn, std::size_t{0});
        QCOMPARE(profileOf(list, "email")->emailColumn, std::size_t{2});
        QCOMPARE(profileOf(list, " EMAIL ")->emailColumn, std::size_t{1});
        QCOMPARE(profileOf("a@corp.example,Ann\n", "column 1")->emailColumn, std::size_t{0});
        QCOMPARE(profileOf(list, "mail").error().code, ErrorCode::NoSuchColumn);
        QCOMPARE(profileOf(list, "mail").error().detail, std::string("mail"));
    }
};

QTEST_APPLESS_MAIN(ListProfileTest)
#include "tst_list_profile.moc"
