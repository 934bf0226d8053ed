// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/archive_reader.h"

#include "model/io/text_encoding.h"
#include "model/io/utf8.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace listwright {

namespace {

constexpr std::size_t blockBytes = std::size_t{128} << 10;
/// For all that one step to the next entry may read: a zip's whole directory is read at the first.
constexpr std::uint64_t mostHeaderBytes = std::uint64_t{32} << 20;

struct ReadArchiveDeleter {
    void operator()(archive* opened) const { archive_read_free(opened); }
};

std::string amount(std::uint64_t bytes) {
    constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20;
    constexpr std::uint64_t gibibyte = std::uint64_t{1} << 30;
    if (bytes >= gibibyte && bytes % gibibyte == 0)
        return std::to_string(bytes / gibibyte) + " GiB";
    if (bytes >= mebibyte && bytes % mebibyte == 0)
        return std::to_string(bytes / mebibyte) + " MiB";
    return std::to_string(bytes) + " bytes";
}

/// A name for people: UTF-8, without control characters, relative.
std::string shownName(std::string name) {
    if (validUtf8Length(name) != name.size())
        name = decodeToUtf8(name, detectEncoding(name, true));
    for (char& letter : name)
        if (static_cast<unsigned char>(letter) < 0x20 || letter == '\x7F' || letter == '\\')
            letter = letter == '\\' ? '/' : '?';
    name.erase(0, std::min(name.find_first_not_of('/'), name.size()));
    constexpr std::size_t longest = 1000;
    if (name.size() > longest)
        name = decodeToUtf8(name.substr(0, longest), TextEncoding{});
    return name;
}

/// A zip has its table of contents at its end. Without that its first files can be read, and nobody
/// would know that others are missing.
Result<bool> isZipWithoutEnd(const ByteSource& source) {
    constexpr std::string_view begin = "PK\x03\x04";
    constexpr std::string_view end = "PK\x05\x06";
    constexpr std::size_t endBytes = 22;
    constexpr std::uint64_t longestEnd = (std::uint64_t{64} << 10) + endBytes; // with its comment
    std::string bytes(begin.size(), '\0');
    auto got = source.readAt(0, bytes);
    if (!got)
        return tl::unexpected(got.error());
    if (*got < begin.size() || bytes != begin)
        return false;
    const std::uint64_t from = source.size() - std::min(source.size(), longestEnd);
    bytes.resize(static_cast<std::size_t>(source.size() - from));
    got = source.readAt(from, bytes);
    if (!got)
        return tl::unexpected(got.error());
    const auto found = bytes.rfind(end);
    return found == std::string::npos || found + endBytes > bytes.size();
}

std::string withoutEnding(std::string_view path) {
    const auto name = path.substr(path.rfind('/') + 1);
    const auto point = name.rfind('.');
    return std::string(point == std::string_view::npos || point == 0 ? name
                                                                     : name.substr(0, point));
}

} // namespace

struct ArchiveReader::State {
    std::shared_ptr<const ByteSource> source;
    ArchiveLimits limits;
    ArchiveUse* use = nullptr;
    std::unique_ptr<archive, ReadArchiveDeleter> opened;
    std::array<char, blockBytes> block{};
    std::uint64_t position = 0;
    std::uint64_t headerBytes = 0;
    std::uint64_t unpacked = 0;
    bool inHeader = false;
    bool headerTooLarge = false;
    bool atEnd = false;
    std::string entryName;
    std::optional<std::int64_t> entryWritten;
    std::optional<Error> sourceError;

    static State& of(void* state) { return *static_cast<State*>(state); }

