// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/problem_log.h"

#include <cstdint>
#include <string>
#include <string_view>

class QJsonObject;
class QJsonValue;
class QString;

namespace listwright {

/// To standard output, as it stands.
void printData(std::string_view text);
/// A line to standard error.
void printMessage(std::string_view text);
/// The places of the first problems, and how many more there are in the file.
void printProblems(const std::string& file, const ProblemLog& problems);
/// Whether a part of a list could not be read; a row without an address was read, and counts as
/// invalid.
[[nodiscard]] bool hidesRows(const ProblemLog& ofList);
/// Indented, an array or an object.
void printJson(const QJsonValue& value);

/// `12,480`.
[[nodiscard]] std::string grouped(std::uint64_t number);
/// `2.4 %`, with one digit behind the point.
[[nodiscard]] std::string percentText(double percent);
[[nodiscard]] QString textOf(std::string_view utf8);
/// Rounded to two digits behind the point.
[[nodiscard]] double roundedPercent(double percent);

} // namespace listwright
