// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/layering.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace listwright {

namespace {

QString qtModuleOf(const QString& header, const QString& qtHeaders) {
    if (header.contains(u'/'))
        return header.section(u'/', 0, 0);
    const auto modules = QDir(qtHeaders).entryList({QStringLiteral("Qt*")}, QDir::Dirs);
    for (const QString& module : modules) {
        if (QFileInfo::exists(qtHeaders + u'/' + module + u'/' + header))
            return module;
    }
    return {};
}

QString projectFault(const std::vector<Floor>& floors, const Floor& from, const QString& header,
                     const QString& sourceDir) {
    if (header.endsWith(QStringLiteral(".moc")))
        return {};
    const auto to = floorOf(floors, header);
    if (!to || !QFileInfo::exists(sourceDir + u'/' + header))
        return QStringLiteral("\"%1\" is no project file; name it from the top, as in "
                              "\"model/io/error.h\"")
            .arg(header);
    if (to->height > from.height)
        return QStringLiteral("%1 includes upward: \"%2\"").arg(from.folder, header);
    if (to->height == from.height && to->folder != from.folder)
        return QStringLiteral("%1 includes another folder of its floor: \"%2\"")
            .arg(from.folder, header);
    return {};
}

QString qtFault(const Floor& from, const QString& header, const QString& qtHeaders) {
    const QString module = qtModuleOf(header, qtHeaders);
    if (module.isEmpty())
        return QStringLiteral("<%1> belongs to no Qt module found").arg(header);
    if (header == module || header.section(u'/', 1) == module)
        return QStringLiteral("<%1> takes a whole module; name the class's header").arg(header);
    if (!from.qtModules.contains(module))
        return QStringLiteral("%1 may not use %2: <%3>").arg(from.folder, module, header);
    return {};
}

} // namespace

std::vector<Floor> readFloors(const QString& path) {
    std::vector<Floor> floors;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return floors;
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        const QStringList fields = line.split(u'\t');
        if (line.startsWith(u'#') || fields.size() != 3 || fields[0] == QStringLiteral("floor"))
            continue;
        floors.push_back({fields[0].toInt(), fields[1], fields[2].split(u' ')});
    }
    return floors;
}

std::optional<Floor> floorOf(const std::vector<Floor>& floors, const QString& path) {
    std::optional<Floor> found;
    for (const Floor& floor : floors) {
        const bool inside = path.startsWith(floor.folder + u'/');
        if (inside && (!found || floor.folder.size() > found->folder.size()))
            found = floor;
    }
    return found;
}

QStringList layeringFaults(const std::vector<Floor>& floors, const QString& path,
                           const QString& text, const QString& sourceDir,
                           const QString& qtHeaders) {
    const auto from = floorOf(floors, path);
    if (!from)
        return {QStringLiteral("%1: lies in no folder of floors.tsv").arg(path)};

    static const QRegularExpression include(
        QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    QStringList faults;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto match = include.match(lines[i]);
        if (!match.hasMatch())
            continue;
        const QString header = match.captured(2);
        QString fault;
        if (match.captured(1) == QStringLiteral("\""))
            fault = projectFault(floors, *from, header, sourceDir);
        else if (header.startsWith(u'Q') || header.startsWith(QStringLiteral("qt")))
            fault = qtFault(*from, header, qtHeaders);
        if (!fault.isEmpty())
            faults << QStringLiteral("%1:%2: %3").arg(path).arg(i + 1).arg(fault);
    }
    return faults;
}

} // namespace listwright
