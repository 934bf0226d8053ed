// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/lower_case.h"

#include "model/io/utf8.h"

#include <QString>

#include <algorithm>

namespace listwright {

void lowerCaseInto(std::string_view text, std::string& lower) {
    if (!isAscii(text)) {
        lower = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
                    .toLower()
                    .toStdString();
        return;
    }
    lower.resize(text.size());
    std::transform(text.begin(), text.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
}

std::string lowerCase(std::string_view text) {
    std::string lower;
    lowerCaseInto(text, lower);
    return lower;
}

} // namespace listwright
