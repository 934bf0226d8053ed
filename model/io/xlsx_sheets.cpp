// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/xlsx_sheets.h"

#include "model/io/spreadsheet_cells.h"
#include "model/io/xml_part.h"

#include <algorithm>
#include <utility>

namespace listwright {

namespace {

using Name = QLatin1StringView;

/// All texts in one piece of memory, since there may be millions.
class SharedTexts {
public:
    void add(std::string_view text) {
        m_all += text;
        m_ends.push_back(m_all.size());
    }
    [[nodiscard]] std::size_t bytes() const { return m_all.size() + m_ends.size() * 8; }
    [[nodiscard]] std::optional<std::string_view> at(std::size_t number) const {
        if (number >= m_ends.size())
            return std::nullopt;
        const std::size_t begin = number == 0 ? 0 : m_ends[number - 1];
        return std::string_view(m_all).substr(begin, m_ends[number] - begin);
    }

private:
    std::string m_all;
    std::vector<std::size_t> m_ends;
};

struct SheetPart {
    std::string name;
    std::string part;
    bool isHidden = false;
};

/// `Sheet1` of `xl/workbook.xml` is `xl/Sheet1`; `/xl/Sheet1` is `xl/Sheet1` from anywhere.
std::string resolved(const std::string& from, const std::string& target) {
    if (target.starts_with('/'))
        return target.substr(1);
    std::string folder = from.substr(0, from.rfind('/') + 1);
    std::string_view rest = target;
    while (rest.starts_with("../") || rest.starts_with("./")) {
        if (rest.starts_with("../") && !folder.empty())
            folder.resize(folder.size() < 2 ? 0 : folder.rfind('/', folder.size() - 2) + 1);
        rest.remove_prefix(rest.find('/') + 1);
    }
    return folder + std::string(rest);
}

/// Control characters are written as `_x000D_` (section 22.4.2.4).
std::string unescaped(const QString& text) {
    if (!text.contains(QLatin1StringView("_x")))
        return text.toStdString();
    QString plain;
    for (qsizetype at = 0; at < text.size(); ++at) {
        bool isNumber = false;
        if (text.mid(at, 2) == QLatin1StringView("_x") && at + 6 < text.size() &&
            text[at + 6] == u'_') {
            const auto code = static_cast<char16_t>(text.mid(at + 2, 4).toUShort(&isNumber, 16));
            if (isNumber && code != 0)
                plain += QChar(code);
        }
        if (isNumber)
            at += 6;
        else
            plain += text[at];
    }
    return plain.toStdString();
}

/// `BC12` is the 55th column of the 12th row, both counted from 0.
struct CellPlace {
    std::uint64_t row = 0;
    std::uint64_t column = 0;
};
std::optional<CellPlace> cellPlace(const QString& reference) {
    CellPlace place;
    qsizetype at = 0;
    for (; at < reference.size() && reference[at] >= u'A' && reference[at] <= u'Z'; ++at)
        if (place.column < SheetWriter::mostColumns)
            place.column = place.column * 26 + (reference[at].unicode() - u'A' + 1u);
    bool isNumber = false;
    const std::uint64_t row = reference.mid(at).toUInt(&isNumber);
    if (at == 0 || !isNumber || row == 0)
        return std::nullopt;
    return CellPlace{row - 1, place.column - 1};
}

class XlsxReader {
public:
    explicit XlsxReader(Workbook& workbook)
        : m_workbook(workbook) {}

    Result<std::vector<SheetFile>> read() {
        if (auto found = findSheets(); !found)
            return tl::unexpected(found.error());
        if (auto read = readStyles(); !read)
            return tl::unexpected(read.error());
        if (auto read = readSharedTexts(); !read)
            return tl::unexpected(read.error());
        std::vector<SheetFile> files;
        for (const SheetPart& sheet : m_sheets) {
            auto writer = m_workbook.newSheet();
            if (!writer)
                return tl::unexpected(writer.error());
            if (auto read = readSheet(sheet, *writer); !read)
                return tl::unexpected(read.error());
            if (auto finished = writer->finish(); !finished)
                return tl::unexpected(finished.error());
            if (writer->rows() > 0)
                files.push_back({sheet.name, writer->path(), writer->rows()});
        }
        return files;
    }

private:
    [[nodiscard]] bool has(const std::string& part) const {
        return m_workbook.parts.contains(part);
    }
    [[nodiscard]] XmlPart part(const std::string& name) const {
        const auto found = m_workbook.parts.find(name);
        return {found == m_workbook.parts.end() ? std::string() : found->second, m_workbook.about,
                *m_workbook.progress, *m_workbook.cancel};
    }

