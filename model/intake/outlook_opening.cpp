// SPDX-License-Identifier: GPL-3.0-or-later
// What ContainerOpening does with the files of Outlook.
#include "model/intake/container_opening.h"
#include "model/report/outlook_data_file.h"
#include "model/report/outlook_mail.h"

#include <algorithm>

namespace listwright {

namespace {

/// The mail as one of an mbox: what in it looks like the line before a mail is quoted (RFC 4155).
std::string asMboxEntry(const std::string& mail) {
    std::string entry = "From -\n";
    std::size_t at = 0;
    while (at < mail.size()) {
        const std::size_t end = std::min(mail.find('\n', at), mail.size() - 1) + 1;
        const std::string_view line(mail.data() + at, end - at);
        if (line.starts_with("From "))
            entry += '>';
        entry += line;
        at = end;
    }
    return entry + "\r\n";
}

} // namespace

Result<void> ContainerOpening::writeOutlookMail(const SourceFile& file,
                                                const std::shared_ptr<const ByteSource>& source,
                                                ExpandedPaths& expanded) {
    const auto compound = CompoundFile::open(source);
    if (!compound)
        return tl::unexpected(compound.error());
    if (!isOutlookMessage(*compound)) {
        expanded.files.push_back(file); // sniffFile() says what it is
        return {};
    }
    const auto mail = outlookMail(*compound);
    if (!mail)
        return tl::unexpected(mail.error());
    if (auto made = makeFolder(); !made)
        return made;
    auto target = TemporaryFile::create(m_folder->newPath(), file.name);
    if (!target)
        return tl::unexpected(target.error());
    if (auto written = target->write(*mail); !written)
        return written;
    if (auto closed = target->close(lastWritten(file.path)); !closed)
        return closed;
    SourceFile taken = file;
    taken.path = target->path();
    taken.folder = m_folder;
    expanded.files.push_back(std::move(taken));
    return {};
}

/// Each folder of the data file becomes an mbox of its mails.
Result<void> ContainerOpening::writeOutlookFolders(const SourceFile& file, std::uint64_t size,
                                                   ExpandedPaths& expanded) {
    constexpr std::uint64_t problemsTold = 20;
    if (auto made = makeFolder(); !made)
        return made;
    std::optional<TemporaryFile> mbox;
    SourceFile taken = file;
    taken.folder = m_folder;
    std::uint64_t written = 0;
    std::uint64_t problems = 0;
    const auto finish = [&]() -> Result<void> {
        if (!mbox)
            return {};
        if (auto closed = mbox->close(lastWritten(file.path)); !closed)
            return closed;
        taken.path = mbox->path();
        expanded.files.push_back(taken);
        mbox.reset();
        return {};
    };
    OutlookDataSink sink;
    sink.mail = [&](const std::string& folder, const std::string& mail) -> Result<void> {
        const std::string name = file.name + '/' + folder;
        if (mbox && taken.name != name)
            if (auto finished = finish(); !finished)
                return finished;
        if (!mbox) {
            if (++m_use.entries > m_limits.entries)
                return fail({.code = ErrorCode::ArchiveLimit,
                             .file = file.name,
                             .detail = "the number of its folders"});
            auto created = TemporaryFile::create(m_folder->newPath(), name);
            if (!created)
                return tl::unexpected(created.error());
            mbox.emplace(*std::move(created));
            taken.name = name;
        }
        const std::string entry = asMboxEntry(mail);
        written += entry.size();
        m_use.bytes += entry.size();
        // Properties of many messages can be the same bytes of the file.
        if (m_use.bytes > m_limits.unpackedBytes ||
            (written > m_limits.bytesOfAnyRatio && written / size >= m_limits.ratio))
            return fail({.code = ErrorCode::ArchiveLimit,
                         .file = file.name,
                         .detail = "the size of its mails"});
        return mbox->write(entry);
    };
    sink.problem = [&](Error error) {
        if (++problems <= problemsTold)
            expanded.errors.push_back(std::move(error));
    };
    const std::size_t filesBefore = expanded.files.size();
    auto read = readOutlookDataFile(file, sink, m_progress, m_cancel);
    if (read)
        read = finish();
    if (!read)
        return read;
    if (problems > problemsTold)
        expanded.errors.push_back(
            {.code = ErrorCode::MailUnreadable,
             .file = file.name,
             .detail = std::to_string(problems - problemsTold) + " more messages like these"});
    if (expanded.files.size() == filesBefore && problems == 0)
        return fail({.code = ErrorCode::FileEmpty, .file = file.name});
    return {};
}

} // namespace listwright
