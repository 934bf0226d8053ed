// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/clean_up_exporter.h"

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
                                         const std::vector<TestBounce>& bounces);
Result<std::vector<WrittenFile>> exported(const CleanUp& cleanUp, const ExportPlan& plan,
                                          const Decisions& decisions = {},
                                          const std::vector<std::string>& inputs = {});
std::string contentOf(const std::string& path);
void writeFile(const std::string& path, const std::string& bytes);

} // namespace listwright
