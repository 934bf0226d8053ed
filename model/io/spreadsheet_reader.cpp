// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/spreadsheet_reader.h"

#include "model/io/ods_sheets.h"
#include "model/io/xlsx_sheets.h"

#include <algorithm>

namespace listwright {

namespace {

/// Looks at the bytes of an XML file as they are unpacked: what would be held in memory as one
/// piece must be short, and there must be no document type.
class XmlGuard {
public:
    XmlGuard(std::uint64_t longest, std::string about)
        : m_longest(longest)
        , m_about(std::move(about)) {}

    [[nodiscard]] Result<void> look(std::string_view bytes) {
        if (bytes.find('\0') != std::string_view::npos)
            return broken("its XML is not in UTF-8");
        // Something may begin in one piece and end in the next.
        const std::string seam = m_tail + std::string(bytes.substr(0, documentType.size()));
        if (seam.find(documentType) != std::string::npos ||
            bytes.find(documentType) != std::string_view::npos)
            return broken("it defines entities of its own");
        m_tail = bytes.substr(bytes.size() - std::min(bytes.size(), documentType.size()));
        while (!bytes.empty()) {
            const auto mark = bytes.find_first_of("<>");
            const auto run = std::min(mark, bytes.size());
            m_run += run;
            if (m_run > m_longest)
                return fail({.code = ErrorCode::ArchiveLimit,
                             .file = m_about,
                             .detail = "the length of one of its texts (limit: " +
                                       std::to_string(m_longest) + " bytes)"});
            if (mark == std::string_view::npos)
                break;
            m_run = 0;
            bytes.remove_prefix(mark + 1);
        }
        return {};
    }

private:
    static constexpr std::string_view documentType = "<!DOCTYPE";

    [[nodiscard]] tl::unexpected<Error> broken(std::string detail) const {
        return fail(
            {.code = ErrorCode::SpreadsheetBroken, .file = m_about, .detail = std::move(detail)});
    }

    std::uint64_t m_longest;
    std::string m_about;
    std::uint64_t m_run = 0; // bytes since the last < or >
    std::string m_tail;
};

bool isPart(std::string_view name) {
    return name.ends_with(".xml") || name.ends_with(".rels");
}

/// Unpacks the XML files; pictures and the like are only checked against the limits.
Result<void> unpackParts(const std::shared_ptr<const ByteSource>& source, Workbook& workbook) {
    ArchiveUse use;
    auto reader = ArchiveReader::open(source, workbook.limits->archive, use);
    if (!reader)
        return tl::unexpected(reader.error());
    while (true) {
        const auto name = reader->next();
        if (!name)
            return tl::unexpected(name.error());
        if (!*name)
            return {};
        std::optional<TemporaryFile> file;
        if (isPart(**name)) {
            auto created = TemporaryFile::create(workbook.folder->newPath(), workbook.about);
            if (!created)
                return tl::unexpected(created.error());
            file.emplace(*std::move(created));
        }
        XmlGuard guard(workbook.limits->elementBytes, workbook.about);
        while (true) {
            if (workbook.cancel->isCancelled())
                return fail({.code = ErrorCode::Cancelled, .file = workbook.about});
            workbook.progress->report(reader->progress());
            const auto piece = reader->read();
            if (!piece)
                return tl::unexpected(piece.error());
            if (piece->empty())
                break;
            if (!file)
                continue;
            if (auto looked = guard.look(*piece); !looked)
                return looked;
            if (auto written = file->write(*piece); !written)
                return written;
        }
        if (!file)
            continue;
        if (auto closed = file->close(); !closed)
            return closed;
        workbook.parts[**name] = file->path();
    }
}

} // namespace

Result<SheetWriter> Workbook::newSheet() {
    auto file = TemporaryFile::create(folder->newPath(), about);
    if (!file)
        return tl::unexpected(file.error());
    return SheetWriter(*std::move(file), about, *limits, use);
}

Result<std::vector<SheetFile>> readSpreadsheet(const std::shared_ptr<const ByteSource>& source,
                                               TemporaryFolder& folder,
                                               const SpreadsheetLimits& limits,
                                               ProgressReporter& progress,
                                               const CancelToken& cancel) {
    Workbook workbook{.about = source->name(),
                      .parts = {},
                      .folder = &folder,
                      .limits = &limits,
                      .progress = &progress,
                      .cancel = &cancel};
    const auto unpacked = unpackParts(source, workbook);
    auto sheets = !unpacked ? Result<std::vector<SheetFile>>(tl::unexpected(unpacked.error()))
                  : workbook.parts.contains("content.xml") ? readOdsSheets(workbook)
                                                           : readXlsxSheets(workbook);
    for (const auto& [name, path] : workbook.parts)
        std::remove(path.c_str());
    return sheets;
}

} // namespace listwright
