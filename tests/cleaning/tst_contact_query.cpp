// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/contact_query.h"
#include "tests/cleaning/clean_up_of.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace listwright;

namespace {

std::shared_ptr<const CleanUp> contacts() {
    return cleanUpOf(
        {bytesInMemory("list.csv", "name,email\n"
                                   "0,zoe@gmail.com\n"
                                   "1,dan@corp.example\n"
                                   "2,nobody\n"
                                   "3,full@gmail.com\n"
                                   "4,zoe@gmail.com\n"
                                   "5,ann@corp.example\n"
                                   "6,gone@yahoo.com\n"
                                   "7,spam@corp.example\n")},
        {{"dan@corp.example", "550 5.2.1 Mailbox disabled due to inactivity", 1'700'000'000},
         {"full@gmail.com", "452 4.2.2 The email account is over quota", 1'600'000'000},
         {"full@gmail.com", "452 4.2.2 The email account is over quota", 1'650'000'000},
         {"gone@yahoo.com", "550 5.1.1 User unknown", 0},
         {"spam@corp.example", "554 5.7.1 Message rejected as spam", 1'500'000'000}});
}

std::shared_ptr<const ContactView> answer(const CleanUp& cleanUp, const ContactQuery& query,
                                          const Decisions& decisions = {}) {
    ProgressReporter progress;
    return runQuery(cleanUp, decisions, query, progress, {}).value();
}

/// Two lists that have some columns in common, elsewhere.
std::shared_ptr<const CleanUp> listsWithColumns() {
    return cleanUpOf(
        {bytesInMemory("a.csv", "Email,City,Score,Note,City\n"
                                "ann@corp.example,Oslo,10,\"says \"\"hi\"\", twice\",x\n"
                                "bo@corp.example,bern,9,,y\n"
                                "cy@corp.example,\xc3\x85rhus,,plain,\n"
                                "not one,Athens,-1.5,,z\n"),
         bytesInMemory("b.csv", "Score;City;Email\n"
                                "100;Bern;di@corp.example\n"
                                "x;;ed@oslo.example\n")},
        {});
}

/// The row numbers as one digit each.
QString rowsOf(const ContactView& view) {
    QString rows;
    for (const RowNumber row : view.rows)
        rows += QString::number(row.value);
    return rows;
}

} // namespace

class ContactQueryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void searches_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rows");
        QTest::newRow("nothing asked") << QString() << QStringLiteral("01234567");
        QTest::newRow("a part of the address") << QStringLiteral("CORP") << QStringLiteral("157");
        QTest::newRow("two words") << QStringLiteral("gmail zoe") << QStringLiteral("04");
        QTest::newRow("nobody") << QStringLiteral("nothing like it") << QString();
        QTest::newRow("provider") << QStringLiteral("provider:google") << QStringLiteral("034");
        QTest::newRow("code") << QStringLiteral("code:5.2.1") << QStringLiteral("1");
        QTest::newRow("class of codes") << QStringLiteral("code:5") << QStringLiteral("167");
        QTest::newRow("reason") << QStringLiteral("reason:mailbox-full") << QStringLiteral("3");
        QTest::newRow("cause") << QStringLiteral("cause:inactive") << QStringLiteral("1");
        QTest::newRow("proposal") << QStringLiteral("proposal:remove") << QStringLiteral("16");
        QTest::newRow("still typing") << QStringLiteral("proposal:") << QStringLiteral("01234567");
        QTest::newRow("condition and word")
            << QStringLiteral("proposal:remove yahoo") << QStringLiteral("6");
    }

    void searches() {
        QFETCH(const QString, text);
        QFETCH(const QString, rows);
        ContactQuery query;
        query.text = text.toStdString();
        QCOMPARE(rowsOf(*answer(*contacts(), query)), rows);
    }

    void filtersByMarks() {
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", "email\nann@gmial.com\n"
                                                                  "info@corp.example\n"
                                                                  "bo@corp.example\n"
                                                                  " info@yopmail.com\n")},
                                       {});
        const auto all = answer(*cleanUp, {});
        const std::array<std::uint32_t, addressMarkCount> expected{1, 2, 1, 1};
        QVERIFY(all->byMark == expected);
        ContactQuery query;
        query.marks = {AddressMark::PossibleTypo, AddressMark::Disposable};
        QCOMPARE(rowsOf(*answer(*cleanUp, query)), QStringLiteral("03"));
        QCOMPARE(answer(*cleanUp, query)->byStatus[static_cast<std::size_t>(ContactStatus::Keep)],
                 2U);
        query.marks = {};
        query.text = "mark:role";
        QCOMPARE(rowsOf(*answer(*cleanUp, query)), QStringLiteral("13"));
    }

    void sorts_data() {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("ascending");
        QTest::addColumn<QString>("descending");
        const auto row = [](const char* name, ContactColumn column, const char* up,
                            const char* down) {
            QTest::newRow(name) << static_cast<int>(column) << QString::fromLatin1(up)
                                << QString::fromLatin1(down);
        };
        row("proposal", ContactColumn::Proposal, "05731642", "24163057");
        row("email", ContactColumn::Email, "51367042", "04763152");
        row("reason", ContactColumn::Reason, "71360245", "63170245");
        row("code", ContactColumn::Code, "36170245", "71630245");
        row("times", ContactColumn::Times, "16730245", "31670245");
        row("last seen", ContactColumn::LastSeen, "73102456", "13702456");
    }

    // Equal rows stay in the list's order; rows with nothing there come last, both ways.
    void sorts() {
        QFETCH(const int, column);
        QFETCH(const QString, ascending);
        QFETCH(const QString, descending);
        const auto cleanUp = contacts();
        ContactQuery query;
        query.sortBy = static_cast<ContactColumn>(column);
        QCOMPARE(rowsOf(*answer(*cleanUp, query)), ascending);
        query.descending = true;
        QCOMPARE(rowsOf(*answer(*cleanUp, query)), descending);
    }

    void namesTheColumnsOfTheLists() {
        QStringList names;
        for (const OwnColumn& column : ownColumns(*listsWithColumns()))
            names << QString::fromStdString(column.name);
        QCOMPARE(names.join(u'/'), QStringLiteral("City/Score/Note/City (2)"));
    }

    void searchesColumnsOfTheLists_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("columns");
        QTest::addColumn<QString>("rows");
        const auto row = [](const char* text, const char* columns, const char* rows) {
            QTest::addRow("%s in %s", text, columns)
                << QString::fromUtf8(text)
                << QString::fromLatin1(columns).split(u' ', Qt::SkipEmptyParts)
                << QString::fromLatin1(rows);
        };
        row("oslo", "", "5");
        row("oslo", "City", "05");
        row("BERN", "City", "14");
        row("bern corp di", "City", "4"); // each word where it likes
        row("\xc3\xa5rhus", "City", "2");
        row("rhus", "City", "2");
        row("athens", "City", "3"); // a row without an address
        row("\"hi\"", "Note", "0");
        row("hi\",", "Note", "0");
        row("10", "Score City", "04");
        row("bern", "Missing", "");
    }

