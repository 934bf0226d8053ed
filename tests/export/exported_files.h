// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/clean_up_exporter.h"
#include "tests/cleaning/clean_up_of.h"

#include <fstream>
#include <sstream>

namespace listwright {

inline Result<std::vector<WrittenFile>> exported(const CleanUp& cleanUp, const ExportPlan& plan,
                                                 const Decisions& decisions = {},
                                                 const std::vector<std::string>& inputs = {}) {
    ProgressReporter progress;
    auto files = exportCleanUp(cleanUp, decisions, plan, inputs, progress, {});
    if (!files)
        return tl::unexpected(files.error());
    return std::move(files->written);
}

inline std::string contentOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return file ? bytes.str() : "(not there)";
}

inline void writeFile(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace listwright
