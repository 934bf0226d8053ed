// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/clean_up_counts.h"
#include "model/cleaning/contact_query.h"
#include "tests/export/exported_files.h"

#include <QTemporaryDir>
#include <QTest>

#include <optional>
#include <random>

using namespace listwright;

namespace {

/// A list as people have them, bent in every way that does not make two readings of it right.
class RandomList {
public:
    explicit RandomList(std::uint64_t seed)
        : m_random(seed) {}

    std::string make() {
        const char delimiter = ",;\t|"[pick(4)];
        std::string bytes = pick(4) == 0 ? "\xEF\xBB\xBF" : "";
        if (pick(3) != 0)
            bytes += std::string("email") + delimiter + "name" + delimiter + "note" + lineEnd();
        const int rows = 3 + pick(60);
        for (int row = 0; row < rows; ++row) {
            bytes += address() + delimiter + name() + delimiter + note(delimiter);
            if (row + 1 < rows || pick(2) == 0)
                bytes += lineEnd();
            if (pick(15) == 0 && row + 1 < rows)
                bytes += lineEnd();
        }
        return bytes;
    }

private:
    int pick(int count) { return std::uniform_int_distribution(0, count - 1)(m_random); }
    std::string lineEnd() {
        if (pick(20) == 0) // now and then another one
            m_lineEnd = pick(3);
        constexpr std::array<const char*, 3> ends{"\n", "\r\n", "\r"};
        return ends[static_cast<std::size_t>(m_lineEnd)];
    }
    std::string address() {
        const std::string user = "user" + std::to_string(pick(80));
        switch (pick(12)) {
        case 0:
            return "not an address";
        case 1:
            return "USER" + std::to_string(pick(80)) + "@Corp.Example";
        case 2:
            return '"' + user + "@corp.example\"";
        case 3:
            return "Name <" + user + "@corp.example>";
        default:
            return user + "@corp.example";
        }
    }
    std::string name() { return pick(5) == 0 ? "J\xC3\xBCrgen" : "Ann"; }
    std::string note(char delimiter) {
        switch (pick(6)) {
        case 0:
            return std::string("\"likes") + delimiter + " books\"";
        case 1:
            return "\"two\nlines \"\"quoted\"\"\"";
        case 2:
            return {};
        default:
            return "x";
        }
    }

    std::mt19937_64 m_random;
    int m_lineEnd = 0;
};

/// How many lists are tried: LISTWRIGHT_RANDOM_LISTS, or as many as take a second or two.
std::uint64_t listsAsked() {
    const int asked = qEnvironmentVariableIntValue("LISTWRIGHT_RANDOM_LISTS");
    return asked > 0 ? static_cast<std::uint64_t>(asked) : 300;
}

/// LISTWRIGHT_RANDOM_SEED, to see a list again that failed.
std::optional<std::uint64_t> seedAsked() {
    bool isNumber = false;
    const qulonglong seed = qEnvironmentVariable("LISTWRIGHT_RANDOM_SEED").toULongLong(&isNumber);
    return isNumber ? std::optional<std::uint64_t>(seed) : std::nullopt;
}

/// Takes `part` out of `whole` at its beginning; whether it was there.
bool take(std::string_view& whole, std::string_view part) {
    if (!whole.starts_with(part))
        return false;
    whole.remove_prefix(part.size());
    return true;
}

} // namespace

class ExportedBytesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Every row is in exactly one file, as it stood and where it stood.
    void partsEveryListWithoutALoss() {
        const std::uint64_t first = seedAsked().value_or(std::random_device{}());
        const std::uint64_t count = listsAsked();
        std::printf("%llu lists from seed %llu on\n", static_cast<unsigned long long>(count),
                    static_cast<unsigned long long>(first));
        std::vector<TestBounce> bounces;
        for (int user = 0; user < 80; user += 7)
            bounces.push_back({"user" + std::to_string(user) + "@corp.example",
                               user % 2 == 0 ? "550 5.2.1 Mailbox disabled" : "452 4.2.2 full", 0});
        const QTemporaryDir folder;
        const auto path = [&](const char* name) {
            return folder.filePath(QString::fromLatin1(name)).toStdString();
        };
        std::uint64_t removedRows = 0;
        for (std::uint64_t seed = first; seed < first + count; ++seed) {
            const std::string bytes = RandomList(seed).make();
            Policy policy;
            policy.keptDuplicate = static_cast<KeptDuplicate>(seed % keptDuplicateCount);
            const auto cleanUp = cleanUpOf({bytesInMemory("list.csv", bytes)}, bounces, policy);
            ExportPlan plan;
            plan.lists = {{.cleaned = path("cleaned"),
                           .removed = path("removed"),
                           .duplicates = path("duplicates"),
                           .invalid = path("invalid")}};
            const auto written = exported(*cleanUp, plan);
            QVERIFY(written);

            const ContactList& list = *cleanUp->lists().front();
            const CleanUpCounts counts = countRows(*cleanUp, {});
            QVERIFY2(counts.in == list.rowCount() && counts.balances(),
                     qPrintable(QStringLiteral("seed %1").arg(seed)));
            const std::string cleaned = contentOf(path("cleaned"));
            const std::string duplicates = contentOf(path("duplicates"));
            const std::string invalid = contentOf(path("invalid"));
            std::string_view kept = cleaned;
            std::string_view twice = duplicates;
            std::string_view bad = invalid;
            const std::string beginning = bytes.substr(0, list.span({0}).offset);
            bool right = take(kept, beginning) && take(twice, beginning) && take(bad, beginning);
            std::uint64_t removed = 0;
            for (std::uint32_t row = 0; row < list.rowCount() && right; ++row) {
                const RowSpan span = list.span({row});
                const std::string text = bytes.substr(span.offset, span.length);
                switch (statusOf(cleanUp->outcome({row}), std::nullopt)) {
                case ContactStatus::Keep:
                case ContactStatus::Watch:
                case ContactStatus::Review:
                    right = take(kept, text);
                    break;
                case ContactStatus::Duplicate:
                    right = take(twice, text);
                    break;
                case ContactStatus::Invalid:
                    right = take(bad, text);
                    break;
                case ContactStatus::Remove:
                    ++removed;
                    break;
                }
            }
            right = right && kept.empty() && twice.empty() && bad.empty() &&
                    written->at(1).rows == removed;
            QVERIFY2(right, qPrintable(QStringLiteral("seed %1").arg(seed)));
            removedRows += removed;
        }
        QVERIFY(removedRows > count / 3); // the lists are worth the trouble
    }
};

QTEST_GUILESS_MAIN(ExportedBytesTest)
#include "tst_exported_bytes.moc"
