// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bounce/reason.h"
#include "model/io/error.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace listwright {

/// An address that must not be mailed, and why.
struct SuppressionEntry {
    std::string address = {}; // normalised
    /// A reason's id, or `removed-by-hand`.
    std::string reason = {};
    std::string cause = {};
    std::string code = {};
    std::string answer = {};                              // the server's words
    std::string source = {};                              // the report that said so
    std::optional<std::int64_t> firstSeen = std::nullopt; // seconds since 1970
    std::optional<std::int64_t> lastSeen = std::nullopt;

    friend bool operator==(const SuppressionEntry&, const SuppressionEntry&) = default;
};

/// A clean-up that was done, for the history.
struct CleanUpRecord {
    std::int64_t date = 0;
    std::string list;
    std::uint64_t rowsIn = 0;
    std::uint64_t kept = 0;
    std::uint64_t removed = 0;
    std::uint64_t duplicates = 0;
    std::uint64_t invalid = 0;

    friend bool operator==(const CleanUpRecord&, const CleanUpRecord&) = default;
};

/// The suppression list that is kept between clean-ups, with a log of what happened to each
/// address: one SQLite file. Opens the file for every call and may be used on any thread; a second
/// program that writes at the same time waits. Errors are StoreNotUsable with SQLite's own words.
class SuppressionStore {
public:
    explicit SuppressionStore(std::string path)
        : m_path(std::move(path)) {}

    /// In the order of the addresses; none where the file is not there yet.
    [[nodiscard]] Result<std::vector<SuppressionEntry>> entries() const;
    /// Adds entries and the clean-up they come from, all or nothing; makes the file where there is
    /// none. An address that is there already keeps its earliest firstSeen, gets the latest
    /// lastSeen and the new reason, and a line in its log.
    [[nodiscard]] Result<void> add(std::span<const SuppressionEntry> entries,
                                   const CleanUpRecord& cleanUp) const;
    /// Oldest first.
    [[nodiscard]] Result<std::vector<CleanUpRecord>> history() const;
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

} // namespace listwright
