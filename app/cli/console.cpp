// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <cmath>
#include <cstdio>

namespace listwright {

void printData(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void printMessage(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fputc('\n', stderr);
}

void printProblems(const std::string& file, const ProblemLog& problems) {
    for (const Error& problem : problems.first())
        printMessage(message(problem));
    if (const auto more = problems.count() - problems.first().size(); more > 0)
        printMessage(file + ": " + grouped(more) + " more of these.");
}

bool hidesRows(const ProblemLog& ofList) {
    return ofList.count() >
           ofList.count(ErrorCode::RowWithoutAddress) + ofList.count(ErrorCode::SeveralAddresses);
}

void printJson(const QJsonValue& value) {
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    printData(document.toJson().toStdString());
}

std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

std::string percentText(double percent) {
    return QString::number(percent, 'f', 1).toStdString() + " %";
}

QString textOf(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

double roundedPercent(double percent) {
    return std::round(percent * 100.0) / 100.0;
}

} // namespace listwright