    void searchesColumnsOfTheLists() {
        QFETCH(const QString, text);
        QFETCH(const QStringList, columns);
        QFETCH(const QString, rows);
        ContactQuery query;
        query.text = text.toStdString();
        for (const QString& column : columns)
            query.searchedColumns.push_back({column.toStdString()});
        QCOMPARE(rowsOf(*answer(*listsWithColumns(), query)), rows);
    }

    void findsInEachRowWhatALookAtEachRowFinds() {
        // Addresses that the file spells otherwise than the search does, among many that it does
        // not.
        std::string list = "Name,Email\n";
        for (int i = 0; i < 3000; ++i)
            list += "\"N, " + std::to_string(i) + "\",Reader" + std::to_string(i) + "@Host" +
                    std::to_string(i % 7) + ".example\n";
        list += "a,\"\"\"quoted\"\"@host1.example\"\n"
                "b,\"\"\"ba\\\\ck\"\"@host1.example\"\n"
                "c,reader@b\xc3\xbc"
                "cher.example\n"
                "d,Ann <ann@HOST1.example>\n"
                "e,\"one@host1.example; two@host2.example\"\n"
                "f,nobody\n";
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", list)}, {});
        for (const char* word : {"reader1", "host1", "@", "quoted@host1", "back", "xn--bcher-kva",
                                 "kva", "example, two", "ann@host1", "com", "r"}) {
            ContactQuery query;
            query.text = word;
            std::vector<RowNumber> expected;
            const QStringList words = QString::fromLatin1(word).split(u' ');
            for (std::uint32_t row = 0; row < cleanUp->rowCount(); ++row) {
                const QString address = QString::fromStdString(cleanUp->address({row}).value());
                if (std::all_of(words.begin(), words.end(),
                                [&](const QString& part) { return address.contains(part); }))
                    expected.push_back({row});
            }
            QVERIFY2(answer(*cleanUp, query)->rows == expected, word);
        }
    }

