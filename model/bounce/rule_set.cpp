// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bounce/rule_set.h"

#include "model/io/resource_table.h"

#include <absl/container/flat_hash_set.h>
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

namespace listwright {

namespace {

/// So many patterns are matched at once. In one automaton for all of them the states multiply: on
/// texts of random words it runs out of any memory, and each answer then takes milliseconds.
constexpr std::size_t patternsInSet = 8;
/// What RE2 may use for the states of one such automaton while it runs.
constexpr std::int64_t memoryOfSet = 4LL << 20;

RE2::Options patternOptions(std::int64_t memory) {
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(memory);
    return options;
}

std::vector<std::string> splitExamples(std::string_view text) {
    constexpr std::string_view separator = " || ";
    std::vector<std::string> examples;
    while (!text.empty()) {
        const auto end = text.find(separator);
        examples.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + separator.size());
    }
    return examples;
}

bool isWithinWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// A space in a pattern stands for any run of white space, except within brackets and behind a
/// backslash.
std::string withWideSpaces(std::string_view pattern) {
    std::string wide;
    bool inBrackets = false;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c == '\\' && at + 1 < pattern.size()) {
            wide.append(pattern.substr(at, 2));
            ++at;
            continue;
        }
        if (c == '[')
            inBrackets = true;
        else if (c == ']')
            inBrackets = false;
        if (c == ' ' && !inBrackets)
            wide.append("(?:\\s+)");
        else
            wide.push_back(c);
    }
    return wide;
}

} // namespace

/// A rule's own pattern, compiled at the first use: most are only ever looked for with all others.
class SinglePattern {
public:
    explicit SinglePattern(std::string pattern)
        : m_pattern(std::move(pattern)) {}

    [[nodiscard]] const RE2& compiled() const {
        std::call_once(m_once, [this] {
            m_compiled = std::make_unique<const RE2>(m_pattern, patternOptions(1LL << 20));
        });
        return *m_compiled;
    }

private:
    std::string m_pattern;
    mutable std::once_flag m_once;
    mutable std::unique_ptr<const RE2> m_compiled;
};

struct RuleSet::Compiled {
    std::vector<Rule> rules;
    /// One for each rule, none for rules of a code alone.
    std::vector<std::unique_ptr<const SinglePattern>> patterns;
    std::vector<RuleIndex> codeRules;
    /// Patterns that are matched at once, and the rule of each. Neighbours in the tables share
    /// words, so they share states too.
    struct PatternSet {
        std::unique_ptr<RE2::Set> patterns;
        std::vector<RuleIndex> rules;
    };
    std::vector<PatternSet> sets;
    absl::flat_hash_set<std::string> ids;

    [[nodiscard]] Result<void> add(const ResourceTable& table, const ResourceTable::Row& row);
    /// False and why where RE2 does not take the pattern.
    [[nodiscard]] bool addToSets(const std::string& pattern, RuleIndex rule, std::string& error);
    /// False where they are too large.
    [[nodiscard]] bool compileSets();
    void match(const PatternSet& set, std::string_view text,
               std::vector<RuleIndex>& matching) const;
};

bool RuleSet::Compiled::addToSets(const std::string& pattern, RuleIndex rule, std::string& error) {
    if (sets.empty() || sets.back().rules.size() == patternsInSet)
        sets.push_back(
            {std::make_unique<RE2::Set>(patternOptions(memoryOfSet), RE2::UNANCHORED), {}});
    if (sets.back().patterns->Add(pattern, &error) < 0)
        return false;
    sets.back().rules.push_back(rule);
    return true;
}

bool RuleSet::Compiled::compileSets() {
    return std::all_of(sets.begin(), sets.end(),
                       [](const PatternSet& set) { return set.patterns->Compile(); });
}

void RuleSet::Compiled::match(const PatternSet& set, std::string_view text,
                              std::vector<RuleIndex>& matching) const {
    std::vector<int> found;
    RE2::Set::ErrorInfo error{};
    const re2::StringPiece piece(text.data(), text.size());
    if (set.patterns->Match(piece, &found, &error)) {
        for (const int at : found)
            matching.push_back(set.rules[static_cast<std::size_t>(at)]);
    } else if (error.kind != RE2::Set::kNoError) {
        // The automaton ran out of memory: slowly, but with the same answer.
        for (const RuleIndex rule : set.rules)
            if (RE2::PartialMatch(piece, patterns[rule]->compiled()))
                matching.push_back(rule);
    }
}

