// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/classifier.h"

#include <QDir>
#include <QString>
#include <QtGlobal>

#include <algorithm>
#include <memory>
#include <string>
#include <tuple>

namespace listwright {

namespace {

constexpr std::uint8_t causeOnlyRank = 0;
constexpr std::uint8_t vagueRank = 3;
constexpr std::uint8_t exactCodeRank = 4;
constexpr std::uint8_t generalCodeRank = 2;
constexpr std::uint8_t markerRank = 8;
/// So many words beside a code are a sentence, which may say something else than the code.
constexpr std::size_t wordsOfASentence = 3;

/// What the event says in figures: the report's code and the one in the server's own words, which
/// may differ.
struct Codes {
    std::optional<EnhancedStatusCode> reported;
    std::optional<EnhancedStatusCode> spoken;
    std::optional<ReplyCode> reply;

    [[nodiscard]] bool fit(const RuleCodes& codes) const {
        return codes.contain(spoken, reply) || codes.contain(reported, reply);
    }
    [[nodiscard]] bool transient() const {
        return (reported && reported->isTransient()) || (spoken && spoken->isTransient()) ||
               (reply && reply->value / 100 == 4);
    }
    [[nodiscard]] bool permanent() const {
        return !transient() &&
               ((reported && reported->isPermanent()) || (spoken && spoken->isPermanent()) ||
                (reply && reply->value / 100 == 5));
    }
};

Codes codesOf(const DeliveryEvent& event) {
    Codes codes{.reported = event.status,
                .spoken = findEnhancedStatusCode(event.diagnostic),
                .reply = event.reply ? event.reply : findReplyCode(event.diagnostic)};
    if (codes.spoken && codes.spoken->classDigit == 2)
        codes.spoken.reset();
    return codes;
}

std::string_view domainOf(std::string_view address) {
    const auto at = address.rfind('@');
    return at == std::string_view::npos ? std::string_view() : address.substr(at + 1);
}

ProviderId domainProvider(std::string_view address) {
    std::string domain(domainOf(address));
    for (char& c : domain)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return providerOfDomain(domain);
}

/// The reason of an event that needs no rule.
std::optional<Reason> reasonOfKind(EventKind kind) {
    switch (kind) {
    case EventKind::Bounce:
    case EventKind::Delay:
        return std::nullopt;
    case EventKind::Complaint:
        return Reason::Complaint;
    case EventKind::Unsubscribe:
        return Reason::Unsubscribed;
    case EventKind::AutoReply:
        return Reason::AutoReply;
    case EventKind::Delivered:
        return Reason::Delivered;
    case EventKind::Engaged:
        return Reason::Engaged;
    case EventKind::None:
    case EventKind::Unreadable:
        return Reason::Undetermined;
    }
    return std::nullopt;
}

BounceType typeOf(Reason reason, BounceType said, EventKind kind, const Codes& codes) {
    BounceType type = said != BounceType::None ? said : reasonTraits(reason).type;
    if (reason == Reason::Undetermined && said == BounceType::None)
        type = codes.transient()   ? BounceType::Soft
               : codes.permanent() ? BounceType::Hard
                                   : BounceType::None;
    const bool mayPass = kind == EventKind::Delay || codes.transient();
    if (type == BounceType::Hard && mayPass)
        return BounceType::Soft;
    return kind == EventKind::Delay ? BounceType::Soft : type;
}

Proposal proposalOf(const Classification& classification, EventKind kind) {
    const Proposal usual = reasonTraits(classification.reason).proposal;
    if (kind == EventKind::Delay)
        return usual == Proposal::Keep ? Proposal::Keep : Proposal::Watch;
    if (usual != Proposal::Remove)
        return usual;
    if (classification.type == BounceType::Soft)
        return Proposal::Watch;
    const bool sure =
        classification.type == BounceType::Hard && classification.confidence != Confidence::Guess;
    return sure ? Proposal::Remove : Proposal::Review;
}

/// One rule that matched, and whether it may decide.
struct Candidate {
    RuleIndex rule = noRule;
    bool holds = false;
    bool scopeFits = false;
};

class Contest {
public:
    Contest(const RuleSet& rules, const DeliveryEvent& event, const AnswerWords& words,
            ProviderId host, ProviderId domain)
        : m_rules(rules)
        , m_codes(codesOf(event))
        , m_command(event.command)
        , m_words(words.text()) {
        // The server's own words come first; what the reporting system says around them counts
        // where they say nothing plain.
        const std::size_t begin = answerBegin(m_words);
        std::string own = m_words;
        std::fill_n(own.begin(), begin, ' ');
        m_own = own;
        collect(own, event, host, domain);
        if (begin > 0 && !wordsSpeakPlainly())
            collect(m_words, event, host, domain);
        else
            m_words = std::move(own);
    }

