// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/list_exporter.h"
#include "model/export/removal.h"
#include "model/export/suppression_preset.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace listwright {

/// Opens the second file of a suppression list, the third, and so on.
using NextFile = std::function<Result<OutputFile>(std::size_t number)>;

/// `bounces.csv` and 2 make `bounces-2.csv`.
[[nodiscard]] std::string numberedTarget(const std::string& target, std::size_t number);
/// Where a preset's rule goes: `hashes.txt` makes `hashes-rule.txt`.
[[nodiscard]] std::string ruleTarget(const std::string& target);

/// Writes suppression files in the form of a preset: where one is as large as the service takes it,
/// the next is begun, each of them whole in itself.
class SuppressionWriter {
public:
    /// `files` holds the first one, open, and takes the others; all are kept by reference.
    SuppressionWriter(const SuppressionPreset& preset, std::vector<RowFile>& files,
                      const NextFile& nextFile);

    [[nodiscard]] Result<void> begin();
    /// The row as it is written; empty for a reason that the preset does not take. On any thread.
    [[nodiscard]] std::string rowOf(std::string_view address, const Removal& removal) const;
    /// Takes what rowOf() made; nothing happens for an empty one.
    [[nodiscard]] Result<void> add(std::string_view row);
    [[nodiscard]] Result<void> finish();

private:
    [[nodiscard]] std::string beginning() const;
    [[nodiscard]] std::string ending() const;
    [[nodiscard]] std::string valueOf(const SuppressionColumn& column, std::string_view address,
                                      const Removal& removal) const;
    [[nodiscard]] bool isFull(const RowFile& file, std::string_view row) const;

    const SuppressionPreset& m_preset;
    std::vector<RowFile>& m_files;
    const NextFile& m_nextFile;
};

} // namespace listwright
