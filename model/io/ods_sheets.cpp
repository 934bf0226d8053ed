// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/ods_sheets.h"

#include "model/io/spreadsheet_cells.h"
#include "model/io/xml_part.h"

#include <algorithm>

namespace listwright {

namespace {

using Name = QLatin1StringView;

std::uint64_t repetition(const XmlPart& xml, Name attribute) {
    return std::max<std::uint64_t>(xml.attribute(attribute).toULongLong(), 1);
}

/// `2026-03-01T14:05:00.000` without the fraction.
std::string isoDate(const QString& value) {
    return value.section(u'.', 0, 0).toStdString();
}

/// `PT14H05M09.5S` is `14:05:09`.
std::string timeOfDay(const QString& duration) {
    std::uint64_t seconds = 0;
    QString number;
    for (const QChar letter : duration) {
        if (letter.isDigit() || letter == u'.') {
            number += letter;
            continue;
        }
        const auto count = number.section(u'.', 0, 0).toUInt();
        number.clear();
        if (letter == u'H')
            seconds += std::uint64_t{count} * 3600;
        else if (letter == u'M')
            seconds += std::uint64_t{count} * 60;
        else if (letter == u'S')
            seconds += count;
    }
    const auto two = [](std::uint64_t part) {
        return (part < 10 ? "0" : "") + std::to_string(part);
    };
    return two(seconds / 3600) + ':' + two(seconds / 60 % 60) + ':' + two(seconds % 60);
}

class OdsReader {
public:
    explicit OdsReader(Workbook& workbook)
        : m_workbook(workbook)
        , m_xml(workbook.parts.contains("content.xml") ? workbook.parts["content.xml"]
                                                       : std::string(),
                workbook.about, *workbook.progress, *workbook.cancel) {}

    Result<std::vector<SheetFile>> read() {
        std::vector<SheetFile> files;
        while (true) {
            const auto more = m_xml.next();
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                return files;
            if (m_xml.begins(Name("tracked-changes"))) {
                if (auto skipped = m_xml.skipElement(); !skipped)
                    return tl::unexpected(skipped.error());
            } else if (m_xml.begins(Name("table"))) {
                const std::string name = m_xml.attribute(Name("name")).toStdString();
                auto writer = m_workbook.newSheet();
                if (!writer)
                    return tl::unexpected(writer.error());
                if (auto read = readTable(*writer); !read)
                    return tl::unexpected(read.error());
                if (auto finished = writer->finish(); !finished)
                    return tl::unexpected(finished.error());
                if (writer->rows() > 0)
                    files.push_back({name, writer->path(), writer->rows()});
            }
        }
    }

private:
    [[nodiscard]] Result<void> readTable(SheetWriter& writer) {
        std::uint64_t row = 0;
        while (true) {
            const auto more = m_xml.next();
            if (!more)
                return tl::unexpected(more.error());
            if (!*more || m_xml.ends(Name("table")))
                return {};
            if (m_xml.begins(Name("shapes"))) {
                if (auto skipped = m_xml.skipElement(); !skipped)
                    return skipped;
            } else if (m_xml.begins(Name("table-row"))) {
                const auto times = repetition(m_xml, Name("number-rows-repeated"));
                if (auto read = readRow(writer, row); !read)
                    return read;
                if (times > 1)
                    if (auto repeated = writer.repeatRow(row, times - 1); !repeated)
                        return repeated;
                row += std::min(times, SheetWriter::mostRows);
            }
        }
    }

    [[nodiscard]] Result<void> readRow(SheetWriter& writer, std::uint64_t row) {
        std::uint64_t column = 0;
        while (true) {
            const auto more = m_xml.next();
            if (!more)
                return tl::unexpected(more.error());
            if (!*more || m_xml.ends(Name("table-row")))
                return {};
            const bool isCovered = m_xml.begins(Name("covered-table-cell"));
            if (!isCovered && !m_xml.begins(Name("table-cell")))
                continue;
            const auto times = repetition(m_xml, Name("number-columns-repeated"));
            const auto text = readCell(isCovered ? Name("covered-table-cell") : Name("table-cell"));
            if (!text)
                return tl::unexpected(text.error());
            if (!text->empty())
                for (std::uint64_t at = 0; at < times; ++at)
                    if (auto set = writer.setCell(row, column + at, *text); !set)
                        return set;
            column += std::min(times, SheetWriter::mostColumns);
        }
    }

    [[nodiscard]] Result<std::string> readCell(Name element) {
        const QString type = m_xml.attribute(Name("value-type"));
        const QString value = m_xml.attribute(Name("value"));
        const QString date = m_xml.attribute(Name("date-value"));
        const QString time = m_xml.attribute(Name("time-value"));
        const QString truth = m_xml.attribute(Name("boolean-value"));
        const auto shown = readText(element);
        if (!shown)
            return tl::unexpected(shown.error());
        bool isNumber = false;
        if (type == Name("float") || type == Name("percentage") || type == Name("currency"))
            if (const double number = value.toDouble(&isNumber); isNumber)
                return numberText(number);
        if (type == Name("date") && !date.isEmpty())
            return isoDate(date);
        if (type == Name("time") && !time.isEmpty())
            return timeOfDay(time);
        if (type == Name("boolean") && !truth.isEmpty())
            return std::string(truth == Name("true") ? "TRUE" : "FALSE");
        return shown->toStdString();
    }

    /// The paragraphs of a cell as lines, without its comments and drawings.
    [[nodiscard]] Result<QString> readText(Name element) {
        QString text;
        bool inParagraph = false;
        bool isFirst = true;
        while (true) {
            const auto more = m_xml.next();
            if (!more)
                return tl::unexpected(more.error());
            if (!*more || m_xml.ends(element))
                return text;
            if (m_xml.begins(Name("annotation")) || m_xml.begins(Name("frame")) ||
                m_xml.begins(Name("custom-shape"))) {
                if (auto skipped = m_xml.skipElement(); !skipped)
                    return tl::unexpected(skipped.error());
            } else if (m_xml.begins(Name("p"))) {
                if (!std::exchange(isFirst, false))
                    text += u'\n';
                inParagraph = true;
            } else if (m_xml.ends(Name("p"))) {
                inParagraph = false;
            } else if (inParagraph && m_xml.begins(Name("s"))) {
                constexpr std::uint64_t mostSpaces = 1000;
                text += QString(
                    static_cast<qsizetype>(std::min(repetition(m_xml, Name("c")), mostSpaces)),
                    u' ');
            } else if (inParagraph && m_xml.begins(Name("tab"))) {
                text += u'\t';
            } else if (inParagraph && m_xml.begins(Name("line-break"))) {
                text += u'\n';
            } else if (inParagraph && m_xml.isText()) {
                text += m_xml.text();
            }
        }
    }

    Workbook& m_workbook;
    XmlPart m_xml;
};

} // namespace

Result<std::vector<SheetFile>> readOdsSheets(Workbook& workbook) {
    return OdsReader(workbook).read();
}

} // namespace listwright
