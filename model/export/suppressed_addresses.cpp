// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/suppressed_addresses.h"

#include "model/cleaning/contact_query.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <utility>

namespace listwright {

namespace {

constexpr std::uint32_t rowsBetweenLooks = 4096;

/// A row whose cell holds several addresses is known by all of them, with `, ` between.
std::vector<std::string> addressesOf(const std::string& known) {
    std::vector<std::string> addresses;
    std::size_t begin = 0;
    while (begin < known.size()) {
        const auto end = std::min(known.find(", ", begin), known.size());
        addresses.push_back(known.substr(begin, end - begin));
        begin = end + 2;
    }
    return addresses;
}

template <typename Take>
Result<void> forEachRow(const CleanUp& cleanUp, const Decisions& decisions, ContactStatus wanted,
                        const CancelToken& cancel, Take take) {
    for (std::uint32_t at = 0; at < cleanUp.rowCount(); ++at) {
        if (at % rowsBetweenLooks == 0 && cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled});
        const RowNumber row{at};
        if (statusOf(cleanUp.outcome(row), decisions.override(row)) != wanted)
            continue;
        if (auto taken = take(row); !taken)
            return taken;
    }
    return {};
}

} // namespace

Result<void> forEachSuppressed(const CleanUp& cleanUp, const Decisions& decisions,
                               const SuppressedTaker& take, const CancelToken& cancel) {
    absl::flat_hash_set<std::string> done; // handed out, or not to be
    if (cleanUp.lists().size() > 1 && decisions.overrideCount() > 0) {
        const auto keep = [&](RowNumber row) -> Result<void> {
            if (decisions.override(row) != Proposal::Keep)
                return {};
            const auto known = cleanUp.address(row);
            if (!known)
                return tl::unexpected(known.error());
            for (std::string& address : addressesOf(*known))
                done.insert(std::move(address));
            return {};
        };
        if (auto kept = forEachRow(cleanUp, decisions, ContactStatus::Keep, cancel, keep); !kept)
            return kept;
    }
    const auto handOut = [&](RowNumber row) -> Result<void> {
        const auto known = cleanUp.address(row);
        if (!known)
            return tl::unexpected(known.error());
        const Removal removal = removalOf(cleanUp, decisions, row);
        for (const std::string& address : addressesOf(*known))
            if (done.insert(address).second)
                if (auto taken = take(address, removal); !taken)
                    return taken;
        return {};
    };
    return forEachRow(cleanUp, decisions, ContactStatus::Remove, cancel, handOut);
}

Result<std::vector<SuppressionEntry>>
suppressionEntries(const CleanUp& cleanUp, const Decisions& decisions, const CancelToken& cancel) {
    std::vector<SuppressionEntry> entries;
    const auto take = [&](const std::string& address, const Removal& removal) -> Result<void> {
        entries.push_back({.address = address,
                           .reason = removal.reason,
                           .cause = removal.cause,
                           .code = removal.code,
                           .answer = removal.diagnostic,
                           .source = removal.source,
                           .firstSeen = removal.firstSeen,
                           .lastSeen = removal.lastSeen});
        return {};
    };
    if (const auto taken = forEachSuppressed(cleanUp, decisions, take, cancel); !taken)
        return tl::unexpected(taken.error());
    return entries;
}

} // namespace listwright