Result<void> RuleSet::Compiled::add(const ResourceTable& table, const ResourceTable::Row& row) {
    const auto broken = [&](const std::string& detail) {
        return fail({.code = ErrorCode::SettingsBroken,
                     .file = table.path,
                     .row = row.line,
                     .detail = detail});
    };
    // An empty value is written `-`, so that it can be seen in an editor.
    const auto value = [&](std::string_view column) {
        const std::string& text = table.value(row, column);
        return text == "-" ? std::string() : text;
    };
    if (rules.size() >= noRule)
        return broken("more than 65,534 rules");

    Rule rule;
    rule.id = value("id");
    if (rule.id.empty() || !ids.insert(rule.id).second)
        return broken("the id is empty or used twice: " + rule.id);
    const std::string rank = value("rank");
    if (rank.size() != 1 || rank[0] < '0' || rank[0] > '9')
        return broken("the rank is none of 0 to 9: " + rank);
    rule.rank = static_cast<std::uint8_t>(rank[0] - '0');
    const auto scope = RuleScope::parse(value("scope"));
    if (!scope)
        return broken("no such scope: " + value("scope"));
    rule.scope = *scope;
    const auto codes = RuleCodes::parse(value("codes"));
    if (!codes)
        return broken("not a list of codes: " + value("codes"));
    rule.codes = *codes;
    const auto reason = reasonById(value("reason"));
    if (!reason)
        return broken("no such reason: " + value("reason"));
    rule.reason = *reason;
    if (const std::string cause = value("cause"); !cause.empty()) {
        const auto known = causeById(cause);
        if (!known)
            return broken("no such cause: " + cause);
        rule.cause = *known;
    }
    if (const std::string type = value("type"); !type.empty()) {
        const auto known = bounceTypeById(type);
        if (!known)
            return broken("no such type: " + type);
        rule.type = *known;
    }
    rule.source = value("source");
    rule.examples = splitExamples(value("examples"));
    rule.pattern = value("pattern");

    const auto index = static_cast<RuleIndex>(rules.size());
    std::unique_ptr<const SinglePattern> pattern;
    if (rule.pattern.empty()) {
        if (rule.codes.empty())
            return broken("neither a pattern nor a code");
        codeRules.push_back(index);
    } else {
        std::string wide = withWideSpaces(rule.pattern);
        std::string error;
        if (!addToSets(wide, index, error))
            return broken(error);
        pattern = std::make_unique<const SinglePattern>(std::move(wide));
    }
    patterns.push_back(std::move(pattern));
    rules.push_back(std::move(rule));
    return {};
}

RuleSet::RuleSet(std::unique_ptr<Compiled> compiled)
    : m_compiled(std::move(compiled)) {}

RuleSet::~RuleSet() = default;

Result<std::unique_ptr<const RuleSet>> RuleSet::load(const std::vector<std::string>& paths) {
    auto compiled = std::make_unique<Compiled>();
    std::vector<std::pair<std::string, std::uint64_t>> places; // of the rules
    for (const std::string& path : paths) {
        const auto table = readResourceTable(path);
        if (!table)
            return fail(table.error());
        for (const auto& row : table->rows) {
            if (const auto added = compiled->add(*table, row); !added)
                return fail(added.error());
            places.emplace_back(table->path, row.line);
        }
    }
    if (!compiled->compileSets())
        return fail({.code = ErrorCode::SettingsBroken,
                     .file = paths.empty() ? std::string() : paths.front(),
                     .detail = "the rules together are too large"});
    std::vector<RuleIndex> matchingNothing;
    for (const Compiled::PatternSet& set : compiled->sets)
        compiled->match(set, "", matchingNothing);
    if (!matchingNothing.empty()) {
        const auto first = *std::min_element(matchingNothing.begin(), matchingNothing.end());
        const auto& [path, line] = places[first];
        return fail({.code = ErrorCode::SettingsBroken,
                     .file = path,
                     .row = line,
                     .detail = "the pattern matches an empty text"});
    }
    return std::unique_ptr<const RuleSet>(new RuleSet(std::move(compiled)));
}

const std::vector<Rule>& RuleSet::rules() const {
    return m_compiled->rules;
}

std::string_view RuleSet::id(RuleIndex rule) const {
    return rule < m_compiled->rules.size() ? std::string_view(m_compiled->rules[rule].id)
                                           : std::string_view();
}

const std::vector<RuleIndex>& RuleSet::codeRules() const {
    return m_compiled->codeRules;
}

void RuleSet::match(std::string_view text, std::vector<RuleIndex>& matching) const {
    matching.clear();
    if (text.empty())
        return;
    for (const Compiled::PatternSet& set : m_compiled->sets)
        m_compiled->match(set, text, matching);
    std::sort(matching.begin(), matching.end());
}

std::pair<std::uint32_t, std::uint32_t> RuleSet::locate(RuleIndex rule,
                                                        std::string_view text) const {
    if (rule >= m_compiled->patterns.size() || !m_compiled->patterns[rule])
        return {0, 0};
    const RE2& pattern = m_compiled->patterns[rule]->compiled();
    re2::StringPiece match;
    const re2::StringPiece piece(text.data(), text.size());
    if (!pattern.Match(piece, 0, piece.size(), RE2::UNANCHORED, &match, 1))
        return {0, 0};
    auto begin = static_cast<std::size_t>(match.data() - piece.data());
    std::size_t end = begin + match.size();
    while (begin > 0 && isWithinWord(text[begin]) && isWithinWord(text[begin - 1]))
        --begin;
    while (end < text.size() && isWithinWord(text[end - 1]) && isWithinWord(text[end]))
        ++end;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
}

} // namespace listwright
