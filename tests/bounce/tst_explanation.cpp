// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/explanation.h"
#include "model/bounce/server_answer.h"
#include "model/io/resource_table.h"

#include <QTest>

#include <array>
#include <set>

using namespace listwright;

namespace {
const RuleSet& rules() {
    return standardClassifier().rules();
}
Explanation explained(const DeliveryEvent& event) {
    return explain(event, standardClassifier().classify(event), rules());
}
bool isSentence(const std::string& text) {
    return text.size() > 5 && text.ends_with('.') && text.find('!') == std::string::npos;
}
} // namespace

class ExplanationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyReasonIsExplainedInWholeSentences() {
        for (std::size_t at = 0; at < reasonCount; ++at) {
            Classification is;
            is.reason = static_cast<Reason>(at);
            is.proposal = reasonTraits(is.reason).proposal;
            const Explanation told = explain(DeliveryEvent(), is, rules());
            for (const std::string& text : {told.headline, told.whatHappened, told.whatToDo,
                                            told.whatNotToDo, told.whoActs, told.mayComeBack})
                QVERIFY2(isSentence(text), reasonId(is.reason).data());
        }
    }

    void noTextIsThereWithoutAReason() {
        const ResourceTable table = builtInTable(":/texts/reasons.tsv");
        QCOMPARE(table.rows.size(), reasonCount);
        for (std::size_t at = 0; at < reasonCount; ++at)
            QCOMPARE(table.value(table.rows[at], "id"),
                     std::string(reasonId(static_cast<Reason>(at))));
    }

    void everyCauseAndConfidenceIsExplained() {
        for (std::size_t at = 0; at < causeCount; ++at) {
            Classification is;
            is.reason = Reason::MailboxDisabled;
            is.cause = static_cast<Cause>(at);
            const std::string cause = explain(DeliveryEvent(), is, rules()).cause;
            QCOMPARE(isSentence(cause), is.cause != Cause::Unspecified);
        }
        for (const Confidence confidence :
             {Confidence::Guess, Confidence::CodeOnly, Confidence::Text, Confidence::Confirmed}) {
            Classification is;
            is.confidence = confidence;
            QVERIFY(isSentence(explain(DeliveryEvent(), is, rules()).confidence));
        }
    }

    void everyCodeOfTheRegistryIsExplained() {
        const ResourceTable table = builtInTable(":/status_codes.tsv");
        QVERIFY(table.rows.size() >= 75);
        for (const auto& row : table.rows) {
            const std::string& key = table.value(row, "code");
            for (const char* classDigit : {"2.", "4.", "5."}) {
                DeliveryEvent event;
                event.status = parseEnhancedStatusCode(classDigit + key);
                QVERIFY2(event.status, key.c_str());
                const Explanation told = explain(event, Classification(), rules());
                QCOMPARE(told.digits.size(), std::size_t(3));
                for (const DigitMeaning& digit : told.digits)
                    QVERIFY2(digit.meaning.size() > 5, key.c_str());
                QVERIFY2(told.codeName.size() > 5 && told.codeSource.size() > 5, key.c_str());
            }
        }
    }

    // The registry itself (https://www.iana.org/assignments/smtp-enhanced-status-codes): how many
    // details each subject has, from 0 on without a gap.
    void noCodeOfTheRegistryIsMissing() {
        const std::array<int, 8> details = {0, 10, 4, 6, 7, 6, 10, 30};
        std::set<std::string> known;
        const ResourceTable table = builtInTable(":/status_codes.tsv");
        for (const auto& row : table.rows)
            known.insert(table.value(row, "code"));
        for (std::size_t subject = 0; subject < details.size(); ++subject)
            for (int detail = 0; detail <= details[subject]; ++detail) {
                const std::string key = std::to_string(subject) + '.' + std::to_string(detail);
                QVERIFY2(known.count(key) == 1, key.c_str());
            }
    }

    void everyCodeOfTheRegistryTellsWhatToDo() {
        const ResourceTable table = builtInTable(":/status_codes.tsv");
        for (const auto& row : table.rows)
            for (const char* classDigit : {"4.", "5."}) {
                const std::string code = classDigit + table.value(row, "code");
                DeliveryEvent event;
                event.status = parseEnhancedStatusCode(code);
                const Explanation told = explained(event);
                QVERIFY2(!told.whatHappened.empty() && !told.whoActs.empty() &&
                             !told.whatToDo.empty() && !told.whatNotToDo.empty() &&
                             !told.mayComeBack.empty(),
                         code.c_str());
            }
    }

    void everyCodeOfTheRegistryLeadsToAReason() {
        const ResourceTable table = builtInTable(":/status_codes.tsv");
        for (const auto& row : table.rows) {
            const std::string& key = table.value(row, "code");
            DeliveryEvent event;
            event.status = parseEnhancedStatusCode("5." + key);
            const bool saysNothing = key == "0.0" || key == "1.5";
            QVERIFY2((standardClassifier().classify(event).reason == Reason::Undetermined) ==
                         saysNothing,
                     key.c_str());
        }
    }

    void aCodeThatNoRegistryKnowsIsCalledThat() {
        const Explanation told = explained(eventFromAnswer("550 5.7.606 zork"));
        QCOMPARE(told.digits.size(), std::size_t(3));
        QCOMPARE(told.digits[1].meaning, std::string("about security or a rule of the receiver"));
        QCOMPARE(told.digits[2].meaning, std::string("a number of the provider's own"));
        QVERIFY(told.codeName.empty());
        DeliveryEvent odd;
        odd.status = EnhancedStatusCode{5, 9, 9};
        QVERIFY(!explained(odd).digits[1].meaning.empty());
    }

    void explainsADisabledMailbox() {
        const Explanation told =
            explained(eventFromAnswer("550 5.2.1 Mailbox disabled due to inactivity"));
        QCOMPARE(told.headline, std::string("The mailbox exists, but it has been switched off."));
        QCOMPARE(told.codeName, std::string("Mailbox disabled, not accepting messages"));
        QCOMPARE(told.codeSource, std::string("RFC 3463"));
        QCOMPARE(told.digits[0].meaning, std::string("permanent: trying again will not help"));
        QVERIFY(told.cause.starts_with("Not used for a long time: "));
        QVERIFY(!told.ruleId.empty());
        QVERIFY(!told.ruleSource.empty());
        QVERIFY(told.whatToDo.starts_with("Remove"));
    }

    void whatMayPassIsNotToldToBeRemoved() {
        DeliveryEvent event = eventFromAnswer("450 4.2.1 Mailbox disabled");
        QVERIFY(explained(event).whatToDo.starts_with("Keep"));
        event = eventFromAnswer("550 5.2.1 Mailbox disabled");
        event.kind = EventKind::Delay;
        QVERIFY(explained(event).whatToDo.starts_with("Wait"));
        QVERIFY(explained(eventFromAnswer("550 zork")).whatToDo.starts_with("Read"));
    }

    void theServersCodeIsExplainedWhereTheReportsSaysNothing() {
        DeliveryEvent event;
        event.status = EnhancedStatusCode{5, 0, 0};
        event.diagnostic = "550 5.2.2 full";
        QCOMPARE(explained(event).codeName, std::string("Mailbox full"));
    }

    void everyVerdictHasItsSentence() {
        const Classifier& classifier = standardClassifier();
        std::vector<CompetingRule> competition;
        for (const Rule& rule : classifier.rules().rules())
            for (const std::string& example : rule.examples) {
                (void)classifier.classify(eventFromAnswer(example), competition);
                for (const CompetingRule& each : competition)
                    QVERIFY2(!verdictSentence(each.verdict).empty(), each.verdict.data());
            }
    }
};

QTEST_APPLESS_MAIN(ExplanationTest)
#include "tst_explanation.moc"
