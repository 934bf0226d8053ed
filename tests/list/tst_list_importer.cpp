// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/email_address.h"
#include "model/list/duplicate_search.h"
#include "model/list/list_importer.h"
#include "model/list/list_scan.h"

#include <QElapsedTimer>
#include <QTemporaryFile>
#include <QTest>

#include <atomic>
#include <random>

using namespace listwright;
using namespace std::string_literals;

namespace {

Result<std::shared_ptr<const ContactList>> imported(std::shared_ptr<const ByteSource> source,
                                                    const CancelToken& cancel = {}) {
    const auto preview = previewTable(*source);
    if (!preview)
        return tl::unexpected(preview.error());
    const auto profile = profileList(*source, *preview);
    if (!profile)
        return tl::unexpected(profile.error());
    ProgressReporter progress;
    return importList(std::move(source), *profile, progress, cancel);
}

std::shared_ptr<const ContactList> listOf(const std::string& bytes) {
    return imported(bytesInMemory("list.csv", bytes)).value();
}

/// One letter a row: c contact, d duplicate, i invalid.
std::string statesOf(const ContactList& list) {
    std::string states;
    for (std::uint32_t row = 0; row < list.rowCount(); ++row)
        switch (list.state({row})) {
        case RowState::Contact:
            states += 'c';
            break;
        case RowState::Duplicate:
            states += 'd';
            break;
        case RowState::Invalid:
            states += 'i';
            break;
        }
    return states;
}

std::string textOf(const ContactList& list, const std::string& bytes, std::uint32_t row) {
    const RowSpan span = list.span({row});
    return bytes.substr(span.offset, span.length);
}

/// Bytes at hand that know how many of them were asked for.
class CountingSource final : public ByteSource {
public:
    explicit CountingSource(std::string bytes)
        : m_bytes(bytesInMemory("list.csv", std::move(bytes))) {}
    const std::string& name() const override { return m_bytes->name(); }
    std::uint64_t size() const override { return m_bytes->size(); }
    Result<std::size_t> readAt(std::uint64_t offset, std::span<char> target) const override {
        const auto got = m_bytes->readAt(offset, target);
        m_read += *got;
        return got;
    }
    Result<void> checkUnchanged() const override { return {}; }
    std::uint64_t bytesRead() const { return m_read; }

private:
    std::shared_ptr<const ByteSource> m_bytes;
    mutable std::atomic<std::uint64_t> m_read = 0;
};

} // namespace

class ListImporterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void indexesEveryRow() {
        const std::string bytes = "name,email\r\n"
                                  "Ann,ann@corp.example\r\n"
                                  "\"Lee, Bo\",\"BO@corp.example\"\r\n"
                                  "Ann again,<Ann@Corp.example>\n"
                                  "\n"
                                  "Nobody,none\r"
                                  "Cy,cy@corp.example";
        const auto list = listOf(bytes);
        QCOMPARE(statesOf(*list), "ccdic"s);
        QCOMPARE(textOf(*list, bytes, 0), "Ann,ann@corp.example\r\n"s);
        QCOMPARE(textOf(*list, bytes, 2), "Ann again,<Ann@Corp.example>\n\n"s);
        QCOMPARE(textOf(*list, bytes, 3), "Nobody,none\r"s);
        QCOMPARE(textOf(*list, bytes, 4), "Cy,cy@corp.example"s);
        QCOMPARE(list->fields({1}).value(),
                 (std::vector<std::string>{"Lee, Bo", "BO@corp.example"}));
        QCOMPARE(list->emailCell({1}).value(), "BO@corp.example"s);
        QCOMPARE(list->address({1}).value(), "bo@corp.example"s);
        QCOMPARE(list->address({3}).value(), ""s);
        QCOMPARE(list->key({1}), addressKey("bo@corp.example"));
        QCOMPARE(list->key({0}), list->key({2}));
    }

    void problemsSayRowAndCell() {
        const auto list = listOf("name,email\n\nAnn,ann@corp.example\nBo,\nCy,cy(at)corp."
                                 "example\n\"Di,di@corp.example\n");
        const auto& problems = list->problems();
        QCOMPARE(problems.count(ErrorCode::RowWithoutAddress), std::uint64_t{2});
        QCOMPARE(problems.count(ErrorCode::QuoteNotClosed), std::uint64_t{1});
        QCOMPARE(problems.first().at(0).row, std::optional<std::uint64_t>(4));
        QCOMPARE(problems.first().at(0).detail, "the cell is empty"s);
        QCOMPARE(problems.first().at(1).row, std::optional<std::uint64_t>(5));
        QCOMPARE(problems.first().at(1).detail, "cy(at)corp.example"s);
        QCOMPARE(problems.first().at(2).row, std::optional<std::uint64_t>(6));
        QCOMPARE(statesOf(*list), "ciic"s);
    }

    void aRowOfSeveralPeopleIsKeptAndTold() {
        const auto list =
            listOf("email,name\nann@corp.example,Ann\n\"ann@corp.example; bo@corp.example\",Both\n"
                   "\"Bo <bo@corp.example>, ann@corp.example\",Other order\n\"ann@corp.example, "
                   "ANN@corp.example\",Twice one\n");
        QCOMPARE(statesOf(*list), "cccd"s);
        QCOMPARE(list->address({1}).value(), "ann@corp.example, bo@corp.example"s);
        QVERIFY(list->key({1}) != list->key({0}));
        QCOMPARE(list->problems().count(ErrorCode::SeveralAddresses), std::uint64_t{2});
    }

    void brokenCharactersAreTold() {
        std::string bytes = "name,email\n";
        for (int i = 0; i < 40; ++i)
            bytes += "J\u00fcrgen,a" + std::to_string(i) + "@corp.example\n";
        const auto list = listOf(bytes + "J\xfcrgen,b@corp.example\n");
        QCOMPARE(list->problems().count(ErrorCode::TextNotDecodable), std::uint64_t{1});
        QCOMPARE(list->problems().first().at(0).row, std::optional<std::uint64_t>(42));
    }

    void readsEveryEncodingAndDialect_data() {
        QTest::addColumn<QString>("encoding");
        for (const char* name : {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void readsEveryEncodingAndDialect() {
        QFETCH(QString, encoding);
        const std::string text = "Name;E-Mail\r\nJ\u00fcrgen;J@corp.example\r\n\"Zo\u00eb;\r\nB\";"
                                 "z@corp.example\r\nAnn;j@CORP.example\r\n";
        const std::string bytes = encodeFromUtf8(text, encodingNamed(encoding.toStdString()));
        const auto list = listOf(bytes);
        QCOMPARE(QString::fromStdString(list->profile().dialect.encoding.name), encoding);
        QCOMPARE(statesOf(*list), "ccd"s);
        QCOMPARE(list->fields({1}).value(),
                 (std::vector<std::string>{"Zo\u00eb;\r\nB", "z@corp.example"}));
        QCOMPARE(list->address({0}).value(), "j@corp.example"s);
    }

    void indexesRowsBehindThePreview() {
        std::string bytes = "email\n";
        for (int i = 0; i < 30000; ++i)
            bytes += "a" + std::to_string(i) + "@corp.example\r\r\n";
        QCOMPARE(listOf(bytes)->rowCount(), std::uint32_t{30000});
    }

    void equalKeysDoNotMakeDuplicates() {
        const std::string bytes =
            "a@corp.example\nb@corp.example\nA@corp.example\nB@corp.example\nc@corp.example\n";
        const auto source = bytesInMemory("list.txt", bytes);
        const ListProfile profile{.dialect = {.delimiter = '\0'}, .columns = {"Column 1"}};
        ContactList::Index index{.offsets = {0, 15, 30, 45, 60, 75},
                                 .keys = {7, 7, 7, 7, 7},
                                 .providers = std::vector<ProviderId>(5),
                                 .flags = std::vector<RowFlags>(5)};
        QVERIFY(markDuplicates(*source, profile, index, {}).has_value());
        std::string states;
        for (const RowFlags& row : index.flags)
            states += row.state == RowState::Contact ? 'c' : 'd';
        QCOMPARE(states, "ccddc"s);
    }

    void anyNumberOfThreadsGivesTheSameList() {
        const auto seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const std::array<std::string, 9> pieces{
            "a@corp.example", "b@corp.example", ",", "\n", "\r\n", "\"", "\"\"", "x", " "};
        for (int round = 0; round < 3000; ++round) {
            std::string bytes;
            for (auto length = random() % 60; length > 0; --length)
                bytes += pieces[random() % pieces.size()];
            const auto source = bytesInMemory("list.csv", bytes);
            const auto preview = previewTable(*source);
            const ListProfile profile{.dialect = preview->dialect, .columns = preview->columns};
            ProgressReporter progress;
            const auto alone = scanList(*source, profile, progress, {}, 1);
            for (const std::size_t parts : {2, 3, 7}) {
                const auto together = scanList(*source, profile, progress, {}, parts);
                QVERIFY2(alone->index.offsets == together->index.offsets, bytes.c_str());
                QVERIFY2(alone->index.keys == together->index.keys, bytes.c_str());
                QVERIFY2(alone->index.flags == together->index.flags, bytes.c_str());
                QCOMPARE(together->problems.count(), alone->problems.count());
                for (std::size_t i = 0; i < alone->problems.first().size(); ++i)
                    QVERIFY2(alone->problems.first()[i].row == together->problems.first()[i].row,
                             bytes.c_str());
            }
        }
    }

    void rowsCoverTheFileWithoutGaps() {
        const auto seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const std::array<std::string, 8> pieces{"a@corp.example", "z",  ",",  "\n",
                                                "\r\n",           "\r", "\"", "\n\n"};
        for (int round = 0; round < 3000; ++round) {
            std::string bytes = "email,x\na@corp.example,1\n";
            for (auto length = random() % 60; length > 0; --length)
                bytes += pieces[random() % pieces.size()];
            const auto source = bytesInMemory("list.csv", bytes);
            const ListProfile profile{
                .dialect = {.delimiter = ',', .hasHeader = true, .firstRowOffset = 8},
                .columns = {"email", "x"}};
            ProgressReporter progress;
            const auto result = importList(source, profile, progress, {});
            QVERIFY2(result.has_value(), bytes.c_str());
            const auto& list = **result;
            std::uint64_t at = list.profile().dialect.firstRowOffset;
            for (std::uint32_t row = 0; row < list.rowCount(); ++row) {
                QCOMPARE(list.span({row}).offset, at);
                QVERIFY(list.span({row}).length > 0);
                at += list.span({row}).length;
            }
            QCOMPARE(at, bytes.size());
        }
    }

    void refusesWhatIsNoList() {
        QCOMPARE(imported(bytesInMemory("list.csv", "")).error().code, ErrorCode::NoAddresses);
        QCOMPARE(imported(bytesInMemory("list.csv", "name,email\nAnn,\n")).error().code,
                 ErrorCode::NoAddresses);
        ProgressReporter progress;
        QCOMPARE(importList(bytesInMemory("list.csv", ""), {}, progress, {}).error().code,
                 ErrorCode::FileEmpty);
    }

    void stopsWhenAsked() {
        const CancelToken cancel;
        cancel.cancel();
        std::string bytes;
        for (int i = 0; i < 20000; ++i)
            bytes += "a" + std::to_string(i) + "@corp.example\n";
        QCOMPARE(imported(bytesInMemory("list.csv", bytes), cancel).error().code,
                 ErrorCode::Cancelled);
    }

    void reportsProgressUpToTheEnd() {
        std::string bytes;
        for (int i = 0; i < 20000; ++i)
            bytes += "a" + std::to_string(i) + "@corp.example\n";
        const auto source = bytesInMemory("list.csv", bytes);
        const auto profile = profileList(*source, *previewTable(*source));
        std::vector<Progress> seen;
        ProgressReporter progress([&](Progress now) { seen.push_back(now); });
        QVERIFY(importList(source, *profile, progress, {}).has_value());
        QCOMPARE(seen.back().done, bytes.size());
        QCOMPARE(seen.back().total, bytes.size());
    }

    void aListThatShrinksIsToldAndNoCrash() {
        QTemporaryFile file;
        QVERIFY(file.open());
        for (int i = 0; i < 20000; ++i)
            file.write("a" + QByteArray::number(i) + "@corp.example\n");
        file.flush();
        const auto source = openFile(file.fileName().toStdString());
        const auto list = imported(*source);
        QVERIFY(list.has_value());
        QVERIFY(file.resize(1000));
        QCOMPARE((*list)->fields({19999}).error().code, ErrorCode::FileChanged);
        QCOMPARE(imported(*source).error().code, ErrorCode::FileChanged);
    }

    void aListThatIsWrittenToWhileItIsReadIsTold() {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("a@corp.example\nb@corp.example\n");
        file.flush();
        const auto source = openFile(file.fileName().toStdString());
        QTest::qWait(20);
        file.write("c@corp.example\n");
        file.flush();
        QCOMPARE(imported(*source).error().code, ErrorCode::FileChanged);
    }

    // Large enough for several parts that are read at the same time.
    void aQuoteNeverClosedInRowThreeCostsThatRowAlone() {
        constexpr std::uint32_t rows = 400000;
        std::string bytes = "email,note\r\n";
        for (std::uint32_t row = 0; row < rows; ++row) {
            bytes += "user" + std::to_string(row) + "@corp.example,";
            bytes += row == 1 ? "\"never closed" : row % 7 == 0 ? "\"two\r\nlines\"" : "note";
            bytes += "\r\n";
        }
        const auto list = listOf(bytes);
        QCOMPARE(list->rowCount(), rows);
        QCOMPARE(statesOf(*list), std::string(rows, 'c'));
        QCOMPARE(list->problems().count(), std::uint64_t{1});
        QCOMPARE(list->problems().count(ErrorCode::QuoteNotClosed), std::uint64_t{1});
        QCOMPARE(list->problems().first().at(0).row, std::optional<std::uint64_t>(3));
        QCOMPARE(list->fields({1}).value(),
                 (std::vector<std::string>{"user1@corp.example", "\"never closed"}));
        QCOMPARE(list->address({rows - 1}).value(), "user399999@corp.example"s);
    }

    // A row that reaches over many parts is read once, not once for each of them.
    void aHugeFieldIsNotReadAgainAndAgain() {
        std::string bytes = "email,note\nann@corp.example,a\nbo@corp.example,\"";
        bytes += std::string(std::size_t{40} << 20, 'x') + "\"\n";
        for (int row = 0; row < 1000; ++row)
            bytes += "user" + std::to_string(row) + "@corp.example,b\n";
        const auto source = std::make_shared<const CountingSource>(bytes);
        const ListProfile profile{.dialect = {.hasHeader = true, .firstRowOffset = 11},
                                  .columns = {"email", "note"}};
        ProgressReporter progress;
        const auto list = scanList(*source, profile, progress, {});
        QVERIFY(list.has_value());
        QCOMPARE(list->index.keys.size(), std::size_t{1002});
        QCOMPARE(list->index.offsets[1002], std::uint64_t{bytes.size()});
        QVERIFY2(source->bytesRead() < 3 * bytes.size(), "every part reads the long row again");
    }

    void aByteOrderMarkIsNoPartOfTheFirstName() {
        const auto list = listOf("\xEF\xBB\xBF"
                                 "email,name\nann@corp.example,Ann\n");
        QCOMPARE(list->profile().columns, (std::vector<std::string>{"email", "name"}));
        QCOMPARE(statesOf(*list), "c"s);
    }

    void nulsCostNoRow() {
        std::string bytes = "email,note\n";
        for (int row = 0; row < 100; ++row)
            bytes +=
                "user" + std::to_string(row) + "@corp.example,a" + std::string(3, '\0') + "b\n";
        QCOMPARE(statesOf(*listOf(bytes)), std::string(100, 'c'));
        QCOMPARE(listOf(bytes)->fields({99}).value().at(1).size(), std::size_t{5});
    }

    void manyRowsOfOneAddressTakeLinearTime() {
        std::string bytes;
        for (int i = 0; i < 100000; ++i)
            bytes += "ann@corp.example\n";
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(statesOf(*listOf(bytes)), "c" + std::string(99999, 'd'));
        QVERIFY(timer.elapsed() < 30000);
    }
};

QTEST_GUILESS_MAIN(ListImporterTest)
#include "tst_list_importer.moc"
