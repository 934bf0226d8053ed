// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/clean_up.h"

#include <memory>
#include <string>
#include <vector>

namespace listwright {

/// What a test says of one address.
struct TestBounce {
    std::string recipient;
    std::string diagnostic;
    std::int64_t date = 0;
};

std::shared_ptr<const EventLedger> ledgerOf(const std::vector<TestBounce>& bounces);
/// Files of the disk or bytes in memory, matched with the bounces.
std::shared_ptr<const CleanUp> cleanUpOf(std::vector<std::shared_ptr<const ByteSource>> sources,
                                         const std::vector<TestBounce>& bounces,
                                         const Policy& policy = {});

} // namespace listwright