    [[nodiscard]] const Codes& codes() const { return m_codes; }
    [[nodiscard]] const std::string& words() const { return m_words; }
    [[nodiscard]] const std::vector<Candidate>& candidates() const { return m_candidates; }
    [[nodiscard]] const Rule& ruleAt(RuleIndex rule) const { return m_rules.rules()[rule]; }

    /// The rule that decides; null where none does.
    [[nodiscard]] const Candidate* winner() const {
        const bool decides = !m_candidates.empty() && m_candidates.front().holds &&
                             ruleAt(m_candidates.front().rule).rank != causeOnlyRank;
        return decides ? &m_candidates.front() : nullptr;
    }

    [[nodiscard]] Confidence confidenceIn(const Rule& rule) const {
        const bool agreed = codeSays(rule.reason);
        if (rule.pattern.empty())
            return rule.rank >= exactCodeRank && !isDoubtful(rule) ? Confidence::CodeOnly
                                                                   : Confidence::Guess;
        const bool backed = agreed || !rule.scope.isAny() || !rule.codes.empty();
        if (rule.rank <= vagueRank)
            return backed ? Confidence::Text : Confidence::Guess;
        return backed || rule.rank == markerRank ? Confidence::Confirmed : Confidence::Text;
    }

    /// The type that `winner` gives. Where words alone name the reason, a rule of rank 0 may know
    /// that in such reports they prove less.
    [[nodiscard]] BounceType typeOfWinner(const Rule& winner) const {
        if (winner.type != BounceType::None || winner.pattern.empty() ||
            winner.rank >= markerRank || codeSays(winner.reason) || m_command == "RCPT")
            return winner.type;
        for (const Candidate& candidate : m_candidates) {
            const Rule& rule = ruleAt(candidate.rule);
            if (candidate.holds && rule.rank == causeOnlyRank && rule.reason == winner.reason &&
                rule.type != BounceType::None)
                return rule.type;
        }
        return winner.type;
    }

    /// Why a mailbox is disabled: of the rules that say so and of those that only name causes.
    [[nodiscard]] Cause cause() const {
        for (const Candidate& candidate : m_candidates) {
            const Rule& rule = ruleAt(candidate.rule);
            if (candidate.holds && rule.reason == Reason::MailboxDisabled &&
                rule.cause != Cause::Unspecified)
                return rule.cause;
        }
        return Cause::Unspecified;
    }

private:
    void collect(std::string_view words, const DeliveryEvent& event, ProviderId host,
                 ProviderId domain) {
        std::vector<RuleIndex> matching;
        m_rules.match(words, matching);
        const std::size_t spoken = matching.size();
        const auto& codeRules = m_rules.codeRules();
        matching.insert(matching.end(), codeRules.begin(), codeRules.end());
        m_candidates.clear();
        for (std::size_t at = 0; at < matching.size(); ++at) {
            const Rule& rule = ruleAt(matching[at]);
            const bool codesFit = rule.codes.empty() || m_codes.fit(rule.codes);
            const bool scopeFits = rule.scope.holds(host, domain, event.mailSystem, event.command);
            if (at < spoken || codesFit)
                m_candidates.push_back({matching[at], codesFit && scopeFits, scopeFits});
        }
        std::sort(m_candidates.begin(), m_candidates.end(),
                  [this](const Candidate& a, const Candidate& b) { return goesBefore(a, b); });
    }

    [[nodiscard]] bool wordsSpeakPlainly() const {
        return std::any_of(m_candidates.begin(), m_candidates.end(), [this](const Candidate& each) {
            const Rule& rule = ruleAt(each.rule);
            return each.holds && !rule.pattern.empty() && rule.rank > vagueRank;
        });
    }

    /// The order of strength: those that hold, by rank, narrow scopes before wide ones, rules with
    /// codes before those for any, then the tables' order.
    [[nodiscard]] bool goesBefore(const Candidate& a, const Candidate& b) const {
        if (a.holds != b.holds)
            return a.holds;
        const Rule& first = ruleAt(a.rule);
        const Rule& second = ruleAt(b.rule);
        if (first.rank != second.rank)
            return first.rank > second.rank;
        if (first.scope.isAny() != second.scope.isAny())
            return second.scope.isAny();
        if (first.codes.empty() != second.codes.empty())
            return second.codes.empty();
        return a.rule < b.rule;
    }

    /// Whether a code would remove a contact although the server said more and no rule knows what:
    /// as often as not such words are about the sender or the message.
    [[nodiscard]] bool isDoubtful(const Rule& code) const {
        if (reasonTraits(code.reason).proposal != Proposal::Remove)
            return false;
        const bool read =
            std::any_of(m_candidates.begin(), m_candidates.end(), [this](const Candidate& each) {
                const Rule& rule = ruleAt(each.rule);
                const bool speaks =
                    each.holds && !rule.pattern.empty() && rule.rank > causeOnlyRank;
                return speaks && (rule.reason == Reason::RecipientRefused ||
                                  reasonTraits(rule.reason).proposal == Proposal::Remove);
            });
        return !read && plainWordsIn(m_own) >= wordsOfASentence;
    }