    /// Calls `take` at the beginning of every element of a part.
    template <typename Take>
    [[nodiscard]] Result<void> forEachElement(const std::string& name, Take take) {
        XmlPart xml = part(name);
        while (true) {
            const auto more = xml.next();
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                return {};
            take(xml);
        }
    }

    struct Relation {
        std::string type;
        std::string target;
    };
    [[nodiscard]] Result<std::map<std::string, Relation>> relationsOf(const std::string& name) {
        const auto slash = name.rfind('/') + 1;
        const std::string file = name.substr(0, slash) + "_rels/" + name.substr(slash) + ".rels";
        std::map<std::string, Relation> relations;
        if (!has(file))
            return relations;
        const auto read = forEachElement(file, [&](const XmlPart& xml) {
            if (!xml.begins(Name("Relationship")))
                return;
            const std::string type = xml.attribute(Name("Type")).toStdString();
            relations[xml.attribute(Name("Id")).toStdString()] = {
                type.substr(type.rfind('/') + 1),
                resolved(name, xml.attribute(Name("Target")).toStdString())};
        });
        if (!read)
            return tl::unexpected(read.error());
        return relations;
    }

    [[nodiscard]] Result<void> findSheets() {
        std::string book = "xl/workbook.xml";
        const auto roots = relationsOf({});
        if (!roots)
            return tl::unexpected(roots.error());
        for (const auto& [id, relation] : *roots)
            if (relation.type == "officeDocument")
                book = relation.target;
        const auto relations = relationsOf(book);
        if (!relations)
            return tl::unexpected(relations.error());
        for (const auto& [id, relation] : *relations) {
            if (relation.type == "styles")
                m_styles = relation.target;
            if (relation.type == "sharedStrings")
                m_texts = relation.target;
        }
        auto read = forEachElement(book, [&](const XmlPart& xml) {
            const auto isTrue = [&](const QString& value) {
                return value == QLatin1StringView("1") || value == QLatin1StringView("true");
            };
            if (xml.begins(Name("workbookPr")) && isTrue(xml.attribute(Name("date1904"))))
                m_origin = daysSince1970(1904, 1, 1);
            if (!xml.begins(Name("sheet")))
                return;
            // A chart sheet has no cells, and no relation of this type.
            const auto relation = relations->find(xml.attribute(Name("id")).toStdString());
            if (relation != relations->end() && relation->second.type == "worksheet")
                m_sheets.push_back({xml.attribute(Name("name")).toStdString(),
                                    relation->second.target,
                                    xml.attribute(Name("state")).contains(Name("idden"))});
        });
        std::stable_partition(m_sheets.begin(), m_sheets.end(),
                              [](const SheetPart& sheet) { return !sheet.isHidden; });
        return read;
    }

    [[nodiscard]] Result<void> readStyles() {
        if (!has(m_styles))
            return {};
        std::map<std::size_t, NumberMeaning> own;
        bool inCellFormats = false;
        return forEachElement(m_styles, [&](const XmlPart& xml) {
            if (xml.begins(Name("numFmt")))
                own[xml.attribute(Name("numFmtId")).toULong()] =
                    meaningOfFormat(xml.attribute(Name("formatCode")).toStdString());
            if (xml.begins(Name("cellXfs")) || xml.ends(Name("cellXfs")))
                inCellFormats = xml.begins(Name("cellXfs"));
            if (!inCellFormats || !xml.begins(Name("xf")))
                return;
            const std::size_t id = xml.attribute(Name("numFmtId")).toULong();
            const auto found = own.find(id);
            m_formats.push_back(found == own.end() ? meaningOfFormat(id) : found->second);
        });
    }

    /// The text of the element that was just begun, with all its runs but without the reading aids
    /// of Japanese texts.
    [[nodiscard]] Result<QString> richText(XmlPart& xml, Name element) {
        QString text;
        bool inText = false;
        while (true) {
            const auto more = xml.next();
            if (!more)
                return tl::unexpected(more.error());
            if (!*more || xml.ends(element))
                return text;
            if (xml.begins(Name("rPh"))) {
                if (auto skipped = xml.skipElement(); !skipped)
                    return tl::unexpected(skipped.error());
            } else if (xml.begins(Name("t")) || xml.ends(Name("t"))) {
                inText = xml.begins(Name("t"));
            } else if (inText && xml.isText()) {
                text += xml.text();
            }
        }
    }