    static la_ssize_t readBlock(archive* /*unused*/, void* data, const void** bytes) {
        State& state = of(data);
        const auto got = state.source->readAt(state.position, state.block);
        if (!got) {
            state.sourceError = got.error();
            return ARCHIVE_FATAL;
        }
        if (state.inHeader && (state.headerBytes += *got) > mostHeaderBytes) {
            state.headerTooLarge = true;
            return ARCHIVE_FATAL;
        }
        state.position += *got;
        *bytes = state.block.data();
        return static_cast<la_ssize_t>(*got);
    }
    static la_int64_t skip(archive* /*unused*/, void* data, la_int64_t wanted) {
        State& state = of(data);
        const std::uint64_t left = state.source->size() - state.position;
        const auto step = std::min<std::uint64_t>(static_cast<std::uint64_t>(wanted), left);
        state.position += step;
        return static_cast<la_int64_t>(step);
    }
    static la_int64_t seek(archive* /*unused*/, void* data, la_int64_t offset, int whence) {
        State& state = of(data);
        const auto size = static_cast<la_int64_t>(state.source->size());
        const auto at = static_cast<la_int64_t>(state.position);
        const la_int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? at : size;
        const la_int64_t to = std::clamp<la_int64_t>(from + offset, 0, size);
        state.position = static_cast<std::uint64_t>(to);
        return to;
    }

    [[nodiscard]] std::string place() const {
        return entryName.empty() ? source->name() : source->name() + '/' + entryName;
    }
    [[nodiscard]] tl::unexpected<Error> overLimit(std::string detail) {
        atEnd = true;
        return fail(
            {.code = ErrorCode::ArchiveLimit, .file = place(), .detail = std::move(detail)});
    }
    [[nodiscard]] tl::unexpected<Error> tooManyEntries() {
        return overLimit("the number of files in it (limit: " + std::to_string(limits.entries) +
                         ')');
    }
    /// What libarchive has to say about the last call.
    [[nodiscard]] tl::unexpected<Error> failure(int result) {
        atEnd = atEnd || result == ARCHIVE_FATAL;
        if (sourceError)
            return fail(*sourceError);
        if (headerTooLarge) {
            entryName.clear();
            return tooManyEntries();
        }
        const char* const words = archive_error_string(opened.get());
        return fail({.code = ErrorCode::ArchiveBroken,
                     .file = place(),
                     .detail = words ? words : "its end is missing"});
    }
    [[nodiscard]] int nextHeader(archive_entry*& entry) {
        inHeader = true;
        headerBytes = 0;
        const int result = archive_read_next_header(opened.get(), &entry);
        inHeader = false;
        return result;
    }
    /// A single compressed file has no entry name of its own.
    [[nodiscard]] std::string nameOf(archive_entry* entry) const {
        if (archive_format(opened.get()) == ARCHIVE_FORMAT_RAW)
            return withoutEnding(source->name());
        const char* const name = archive_entry_pathname(entry);
        return shownName(name ? name : "?");
    }
};

ArchiveReader::ArchiveReader(std::unique_ptr<State> state)
    : m_state(std::move(state)) {}
ArchiveReader::ArchiveReader(ArchiveReader&&) noexcept = default;
ArchiveReader& ArchiveReader::operator=(ArchiveReader&&) noexcept = default;
ArchiveReader::~ArchiveReader() = default;

Result<ArchiveReader> ArchiveReader::open(std::shared_ptr<const ByteSource> source,
                                          const ArchiveLimits& limits, ArchiveUse& use) {
    const auto isCutOff = isZipWithoutEnd(*source);
    if (!isCutOff)
        return tl::unexpected(isCutOff.error());
    if (*isCutOff)
        return fail({.code = ErrorCode::ArchiveBroken,
                     .file = source->name(),
                     .detail = "its end is missing"});
    auto state = std::make_unique<State>();
    state->source = std::move(source);
    state->limits = limits;
    state->use = &use;
    state->opened.reset(archive_read_new());
    archive* const opened = state->opened.get();
    if (!opened)
        return state->failure(ARCHIVE_FATAL);
    // Only what has been tried: every format and filter more is code that hostile files reach.
    archive_read_support_format_zip(opened);
    archive_read_support_format_tar(opened);
    archive_read_support_format_raw(opened);
    archive_read_support_filter_gzip(opened);
    archive_read_support_filter_bzip2(opened);
    archive_read_support_filter_zstd(opened);
    archive_read_set_read_callback(opened, State::readBlock);
    archive_read_set_skip_callback(opened, State::skip);
    archive_read_set_seek_callback(opened, State::seek);
    archive_read_set_callback_data(opened, state.get());
    if (const int result = archive_read_open1(opened); result != ARCHIVE_OK)
        return state->failure(ARCHIVE_FATAL);
    return ArchiveReader(std::move(state));
}

