// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/report_import.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QStringList>

namespace listwright {

/// One line an event, as tests/data/formats/expected.tsv has them behind file and format.
inline QStringList eventsOf(const InputFile& file) {
    QStringList lines;
    const auto take = [&](const std::vector<ClassifiedEvent>& events) {
        for (const ClassifiedEvent& one : events) {
            const auto id = [](std::string_view text) {
                return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
            };
            const QString date =
                one.event.date
                    ? QDateTime::fromSecsSinceEpoch(*one.event.date, Qt::UTC).toString(Qt::ISODate)
                    : QString();
            lines << QStringList{id(one.event.recipient), id(eventKindId(one.event.kind)),
                                 id(bounceTypeId(one.classification.type)),
                                 id(reasonId(one.classification.reason)), date}
                         .join(u'\t');
        }
    };
    ProgressReporter progress;
    const CancelToken cancel;
    const auto summary = readReport(file, standardClassifier(), take, progress, cancel);
    if (!summary)
        lines << QString::fromStdString(message(summary.error()));
    return lines;
}

/// The lines of a table of the tests, without remarks and header.
inline std::vector<QStringList> linesOf(const QString& path) {
    std::vector<QStringList> lines;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    bool header = true;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (!std::exchange(header, false))
            lines.push_back(line.split(u'\t'));
    }
    return lines;
}

} // namespace listwright
