// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/job.h"
#include "model/list/contact_list.h"

#include <functional>
#include <string_view>

namespace listwright {

/// Takes a row of a list and its address in normalised form, which lives as long as the call.
using AddressTaker = std::function<void(RowNumber row, std::string_view address)>;

/// Reads the addresses of all rows that have one, duplicates included, in the list's order.
/// Cancelled when asked to stop.
[[nodiscard]] Result<void> scanAddresses(const ContactList& list, const AddressTaker& take,
                                         const CancelToken& cancel);

} // namespace listwright
