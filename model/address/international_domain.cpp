// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/address/international_domain.h"

#include <idn2.h>

#include <memory>

namespace listwright {

bool appendAsciiDomain(std::string_view utf8, std::string& normalised) {
    if (utf8.find('\0') != std::string_view::npos)
        return false;
    const std::string terminated(utf8);
    char* converted = nullptr;
    const int status =
        idn2_to_ascii_8z(terminated.c_str(), &converted, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    const std::unique_ptr<char, decltype(&idn2_free)> owned(converted, &idn2_free);
    if (status != IDN2_OK)
        return false;
    normalised += owned.get();
    return true;
}

} // namespace listwright
