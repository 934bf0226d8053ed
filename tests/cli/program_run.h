// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QStringList>

namespace listwright {

/// What listwright-cli gave, run as a program of its own.
struct ProgramRun {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QList<QByteArray> lines() const { return out.trimmed().split('\n'); }
};

inline ProgramRun runProgram(const QStringList& arguments, const QByteArray& input = {}) {
    QProcess process;
    process.start(QStringLiteral(LISTWRIGHT_CLI), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(-1);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

inline bool writeFile(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

inline QString testMail(const QString& name) {
    return QStringLiteral(LISTWRIGHT_TEST_DATA "/report/mails/") + name;
}

inline QString sample(const QString& name) {
    return QStringLiteral(LISTWRIGHT_SOURCE_DIR "/resources/sample/") + name;
}

} // namespace listwright
