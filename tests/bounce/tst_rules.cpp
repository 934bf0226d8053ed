// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/classifier.h"
#include "model/bounce/server_answer.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace listwright;

namespace {

/// An example as an event: from a server of the rule's provider, in a report of the rule's system.
DeliveryEvent exampleEvent(const Rule& rule, const std::string& example) {
    const auto& providers = rule.scope.providers();
    DeliveryEvent event =
        eventFromAnswer(example, providers.empty() ? ProviderId{} : providers.front());
    if (!rule.scope.systems().empty())
        event.mailSystem = rule.scope.systems().front();
    if (!rule.scope.commands().empty())
        event.command = rule.scope.commands().front();
    return event;
}

Result<std::unique_ptr<const RuleSet>> loadTable(const QTemporaryDir& folder,
                                                 const QByteArray& lines) {
    QFile file(folder.filePath(QStringLiteral("rules.tsv")));
    if (!file.open(QIODevice::WriteOnly))
        return fail({.code = ErrorCode::FileNotReadable});
    file.write("id\trank\tscope\tpattern\tcodes\treason\tcause\ttype\tsource\texamples\n" + lines);
    file.close();
    return RuleSet::load({file.fileName().toStdString()});
}

} // namespace

class RulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRuleDecidesItsExamples() {
        const Classifier& classifier = standardClassifier();
        QStringList wrong;
        for (const Rule& rule : classifier.rules().rules()) {
            if (rule.rank == 0)
                continue;
            if (rule.examples.empty())
                wrong << QString::fromStdString(rule.id + ": no example");
            for (const std::string& example : rule.examples) {
                const Classification is = classifier.classify(exampleEvent(rule, example));
                const std::string winner(classifier.rules().id(is.rule));
                if (winner != rule.id)
                    wrong << QString::fromStdString(rule.id + ": decided by " + winner + ": " +
                                                    example);
            }
        }
        for (const QString& line : wrong)
            qWarning("%s", qPrintable(line));
        QVERIFY(wrong.isEmpty());
    }

    // Where nothing but the order of the lines decides between two reasons, the words are not
    // clear.
    void noTwoRulesContradictEachOtherOnAnExample() {
        const Classifier& classifier = standardClassifier();
        const auto& rules = classifier.rules().rules();
        const auto equallyStrong = [](const Rule& a, const Rule& b) {
            return a.rank == b.rank && a.scope.isAny() == b.scope.isAny() &&
                   a.codes.empty() == b.codes.empty();
        };
        QStringList wrong;
        for (const Rule& rule : rules)
            for (const std::string& example : rule.examples) {
                std::vector<CompetingRule> competition;
                const Classification is =
                    classifier.classify(exampleEvent(rule, example), competition);
                for (const CompetingRule& each : competition)
                    if (each.verdict == "weaker-words" && is.rule != noRule &&
                        equallyStrong(rules[each.rule], rules[is.rule]))
                        wrong << QString::fromStdString(rules[is.rule].id + " and " +
                                                        rules[each.rule].id + ": " + example);
            }
        for (const QString& line : wrong)
            qWarning("%s", qPrintable(line));
        QVERIFY(wrong.isEmpty());
    }

    void everyRuleThatDecidesNothingSaysItsMore() {
        const Classifier& classifier = standardClassifier();
        for (const Rule& rule : classifier.rules().rules()) {
            if (rule.rank != 0)
                continue;
            QVERIFY2(!rule.examples.empty(), rule.id.c_str());
            QVERIFY2((rule.cause != Cause::Unspecified) != (rule.type != BounceType::None),
                     rule.id.c_str());
            for (const std::string& example : rule.examples) {
                const Classification is = classifier.classify(exampleEvent(rule, example));
                QVERIFY2(is.reason == rule.reason && is.cause == rule.cause &&
                             (rule.type == BounceType::None || is.type == rule.type),
                         (rule.id + ": " + example).c_str());
            }
        }
    }

    void everyRuleNamesItsSource() {
        for (const Rule& rule : standardClassifier().rules().rules())
            QVERIFY2(!rule.source.empty(), rule.id.c_str());
    }

    void everyRuleThatMatchesIsFoundInTheText() {
        const RuleSet& rules = standardClassifier().rules();
        for (std::size_t at = 0; at < rules.rules().size(); ++at) {
            const Rule& rule = rules.rules()[at];
            for (const std::string& example : rule.examples) {
                const AnswerWords answer(eventFromAnswer(example).diagnostic);
                const std::string& words = answer.text();
                const auto [begin, length] = rules.locate(static_cast<RuleIndex>(at), words);
                QVERIFY2(rule.pattern.empty() || length > 0, rule.id.c_str());
                QVERIFY2(begin + length <= words.size(), rule.id.c_str());
            }
        }
    }

    void everyReasonOfABounceHasARule() {
        std::set<Reason> seen;
        for (const Rule& rule : standardClassifier().rules().rules())
            seen.insert(rule.reason);
        for (std::size_t at = 0; at <= static_cast<std::size_t>(Reason::ProtocolError); ++at) {
            const auto reason = static_cast<Reason>(at);
            QVERIFY2(seen.count(reason) == 1, reasonId(reason).data());
        }
    }

    void everyCauseHasARule() {
        std::set<Cause> seen;
        for (const Rule& rule : standardClassifier().rules().rules())
            seen.insert(rule.cause);
        QCOMPARE(seen.size(), causeCount);
    }

    void aBrokenLineIsNamed_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("detail");
        QTest::newRow("reason") << QByteArray("a\t5\tany\tx\t-\tgone\t-\t-\t-\tx")
                                << "no such reason: gone";
        QTest::newRow("rank") << QByteArray("a\t12\tany\tx\t-\tuser-unknown\t-\t-\t-\tx")
                              << "the rank is none of 0 to 9: 12";
        QTest::newRow("scope") << QByteArray("a\t5\tprovider:moon\tx\t-\tuser-unknown\t-\t-\t-\tx")
                               << "no such scope: provider:moon";
        QTest::newRow("codes") << QByteArray("a\t5\tany\tx\t5.1\tuser-unknown\t-\t-\t-\tx")
                               << "not a list of codes: 5.1";
        QTest::newRow("cause") << QByteArray("a\t5\tany\tx\t-\tuser-unknown\tsad\t-\t-\tx")
                               << "no such cause: sad";
        QTest::newRow("type") << QByteArray("a\t5\tany\tx\t-\tuser-unknown\t-\tfirm\t-\tx")
                              << "no such type: firm";
        QTest::newRow("no pattern and no code")
            << QByteArray("a\t5\tany\t-\t-\tuser-unknown\t-\t-\t-\tx")
            << "neither a pattern nor a code";
        QTest::newRow("empty match") << QByteArray("a\t5\tany\tx*\t-\tuser-unknown\t-\t-\t-\tx")
                                     << "the pattern matches an empty text";
        QTest::newRow("pattern") << QByteArray("a\t5\tany\t(x\t-\tuser-unknown\t-\t-\t-\tx")
                                 << "missing ): (x";
        QTest::newRow("columns") << QByteArray("a\t5\tany") << "3 values, 10 columns";
    }
    void aBrokenLineIsNamed() {
        QFETCH(QByteArray, line);
        QFETCH(QString, detail);
        const QTemporaryDir folder;
        const auto rules = loadTable(folder, "# comment\n" + line + "\n");
        QVERIFY(!rules);
        QVERIFY(rules.error().code == ErrorCode::SettingsBroken);
        QCOMPARE(rules.error().row, std::optional<std::uint64_t>(3));
        QCOMPARE(QString::fromStdString(rules.error().detail), detail);
    }

    void anIdIsUsedOnce() {
        const QTemporaryDir folder;
        const auto rules = loadTable(folder, "a\t5\tany\tx\t-\tuser-unknown\t-\t-\t-\tx\n"
                                             "a\t5\tany\ty\t-\tuser-unknown\t-\t-\t-\ty\n");
        QVERIFY(!rules);
        QCOMPARE(rules.error().row, std::optional<std::uint64_t>(3));
    }

    void aSpaceStandsForAnyWhiteSpace() {
        const QTemporaryDir folder;
        const auto rules =
            loadTable(folder, "a\t5\tany\tno such[ -]user\t-\tuser-unknown\t-\t-\t-\tx\n");
        QVERIFY(rules);
        std::vector<RuleIndex> matching;
        (*rules)->match("550 No  \t such user", matching);
        QCOMPARE(matching.size(), std::size_t(1));
        (*rules)->match("550 nosuch user", matching);
        QVERIFY(matching.empty());
    }

    void bytesThatAreNotUtf8HinderNothing() {
        std::vector<RuleIndex> matching;
        standardClassifier().rules().match("\xFF\xC3( 550 mailbox disabled \x80", matching);
        QVERIFY(!matching.empty());
    }
};

QTEST_APPLESS_MAIN(RulesTest)
#include "tst_rules.moc"