    [[nodiscard]] bool codeSays(Reason reason) const {
        return std::any_of(m_candidates.begin(), m_candidates.end(), [&](const Candidate& each) {
            const Rule& rule = ruleAt(each.rule);
            return each.holds && rule.pattern.empty() && rule.rank >= generalCodeRank &&
                   rule.reason == reason;
        });
    }

    const RuleSet& m_rules;
    Codes m_codes;
    std::string_view m_command;
    std::string m_words;
    std::string m_own;
    std::vector<Candidate> m_candidates;
};

/// Why a rule lost; ids of resources/texts/verdicts.tsv.
std::string_view verdictOn(const Contest& contest, const Candidate& candidate,
                           const Candidate* winner) {
    const Rule& rule = contest.ruleAt(candidate.rule);
    if (&candidate == winner)
        return rule.pattern.empty() ? "decides-code" : "decides-words";
    if (!candidate.holds)
        return candidate.scopeFits ? "other-code" : "other-scope";
    if (rule.rank == causeOnlyRank)
        return "cause-only";
    if (winner == nullptr)
        return "vendor-stronger";
    const Rule& better = contest.ruleAt(winner->rule);
    if (rule.reason == better.reason)
        return "agrees";
    if (rule.pattern.empty())
        return better.pattern.empty() ? "weaker-code" : "code-below-words";
    return better.pattern.empty() ? "vague-words" : "weaker-words";
}

} // namespace

namespace {

Classification inAnswer(Classification classification, const AnswerWords& words) {
    std::tie(classification.matchBegin, classification.matchLength) =
        words.inAnswer(classification.matchBegin, classification.matchLength);
    return classification;
}

} // namespace

Classification Classifier::classify(const DeliveryEvent& event) const {
    const AnswerWords words(event.diagnostic);
    return inAnswer(judge(event, words, nullptr), words);
}

Classification Classifier::classify(const DeliveryEvent& event, const AnswerWords& words) const {
    return judge(event, words, nullptr);
}

Classification Classifier::classify(const DeliveryEvent& event,
                                    std::vector<CompetingRule>& competition) const {
    competition.clear();
    const AnswerWords words(event.diagnostic);
    return inAnswer(judge(event, words, &competition), words);
}

Classification Classifier::judge(const DeliveryEvent& event, const AnswerWords& words,
                                 std::vector<CompetingRule>* competition) const {
    Classification result;
    const ProviderId host =
        event.provider != ProviderId{} ? event.provider : providerOfHost(event.remoteMta);
    const ProviderId domain = domainProvider(event.recipient);
    result.provider = event.provider != ProviderId{} ? event.provider
                      : domain != ProviderId{}       ? domain
                                                     : host;
    if (const auto reason = reasonOfKind(event.kind)) {
        result.reason = *reason;
        const bool said = *reason != Reason::Undetermined;
        result.confidence = said ? Confidence::Confirmed : Confidence::Guess;
        result.proposal = said ? reasonTraits(*reason).proposal : Proposal::Keep;
        return result;
    }

    const Contest contest(m_rules, event, words, host, domain);
    const Candidate* winner = contest.winner();
    const bool plain = winner != nullptr && contest.ruleAt(winner->rule).rank > vagueRank;
    BounceType said = BounceType::None;
    if (!plain && event.vendorReason) {
        winner = nullptr;
        result.reason = *event.vendorReason;
        result.confidence = Confidence::CodeOnly;
        said = event.vendorType.value_or(BounceType::None);
    } else if (winner != nullptr) {
        const Rule& rule = contest.ruleAt(winner->rule);
        result.rule = winner->rule;
        result.reason = rule.reason;
        result.confidence = contest.confidenceIn(rule);
        std::tie(result.matchBegin, result.matchLength) =
            m_rules.locate(winner->rule, contest.words());
        said = contest.typeOfWinner(rule);
    } else {
        said = event.vendorType.value_or(BounceType::None);
    }
    if (result.reason == Reason::MailboxDisabled)
        result.cause = contest.cause();
    result.type = typeOf(result.reason, said, event.kind, contest.codes());
    result.proposal = proposalOf(result, event.kind);

    if (competition != nullptr)
        for (const Candidate& candidate : contest.candidates())
            competition->push_back({candidate.rule, verdictOn(contest, candidate, winner)});
    return result;
}

const Classifier& standardClassifier() {
    static const auto rules = [] {
        std::vector<std::string> paths;
        const QDir folder(QStringLiteral(":/rules"));
        for (const QString& name :
             folder.entryList({QStringLiteral("*.tsv")}, QDir::Files, QDir::Name))
            paths.push_back(folder.filePath(name).toStdString());
        auto loaded = RuleSet::load(paths);
        if (!loaded)
            qFatal("%s", message(loaded.error()).c_str());
        return *std::move(loaded);
    }();
    static const Classifier classifier(*rules);
    return classifier;
}

} // namespace listwright
