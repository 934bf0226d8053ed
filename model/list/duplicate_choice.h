// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/job.h"
#include "model/list/contact_list.h"

#include <memory>
#include <optional>
#include <string_view>

namespace listwright {

/// Which of the rows with one address stands for it. MostComplete: the one with most fields that
/// are not empty, the first of several.
enum class KeptDuplicate : std::uint8_t { First, Last, MostComplete };
inline constexpr std::size_t keptDuplicateCount = 3;

/// `first`, `last`, `most-complete`.
[[nodiscard]] std::string_view keptDuplicateId(KeptDuplicate kept);
[[nodiscard]] std::optional<KeptDuplicate> keptDuplicateById(std::string_view id);

/// A list as importList() gives it, with another choice: the list itself for First, otherwise a
/// copy of its index, with the file shared. Rows of addresses that occur more than once are read
/// back. Errors are those of the source, FileChanged and Cancelled.
[[nodiscard]] Result<std::shared_ptr<const ContactList>>
keepDuplicate(std::shared_ptr<const ContactList> list, KeptDuplicate kept,
              const CancelToken& cancel);

} // namespace listwright
