// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/word_search.h"

#include <QTest>

#include <cctype>
#include <random>

using namespace listwright;

namespace {

/// As the search would find it, looking at one place after the other.
std::size_t plainFind(std::string_view word, std::string_view bytes, std::size_t from) {
    for (std::size_t at = from; at < bytes.size(); ++at) {
        if (static_cast<unsigned char>(bytes[at]) >= 0x80 || bytes[at] == '\\')
            return at;
        std::string there(bytes.substr(at, word.size()));
        for (char& c : there)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (there == word)
            return at;
    }
    return std::string_view::npos;
}

} // namespace

class WordSearchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhatALookAtEveryPlaceFinds() {
        const auto seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        constexpr std::string_view letters = "abABzZ@`[{_-.09\x1f";
        int found = 0;
        for (int round = 0; round < 20'000; ++round) {
            std::string word;
            for (std::size_t left = 1 + random() % 4; left > 0; --left)
                word += "abz@`_-.09"[random() % 10];
            std::string bytes;
            for (std::size_t left = random() % 200; left > 0; --left)
                bytes += letters[random() % letters.size()];
            if (!bytes.empty() && random() % 4 == 0)
                bytes[random() % bytes.size()] = random() % 2 == 0 ? '\\' : '\xc3';
            const std::size_t from = bytes.empty() ? 0 : random() % bytes.size();
            const std::size_t expected = plainFind(word, bytes, from);
            found += expected == std::string_view::npos ? 0 : 1;
            QCOMPARE(WordSearch(word).find(bytes, from), expected);
        }
        QVERIFY(found > 2000 && found < 18'000);
    }
};

QTEST_APPLESS_MAIN(WordSearchTest)
#include "tst_word_search.moc"