Result<std::optional<std::string>> ArchiveReader::next() {
    State& state = *m_state;
    while (!state.atEnd) {
        state.entryName.clear();
        archive_entry* entry = nullptr;
        const int result = state.nextHeader(entry);
        if (result == ARCHIVE_EOF) {
            state.atEnd = true;
            break;
        }
        if (result < ARCHIVE_WARN || entry == nullptr)
            return state.failure(ARCHIVE_FATAL);
        if (++state.use->entries > state.limits.entries)
            return state.tooManyEntries();
        const auto type = archive_entry_filetype(entry);
        if ((type != AE_IFREG && type != 0) || archive_entry_hardlink(entry))
            continue;
        state.entryName = state.nameOf(entry);
        state.entryWritten.reset();
        if (archive_entry_mtime_is_set(entry) != 0 && archive_entry_mtime(entry) > 0)
            state.entryWritten = archive_entry_mtime(entry);
        if (state.entryName.ends_with('/'))
            continue;
        if (archive_entry_is_encrypted(entry) == 1)
            return fail({.code = ErrorCode::ArchiveEncrypted, .file = state.place()});
        return state.entryName;
    }
    return std::nullopt;
}

Result<std::string_view> ArchiveReader::read() {
    State& state = *m_state;
    if (state.atEnd)
        return std::string_view();
    // Pieces come with their offset, but holes are only in formats that are not opened here.
    const void* bytes = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    int result = ARCHIVE_OK;
    do
        result = archive_read_data_block(state.opened.get(), &bytes, &size, &offset);
    while (result == ARCHIVE_OK && size == 0);
    if (result == ARCHIVE_EOF)
        return std::string_view();
    if (result != ARCHIVE_OK)
        return state.failure(result);
    state.unpacked += size;
    state.use->bytes += size;
    if (state.use->bytes > state.limits.unpackedBytes)
        return state.overLimit(
            "its size once unpacked (limit: " + amount(state.limits.unpackedBytes) + ')');
    const std::uint64_t packed = std::max<std::uint64_t>(state.position, 1);
    if (state.unpacked > state.limits.bytesOfAnyRatio &&
        state.unpacked / packed >= state.limits.ratio)
        return state.overLimit(
            "how far it is compressed (limit: " + std::to_string(state.limits.ratio) + " to 1)");
    return std::string_view(static_cast<const char*>(bytes), size);
}

std::optional<std::int64_t> ArchiveReader::entryWritten() const {
    return m_state->entryWritten;
}

bool ArchiveReader::isAtEnd() const {
    return m_state->atEnd;
}

Progress ArchiveReader::progress() const {
    return {m_state->position, m_state->source->size()};
}

Result<std::vector<std::string>> archiveEntryNames(std::shared_ptr<const ByteSource> source,
                                                   std::size_t count) {
    ArchiveUse use;
    auto reader = ArchiveReader::open(std::move(source), {}, use);
    if (!reader)
        return tl::unexpected(reader.error());
    std::vector<std::string> names;
    while (names.size() < count) {
        auto name = reader->next();
        if (!name)
            return tl::unexpected(name.error());
        if (!*name)
            break;
        names.push_back(**std::move(name));
    }
    return names;
}

} // namespace listwright