    void sortsByColumnsOfTheLists_data() {
        QTest::addColumn<QString>("ascending");
        QTest::addColumn<QString>("descending");
        const auto row = [](const char* column, const char* up, const char* down) {
            QTest::newRow(column) << QString::fromLatin1(up) << QString::fromLatin1(down);
        };
        row("City", "314025", "201435");  // without regard to case; nothing there comes last
        row("Score", "304152", "514032"); // one is no number: as text
        row("City (2)", "013245", "310245");
        row("Missing", "012345", "012345");
    }

    void sortsByColumnsOfTheLists() {
        QFETCH(const QString, ascending);
        QFETCH(const QString, descending);
        const auto cleanUp = listsWithColumns();
        ContactQuery query;
        query.sortBy = OwnColumn{QTest::currentDataTag()};
        QCOMPARE(rowsOf(*answer(*cleanUp, query)), ascending);
        query.descending = true;
        QCOMPARE(rowsOf(*answer(*cleanUp, query)), descending);
    }

    void sortsAColumnOfNumbersByNumber() {
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", "Email,Points\n"
                                                                  "a@corp.example,10\n"
                                                                  "b@corp.example,9\n"
                                                                  "c@corp.example,\n"
                                                                  "d@corp.example,-2.5\n"
                                                                  "e@corp.example, +9.25 \n"
                                                                  "f@corp.example,-30\n"
                                                                  "g@corp.example,0\n")},
                                       {});
        ContactQuery query;
        query.sortBy = OwnColumn{"Points"};
        QCOMPARE(rowsOf(*answer(*cleanUp, query)), QStringLiteral("5361402"));
        query.descending = true;
        QCOMPARE(rowsOf(*answer(*cleanUp, query)), QStringLiteral("0416352"));
    }

    // As the plain way would: for texts that differ early, late, in length, and not at all.
    void sortsManyAddressesByTheirBytes() {
        std::mt19937 random(20261124);
        std::string list = "Email\n";
        const auto pick = [&](std::initializer_list<const char*> from) {
            return std::string(from.begin()[random() % from.size()]);
        };
        for (int i = 0; i < 150'000; ++i)
            list += pick({"a", "newsletter.subscriber.of.spring", "x-", "_", "b+", "Zoe", "!#"}) +
                    std::to_string(random() % 20'000) +
                    pick({"@a.example", "@A-b.example", "@z.co"}) + "\n";
        const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", list)}, {});
        std::vector<std::pair<std::string, std::uint32_t>> expected;
        for (std::uint32_t row = 0; row < cleanUp->rowCount(); ++row)
            expected.emplace_back(cleanUp->address({row}).value(), row);
        std::sort(expected.begin(), expected.end());
        ContactQuery query;
        query.sortBy = ContactColumn::Email;
        const auto isExpected = [&](const ContactView& view) {
            return std::equal(
                view.rows.begin(), view.rows.end(), expected.begin(), expected.end(),
                [](RowNumber row, const auto& pair) { return row.value == pair.second; });
        };
        QVERIFY(isExpected(*answer(*cleanUp, query)));
        std::stable_sort(expected.begin(), expected.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        query.descending = true;
        QVERIFY(isExpected(*answer(*cleanUp, query)));
        query.text = "zoe1"; // of which few are left
        const auto few = answer(*cleanUp, query);
        QVERIFY(!few->rows.empty() && few->rows.size() < cleanUp->rowCount() / 8);
        std::erase_if(expected, [](const auto& pair) {
            return pair.first.find("zoe1") == std::string::npos;
        });
        QVERIFY(isExpected(*few));
    }

    void sortsByProvider() {
        ContactQuery query;
        query.sortBy = ContactColumn::Provider;
        const auto cleanUp = contacts();
        QCOMPARE(rowsOf(*answer(*cleanUp, query)).left(3), QStringLiteral("034")); // Google
        query.text = "gmail";
        QCOMPARE(rowsOf(*answer(*cleanUp, query)), QStringLiteral("034"));
    }

    void filtersByFacets() {
        const auto cleanUp = contacts();
        ContactQuery query;
        query.statuses = {ContactStatus::Remove, ContactStatus::Invalid};
        QCOMPARE(rowsOf(*answer(*cleanUp, query)), QStringLiteral("126"));
        query.reasons = {Reason::UserUnknown};
        QCOMPARE(rowsOf(*answer(*cleanUp, query)), QStringLiteral("6"));
        query.statuses.clear();
        query.reasons = {std::nullopt};
        QCOMPARE(rowsOf(*answer(*cleanUp, query)), QStringLiteral("0245"));
        query.providers = {providerById("google")};
        QCOMPARE(rowsOf(*answer(*cleanUp, query)), QStringLiteral("04"));
    }

    // A facet counts what its values would give with the other facets as they are.
    void countsTheFacets() {
        const auto cleanUp = contacts();
        ContactQuery query;
        const auto all = answer(*cleanUp, query);
        const auto statusCount = [](const ContactView& view, ContactStatus status) {
            return view.byStatus[static_cast<std::size_t>(status)];
        };
        QCOMPARE(statusCount(*all, ContactStatus::Keep), 3U);
        QCOMPARE(statusCount(*all, ContactStatus::Remove), 2U);
        QCOMPARE(statusCount(*all, ContactStatus::Watch), 1U);
        QCOMPARE(statusCount(*all, ContactStatus::Duplicate), 1U);
        QCOMPARE(statusCount(*all, ContactStatus::Invalid), 1U);
        QCOMPARE(all->withoutBounce, 4U);
        QCOMPARE(all->byReason[static_cast<std::size_t>(Reason::MailboxFull)], 1U);
        QCOMPARE(all->byProvider[providerById("google").value], 3U);

        query.statuses = {ContactStatus::Remove};
        const auto removed = answer(*cleanUp, query);
        QCOMPARE(statusCount(*removed, ContactStatus::Keep), 3U); // its own facet stays
        QCOMPARE(removed->byReason[static_cast<std::size_t>(Reason::MailboxFull)], 0U);
        QCOMPARE(removed->byProvider[providerById("google").value], 0U);
    }

    void followsDecisions() {
        const auto cleanUp = contacts();
        DecisionHistory history;
        history.decide({RowNumber{1}}, Proposal::Keep);
        ContactQuery query;
        query.statuses = {ContactStatus::Remove};
        QCOMPARE(rowsOf(*answer(*cleanUp, query, history.current())), QStringLiteral("6"));
    }

    void stopsWhenAsked() {
        const auto cleanUp = contacts();
        const CancelToken cancel;
        cancel.cancel();
        ProgressReporter progress;
        const auto view = runQuery(*cleanUp, {}, {}, progress, cancel);
        QVERIFY(!view);
        QCOMPARE(view.error().code, ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(ContactQueryTest)
#include "tst_contact_query.moc"
