// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/contact_query.h"
#include "tests/cleaning/clean_up_of.h"

#include <QTest>

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