    [[nodiscard]] Result<void> readSharedTexts() {
        if (!has(m_texts))
            return {};
        XmlPart xml = part(m_texts);
        while (true) {
            const auto more = xml.next();
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                return {};
            if (!xml.begins(Name("si")))
                continue;
            const auto text = richText(xml, Name("si"));
            if (!text)
                return tl::unexpected(text.error());
            m_shared.add(unescaped(*text));
            if (m_shared.bytes() > m_workbook.limits->sharedTextBytes)
                return fail({.code = ErrorCode::ArchiveLimit,
                             .file = m_workbook.about,
                             .detail = "the size of its texts (limit: " +
                                       std::to_string(m_workbook.limits->sharedTextBytes) +
                                       " bytes)"});
        }
    }

    /// A cell as it is met: what `t`, `s` and `<v>` or `<is>` say.
    struct Cell {
        CellPlace place;
        QString type;
        std::size_t format = 0;
        QString value;
    };

    [[nodiscard]] std::string cellText(const Cell& cell) const {
        if (cell.type == QLatin1StringView("s")) {
            bool isNumber = false;
            const std::size_t number = cell.value.trimmed().toULong(&isNumber);
            return std::string(isNumber ? m_shared.at(number).value_or("") : "");
        }
        if (cell.type == QLatin1StringView("b"))
            return cell.value.trimmed() == QLatin1StringView("1") ? "TRUE" : "FALSE";
        if (!cell.type.isEmpty() && cell.type != QLatin1StringView("n"))
            return unescaped(cell.value); // str, inlineStr, e, d
        bool isNumber = false;
        const double number = cell.value.trimmed().toDouble(&isNumber);
        if (!isNumber)
            return unescaped(cell.value);
        const NumberMeaning meaning =
            cell.format < m_formats.size() ? m_formats[cell.format] : NumberMeaning::Number;
        // Excel takes 1900 for a leap year: its days before March of that year are one off.
        const bool beforeMarch1900 = m_origin == firstDay && number < 60.0;
        return serialDateText(number, m_origin + (beforeMarch1900 ? 1 : 0), meaning);
    }

    [[nodiscard]] Result<void> readSheet(const SheetPart& sheet, SheetWriter& writer) {
        XmlPart xml = part(sheet.part);
        Cell cell;
        CellPlace next; // of a cell or row that does not say where it is
        bool inValue = false;
        while (true) {
            const auto more = xml.next();
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                return {};
            if (xml.begins(Name("row"))) {
                bool isNumber = false;
                const std::uint64_t row = xml.attribute(Name("r")).toUInt(&isNumber);
                next = {isNumber && row > 0 ? row - 1 : next.row, 0};
            } else if (xml.ends(Name("row"))) {
                next = {next.row + 1, 0};
            } else if (xml.begins(Name("c"))) {
                cell = {.place = cellPlace(xml.attribute(Name("r"))).value_or(next),
                        .type = xml.attribute(Name("t")),
                        .format = xml.attribute(Name("s")).toULong(),
                        .value = {}};
            } else if (xml.begins(Name("v")) || xml.ends(Name("v"))) {
                inValue = xml.begins(Name("v"));
            } else if (xml.begins(Name("is"))) {
                auto text = richText(xml, Name("is"));
                if (!text)
                    return tl::unexpected(text.error());
                cell.value = *std::move(text);
            } else if (inValue && xml.isText()) {
                cell.value += xml.text();
            } else if (xml.ends(Name("c"))) {
                if (!cell.value.isEmpty())
                    if (auto set =
                            writer.setCell(cell.place.row, cell.place.column, cellText(cell));
                        !set)
                        return set;
                next = {cell.place.row, cell.place.column + 1};
            }
        }
    }

    static inline const std::int64_t firstDay = daysSince1970(1899, 12, 30);

    Workbook& m_workbook;
    std::string m_styles;
    std::string m_texts;
    std::vector<SheetPart> m_sheets;
    std::vector<NumberMeaning> m_formats;
    SharedTexts m_shared;
    std::int64_t m_origin = firstDay;
};

} // namespace

Result<std::vector<SheetFile>> readXlsxSheets(Workbook& workbook) {
    return XlsxReader(workbook).read();
}

} // namespace listwright
