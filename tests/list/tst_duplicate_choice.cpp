// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/duplicate_choice.h"
#include "model/list/list_importer.h"

#include <QTest>

#include <map>
#include <random>

using namespace listwright;

namespace {

std::shared_ptr<const ContactList> imported(const std::string& bytes) {
    const std::shared_ptr<const ByteSource> source = bytesInMemory("list.csv", bytes);
    const auto profile = profileList(*source, previewTable(*source).value());
    ProgressReporter progress;
    return importList(source, profile.value(), progress, {}).value();
}

QString kept(const ContactList& list) {
    QString letters;
    for (std::uint32_t row = 0; row < list.rowCount(); ++row)
        letters += QLatin1Char("cdi"[static_cast<std::size_t>(list.state({row}))]);
    return letters;
}

} // namespace

class DuplicateChoiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void choosesTheRowThatStays_data() {
        QTest::addColumn<int>("choice");
        QTest::addColumn<QString>("states");
        QTest::newRow("first") << static_cast<int>(KeptDuplicate::First) << "cciddd";
        QTest::newRow("last") << static_cast<int>(KeptDuplicate::Last) << "dciddc";
        QTest::newRow("most complete") << static_cast<int>(KeptDuplicate::MostComplete) << "dcicdd";
    }
    void choosesTheRowThatStays() {
        QFETCH(const int, choice);
        QFETCH(const QString, states);
        const auto list = imported("email,name,city\n"
                                   "ann@corp.example,Ann,\n"
                                   "bo@corp.example,,\n"
                                   "nobody,,\n"
                                   "Ann@corp.example,Ann,Bern\n"
                                   "<ann@corp.example>,\"Lee, Ann\",Rome\n"
                                   "ann@corp.example, ,\n");
        const auto which = static_cast<KeptDuplicate>(choice);
        const auto chosen = keepDuplicate(list, which, {}).value();
        QCOMPARE(kept(*chosen), states);
        QCOMPARE(chosen == list, which == KeptDuplicate::First);
        for (const StandIn& standIn : chosen->standIns()) {
            QVERIFY(chosen->state({standIn.duplicate}) == RowState::Duplicate);
            QVERIFY(chosen->state({standIn.kept}) == RowState::Contact);
        }
    }

    // Against all rows by their addresses, put down one after the other.
    void choosesAsASlowReadingDoes() {
        const auto seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        for (int round = 0; round < 300; ++round) {
            std::string bytes = "email,a,b\n";
            const auto rows = 1 + random() % 60;
            for (std::size_t row = 0; row < rows; ++row) {
                bytes += row > 0 && random() % 9 == 0
                             ? "none"
                             : "u" + std::to_string(random() % 12) + "@corp.example";
                bytes += random() % 2 == 0 ? ",x" : ",";
                bytes += random() % 2 == 0 ? ",y\n" : ", \n";
            }
            const auto list = imported(bytes);
            for (const auto which : {KeptDuplicate::Last, KeptDuplicate::MostComplete}) {
                std::map<std::string, std::pair<int, std::uint32_t>> best; // filled, row
                for (std::uint32_t row = 0; row < list->rowCount(); ++row) {
                    const auto fields = list->fields({row}).value();
                    const std::string address = list->address({row}).value();
                    const int filled = (fields[1] == "x" ? 1 : 0) + (fields[2] == "y" ? 1 : 0);
                    const auto known = best.find(address);
                    if (known == best.end() || which == KeptDuplicate::Last ||
                        filled > known->second.first)
                        best[address] = {filled, row};
                }
                const auto chosen = keepDuplicate(list, which, {}).value();
                for (std::uint32_t row = 0; row < list->rowCount(); ++row) {
                    const std::string address = list->address({row}).value();
                    const auto state = address.empty()               ? RowState::Invalid
                                       : best[address].second == row ? RowState::Contact
                                                                     : RowState::Duplicate;
                    QVERIFY2(chosen->state({row}) == state, bytes.c_str());
                    QVERIFY(chosen->marks({row}) == list->marks({row}));
                }
            }
        }
    }

    void stopsWhenAskedTo() {
        const auto list = imported("email\na@corp.example\na@corp.example\n");
        const CancelToken cancel;
        cancel.cancel();
        const auto chosen = keepDuplicate(list, KeptDuplicate::Last, cancel);
        QVERIFY(!chosen);
        QCOMPARE(chosen.error().code, ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(DuplicateChoiceTest)
#include "tst_duplicate_choice.moc"
