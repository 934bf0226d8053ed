// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/stale_parts.h"

#include "model/export/suppression_writer.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string_view>

namespace listwright {

namespace {

/// 12 of `bounces-12.csv` beside `bounces.csv`. Nobody writes a part as `-02`.
std::optional<std::size_t> partNumber(std::string_view name, std::string_view stem,
                                      std::string_view extension) {
    if (name.size() <= stem.size() + 1 + extension.size() || !name.starts_with(stem) ||
        !name.ends_with(extension) || name[stem.size()] != '-')
        return std::nullopt;
    const std::string_view digits =
        name.substr(stem.size() + 1, name.size() - stem.size() - 1 - extension.size());
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.front() == '0')
        return std::nullopt;
    return number;
}

} // namespace

std::vector<std::string> stalePartsOf(const std::string& target, std::size_t parts) {
    namespace fs = std::filesystem;
    const fs::path path(target);
    const std::string stem = path.stem().string();
    const std::string extension = path.extension().string();
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    std::vector<std::size_t> numbers;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const auto number = partNumber(at->path().filename().string(), stem, extension);
        std::error_code notThere;
        if (number && *number > std::max<std::size_t>(parts, 1) && *number <= mostParts &&
            at->is_regular_file(notThere))
            numbers.push_back(*number);
    }
    std::sort(numbers.begin(), numbers.end());
    std::vector<std::string> stale;
    stale.reserve(numbers.size());
    for (const std::size_t number : numbers)
        stale.push_back(numberedTarget(target, number));
    return stale;
}

} // namespace listwright
