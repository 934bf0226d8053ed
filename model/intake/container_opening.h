// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/input_file.h"
#include "model/io/archive_reader.h"
#include "model/io/temporary_folder.h"
#include "model/list/contact_cards.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace listwright {

/// Opens one file that the user named: takes out what is in it where it is an archive or a
/// spreadsheet, an address book or a data file of Outlook, through archives in archives.
class ContainerOpening {
public:
    ContainerOpening(ProgressReporter& progress, const CancelToken& cancel)
        : m_progress(progress)
        , m_cancel(cancel) {}

    /// Adds the file at `path` to `expanded`, or what was in it.
    void open(const std::string& path, ExpandedPaths& expanded);

private:
    [[nodiscard]] Result<void> openOne(const SourceFile& file, std::uint32_t depth,
                                       ExpandedPaths& expanded);
    [[nodiscard]] Result<void> unpack(const SourceFile& file,
                                      const std::shared_ptr<const ByteSource>& source,
                                      std::uint32_t depth, ExpandedPaths& expanded);
    [[nodiscard]] Result<SourceFile> writeEntry(ArchiveReader& reader, const SourceFile& archive,
                                                const std::string& name, bool tellsProgress);
    [[nodiscard]] Result<void> writeSheets(const SourceFile& file,
                                           const std::shared_ptr<const ByteSource>& source,
                                           ExpandedPaths& expanded);
    [[nodiscard]] Result<void> writeCards(const SourceFile& file,
                                          const std::shared_ptr<const ByteSource>& source,
                                          CardForm form, ExpandedPaths& expanded);
    [[nodiscard]] Result<void> writeOutlookMail(const SourceFile& file,
                                                const std::shared_ptr<const ByteSource>& source,
                                                ExpandedPaths& expanded);
    [[nodiscard]] Result<void> writeFormField(const SourceFile& file,
                                              const std::shared_ptr<const ByteSource>& source,
                                              const std::string& field, ExpandedPaths& expanded);
    [[nodiscard]] Result<void> writeOutlookFolders(const SourceFile& file, std::uint64_t size,
                                                   ExpandedPaths& expanded);
    [[nodiscard]] Result<void> makeFolder();
    /// When a file was last written, seconds since 1970.
    [[nodiscard]] static std::optional<std::int64_t> lastWritten(const std::string& path);

    ProgressReporter& m_progress;
    const CancelToken& m_cancel;
    ArchiveLimits m_limits;
    ArchiveUse m_use;
    std::shared_ptr<TemporaryFolder> m_folder;
};

} // namespace listwright
