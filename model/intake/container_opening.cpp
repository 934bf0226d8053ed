// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/container_opening.h"

#include "model/intake/file_signature.h"
#include "model/intake/intake_text.h"
#include "model/intake/mail_signs.h"
#include "model/io/spreadsheet_reader.h"
#include "model/list/card_table.h"
#include "model/report/form_body.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdio>

namespace listwright {

namespace {

constexpr std::size_t signatureBytes = 512;
constexpr std::string_view compoundSignature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t sampleBytes = std::size_t{64} << 10;

Result<std::string> beginning(const ByteSource& source, std::size_t bytes) {
    std::string sample(static_cast<std::size_t>(std::min<std::uint64_t>(bytes, source.size())),
                       '\0');
    const auto got = source.readAt(0, sample);
    if (!got)
        return tl::unexpected(got.error());
    sample.resize(*got);
    return sample;
}

/// What is hidden in folders is hidden in archives; Apple puts a shadow beside every file.
bool isHidden(std::string_view name) {
    return name.starts_with('.') || name.find("/.") != std::string_view::npos ||
           name.starts_with("__MACOSX/");
}

/// Whether it is the fault of one entry of an archive.
bool leavesOthersGood(ErrorCode code) {
    return code == ErrorCode::ArchiveBroken || code == ErrorCode::ArchiveEncrypted ||
           code == ErrorCode::SpreadsheetBroken || code == ErrorCode::MailUnreadable ||
           code == ErrorCode::OutlookDataBroken || code == ErrorCode::OutlookDataNotSupported ||
           code == ErrorCode::FileEmpty;
}

std::string otherNames(const std::vector<SheetFile>& sheets, const SheetFile& chosen) {
    std::string names;
    for (const SheetFile& sheet : sheets)
        if (&sheet != &chosen)
            names += (names.empty() ? "" : ", ") + sheet.name;
    return names;
}

} // namespace

void ContainerOpening::open(const std::string& path, ExpandedPaths& expanded) {
    m_use = {};
    m_folder.reset();
    const std::size_t filesBefore = expanded.files.size();
    const auto opened = openOne(SourceFile(path), 1, expanded);
    if (opened)
        return;
    // Half of an archive is worse than none: nobody would see what is missing.
    expanded.files.resize(filesBefore);
    expanded.errors.push_back(opened.error());
}

Result<void> ContainerOpening::openOne(const SourceFile& file, std::uint32_t depth,
                                       ExpandedPaths& expanded) {
    const auto asItStands = [&]() -> Result<void> {
        expanded.files.push_back(file);
        return {};
    };
    const auto source = openFile(file);
    if (!source)
        return asItStands(); // whoever reads it tells why not
    const auto first = beginning(**source, signatureBytes);
    if (!first)
        return asItStands();
    if (const auto form = recogniseCards(*first))
        return writeCards(file, *source, *form, expanded);
    if (first->starts_with(compoundSignature))
        return writeOutlookMail(file, *source, expanded);
    if (const auto field = formFieldAt(*first))
        return writeFormField(file, *source, *field, expanded);
    if (!mayBeContainer(*first))
        return asItStands();
    const auto sample = beginning(**source, sampleBytes);
    if (!sample || beginsAsMail(*sample) || beginsAsMailbox(*sample))
        return asItStands();
    const auto binary = recogniseBinary(*source, *sample);
    if (!binary)
        return asItStands();
    switch (binary->kind) {
    case BinaryKind::Archive:
        if (depth > m_limits.depth)
            return fail({.code = ErrorCode::ArchiveLimit,
                         .file = file.name,
                         .detail = "archives in archives (limit: " +
                                   std::to_string(m_limits.depth) + " deep)"});
        return unpack(file, *source, depth, expanded);
    case BinaryKind::Spreadsheet:
        return writeSheets(file, *source, expanded);
    case BinaryKind::OutlookData:
        return writeOutlookFolders(file, (*source)->size(), expanded);
    case BinaryKind::Closed:
        break;
    }
    return asItStands();
}

Result<void> ContainerOpening::unpack(const SourceFile& file,
                                      const std::shared_ptr<const ByteSource>& source,
                                      std::uint32_t depth, ExpandedPaths& expanded) {
    if (auto made = makeFolder(); !made)
        return made;
    auto reader = ArchiveReader::open(source, m_limits, m_use);
    if (!reader)
        return tl::unexpected(reader.error());
    const std::size_t before = expanded.files.size() + expanded.errors.size();
    while (!reader->isAtEnd()) {
        const auto name = reader->next();
        if (name && !*name)
            break;
        const auto entry = name ? writeEntry(*reader, file, **name, depth == 1)
                                : Result<SourceFile>(tl::unexpected(name.error()));
        if (!entry) {
            if (!leavesOthersGood(entry.error().code))
                return tl::unexpected(entry.error());
            expanded.errors.push_back(entry.error());
            continue;
        }
        if (entry->path.empty())
            continue;
        const std::size_t files = expanded.files.size();
        if (auto opened = openOne(*entry, depth + 1, expanded); !opened) {
            if (!leavesOthersGood(opened.error().code))
                return opened;
            expanded.errors.push_back(opened.error());
        }
        const bool wasContainer =
            expanded.files.size() != files + 1 || expanded.files.back().path != entry->path;
        if (wasContainer)
            std::remove(entry->path.c_str());
    }
    if (auto unchanged = source->checkUnchanged(); !unchanged)
        return unchanged;
    if (expanded.files.size() + expanded.errors.size() == before)
        return fail({.code = ErrorCode::FileEmpty, .file = file.name});
    return {};
}

/// An entry that is not wanted is read all the same, to count it, and gives no path.
Result<SourceFile> ContainerOpening::writeEntry(ArchiveReader& reader, const SourceFile& archive,
                                                const std::string& name, bool tellsProgress) {
    SourceFile entry;
    entry.name = archive.name + '/' + name;
    entry.origin = archive.origin;
    entry.folder = m_folder;
    std::optional<TemporaryFile> file;
    if (!isHidden(name)) {
        auto created = TemporaryFile::create(m_folder->newPath(), entry.name);
        if (!created)
            return tl::unexpected(created.error());
        file.emplace(*std::move(created));
    }
    const auto failed = [&](const Error& error) {
        if (file)
            std::remove(file->path().c_str());
        return tl::unexpected(error);
    };
    while (true) {
        if (m_cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled, .file = archive.name});
        if (tellsProgress)
            m_progress.report(reader.progress());
        const auto piece = reader.read();
        if (!piece)
            return failed(piece.error());
        if (piece->empty())
            break;
        if (file)
            if (const auto written = file->write(*piece); !written)
                return failed(written.error());
    }
    if (!file)
        return entry;
    const auto written = reader.entryWritten();
    if (const auto closed = file->close(written ? written : lastWritten(archive.path)); !closed)
        return failed(closed.error());
    entry.path = file->path();
    return entry;
}

