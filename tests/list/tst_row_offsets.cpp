// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/list/row_offsets.h"

#include <QTest>

#include <random>

using namespace listwright;

class RowOffsetsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsOffsetsOfFilesOfAnySize() {
        const auto seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937_64 random(seed);
        for (int round = 0; round < 100; ++round) {
            RowOffsets offsets;
            RowOffsets part;
            std::vector<std::uint64_t> expected;
            std::uint64_t offset = 0;
            for (int row = 0; row < 300; ++row) {
                offset += random() >>
                          (20 + random() % 40); // up to 16 TiB: a row may be longer than 4 GiB
                expected.push_back(offset);
                (row < 150 ? offsets : part).push_back(offset);
            }
            offsets.append(part);
            QCOMPARE(offsets.size(), expected.size());
            for (std::size_t row = 0; row < expected.size(); ++row)
                QCOMPARE(offsets[row], expected[row]);
        }
    }

    void anEmptyOneHasNothing() {
        RowOffsets offsets;
        QVERIFY(offsets.empty());
        offsets.append(RowOffsets{std::uint64_t{5} << 32});
        QCOMPARE(offsets[0], std::uint64_t{5} << 32);
    }
};

QTEST_APPLESS_MAIN(RowOffsetsTest)
#include "tst_row_offsets.moc"