Result<void> ContainerOpening::writeSheets(const SourceFile& file,
                                           const std::shared_ptr<const ByteSource>& source,
                                           ExpandedPaths& expanded) {
    if (auto made = makeFolder(); !made)
        return made;
    const auto sheets =
        readSpreadsheet(source, *m_folder, SpreadsheetLimits(), m_progress, m_cancel);
    if (!sheets)
        return tl::unexpected(sheets.error());
    if (auto unchanged = source->checkUnchanged(); !unchanged)
        return unchanged;
    if (sheets->empty())
        return fail({.code = ErrorCode::FileEmpty, .file = file.name});
    const auto asFile = [&](const SheetFile& sheet) {
        SourceFile written = file;
        written.path = sheet.path;
        written.folder = m_folder;
        return written;
    };
    auto chosen = std::find_if(sheets->begin(), sheets->end(), [&](const SheetFile& sheet) {
        return sniffFile(asFile(sheet)).has_value();
    });
    // Without addresses in any, the first shows people what they have given.
    if (chosen == sheets->end())
        chosen = sheets->begin();
    SourceFile taken = asFile(*chosen);
    const std::string others = otherNames(*sheets, *chosen);
    taken.note = others.empty() ? intakeText("sheet", chosen->name)
                                : intakeText("sheet-of-several", chosen->name, others);
    for (const SheetFile& sheet : *sheets)
        if (&sheet != &*chosen)
            std::remove(sheet.path.c_str());
    expanded.files.push_back(std::move(taken));
    return {};
}

Result<void> ContainerOpening::writeCards(const SourceFile& file,
                                          const std::shared_ptr<const ByteSource>& source,
                                          CardForm form, ExpandedPaths& expanded) {
    if (auto made = makeFolder(); !made)
        return made;
    const auto table =
        writeCardTable(*source, form, *m_folder, CardTableLimits(), m_progress, m_cancel);
    if (!table)
        return tl::unexpected(table.error());
    if (auto unchanged = source->checkUnchanged(); !unchanged)
        return unchanged;
    if (table->cards == 0)
        return fail({.code = ErrorCode::FileEmpty, .file = file.name});
    SourceFile written = file;
    written.path = table->path;
    written.folder = m_folder;
    written.form = cardFormId(form);
    written.note = intakeText(table->rows == table->cards ? "cards" : "cards-several",
                              std::to_string(table->cards), std::to_string(table->rows));
    expanded.files.push_back(std::move(written));
    return {};
}

Result<void> ContainerOpening::writeFormField(const SourceFile& file,
                                              const std::shared_ptr<const ByteSource>& source,
                                              const std::string& field, ExpandedPaths& expanded) {
    constexpr std::size_t pieceBytes = std::size_t{1} << 20;
    if (auto made = makeFolder(); !made)
        return made;
    auto target = TemporaryFile::create(m_folder->newPath(), file.name);
    if (!target)
        return tl::unexpected(target.error());
    FormDecoder decoder(field);
    std::string piece(pieceBytes, '\0');
    for (std::uint64_t at = 0; at < source->size();) {
        if (m_cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled, .file = file.name});
        m_progress.report({at, source->size()});
        const auto got = source->readAt(at, piece);
        if (!got)
            return tl::unexpected(got.error());
        if (*got == 0)
            break;
        at += *got;
        if (auto written = target->write(decoder.decode(std::string_view(piece).substr(0, *got)));
            !written)
            return written;
    }
    if (auto written = target->write(decoder.finish()); !written)
        return written;
    if (auto closed = target->close(lastWritten(file.path)); !closed)
        return closed;
    if (auto unchanged = source->checkUnchanged(); !unchanged)
        return unchanged;
    SourceFile taken = file;
    taken.path = target->path();
    taken.folder = m_folder;
    expanded.files.push_back(std::move(taken));
    return {};
}

std::optional<std::int64_t> ContainerOpening::lastWritten(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return std::nullopt;
    return status.st_mtim.tv_sec;
}

Result<void> ContainerOpening::makeFolder() {
    if (m_folder)
        return {};
    auto made = TemporaryFolder::create();
    if (!made)
        return tl::unexpected(made.error());
    m_folder = *std::move(made);
    return {};
}

} // namespace listwright
