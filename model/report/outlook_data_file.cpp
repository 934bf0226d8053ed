// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/outlook_data_file.h"

#include "model/report/ascii_text.h"
#include "model/report/outlook_message.h"

#include <libpff.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace listwright {

namespace {

constexpr int deepestFolder = 64;
constexpr std::size_t mostFolders = 100'000;
constexpr std::size_t longestName = 200;
// No report is that long, and what is attached to other mails is not looked at.
constexpr std::size_t largestValue = std::size_t{16} << 20;

// The library's types are all the same one, an intptr_t: each gets the function that frees it.
struct FreeFile {
    void operator()(libpff_file_t* file) const { libpff_file_free(&file, nullptr); }
};
struct FreeItem {
    void operator()(libpff_item_t* item) const { libpff_item_free(&item, nullptr); }
};
struct FreeRecords {
    void operator()(libpff_record_set_t* records) const {
        libpff_record_set_free(&records, nullptr);
    }
};
struct FreeEntry {
    void operator()(libpff_record_entry_t* entry) const {
        libpff_record_entry_free(&entry, nullptr);
    }
};
using FileHandle = std::unique_ptr<libpff_file_t, FreeFile>;
using Item = std::unique_ptr<libpff_item_t, FreeItem>;
using Records = std::unique_ptr<libpff_record_set_t, FreeRecords>;
using Entry = std::unique_ptr<libpff_record_entry_t, FreeEntry>;

/// Calls the library for an item that it makes; null where there is none or it failed, which
/// `isBroken` tells apart.
template <typename Call>
Item itemFrom(const Call& call, bool* isBroken = nullptr) {
    libpff_item_t* item = nullptr;
    const int got = call(&item);
    Item held(item);
    if (got < 0 && isBroken != nullptr)
        *isBroken = true;
    return got == 1 ? std::move(held) : nullptr;
}

/// One row of an item's properties: a message has one, its recipients have one each.
class ItemProperties : public OutlookProperties {
public:
    /// `isBroken` becomes true when a value is there and cannot be read.
    ItemProperties(libpff_item_t* item, int row, bool& isBroken)
        : m_isBroken(isBroken) {
        libpff_record_set_t* records = nullptr;
        const int got = libpff_item_get_record_set_by_index(item, row, &records, nullptr);
        m_records.reset(records);
        if (got != 1) {
            m_records.reset();
            m_isBroken = true;
        }
    }

private:
    [[nodiscard]] Entry entry(OutlookTag tag, std::uint32_t type, std::uint8_t flags) const {
        if (!m_records)
            return nullptr;
        libpff_record_entry_t* found = nullptr;
        const int got = libpff_record_set_get_entry_by_type(
            m_records.get(), static_cast<std::uint32_t>(tag), type, &found, flags, nullptr);
        Entry held(found);
        if (got == 1)
            return held;
        if (got < 0)
            m_isBroken = true;
        return nullptr;
    }

    [[nodiscard]] static std::optional<std::string> bytesOf(const Entry& entry) {
        std::size_t size = 0;
        if (libpff_record_entry_get_data_size(entry.get(), &size, nullptr) != 1)
            return std::nullopt;
        if (size > largestValue || size == 0)
            return std::string();
        std::string bytes(size, '\0');
        auto* const begin = reinterpret_cast<std::uint8_t*>(bytes.data());
        if (libpff_record_entry_get_data(entry.get(), begin, size, nullptr) != 1)
            return std::nullopt;
        return bytes;
    }

    [[nodiscard]] std::optional<std::string> longValue(OutlookTag tag,
                                                       LongType type) const override {
        const Entry found = entry(tag, static_cast<std::uint32_t>(type), 0);
        if (!found)
            return std::nullopt;
        auto bytes = bytesOf(found);
        if (!bytes)
            m_isBroken = true;
        return bytes;
    }

    [[nodiscard]] std::optional<std::uint64_t> fixedValue(OutlookTag tag) const override {
        const Entry found = entry(tag, 0, LIBPFF_ENTRY_VALUE_FLAG_MATCH_ANY_VALUE_TYPE);
        if (!found)
            return std::nullopt;
        const auto bytes = bytesOf(found);
        if (!bytes || bytes->size() > sizeof(std::uint64_t))
            return std::nullopt;
        std::uint64_t value = 0;
        for (std::size_t i = bytes->size(); i-- > 0;)
            value = value << 8 | static_cast<unsigned char>((*bytes)[i]);
        return value;
    }

    bool& m_isBroken;
    Records m_records;
};

bool isMail(std::string_view kind) {
    return kind.empty() || startsIgnoringCase(kind, "IPM.Note") ||
           startsIgnoringCase(kind, "REPORT.");
}

/// Reads one message, and those inside of it.
class MessageReader {
public:
    /// Empty where it is no mail but an appointment, a contact or the like.
    [[nodiscard]] std::optional<OutlookMessage> read(libpff_item_t* item, int depth = 1) {
        ItemProperties properties(item, 0, m_isBroken);
        if (m_isBroken || !isMail(properties.text(OutlookTag::MessageClass)))
            return std::nullopt;
        OutlookMessage message = outlookMessage(properties);
        m_taken += message.header.size() + message.body.size() + message.html.size();
        if (message.isReport())
            readRecipients(item, properties.encoding(), message);
        readAttachments(item, properties.encoding(), depth, message);
        return message;
    }

    [[nodiscard]] bool isBroken() const { return m_isBroken; }

private:
    void readRecipients(libpff_item_t* item, const std::string& encoding, OutlookMessage& message) {
        const Item recipients = itemFrom(
            [&](libpff_item_t** made) {
                return libpff_message_get_recipients(item, made, nullptr);
            },
            &m_isBroken);
        if (!recipients)
            return;
        int count = 0;
        if (libpff_item_get_number_of_record_sets(recipients.get(), &count, nullptr) != 1)
            m_isBroken = true;
        count = std::min(count, static_cast<int>(OutlookLimits::parts));
        for (int at = 0; at < count && m_taken < OutlookLimits::bytes; ++at) {
            ItemProperties properties(recipients.get(), at, m_isBroken);
            properties.setEncoding(encoding);
            message.recipients.push_back(outlookRecipient(properties));
            m_taken += message.recipients.back().words.size();
        }
    }

    void readAttachments(libpff_item_t* item, const std::string& encoding, int depth,
                         OutlookMessage& message) {
        int count = 0;
        if (libpff_message_get_number_of_attachments(item, &count, nullptr) != 1)
            m_isBroken = true;
        count = std::min(count, static_cast<int>(OutlookLimits::parts));
        for (int at = 0; at < count && m_taken < OutlookLimits::bytes; ++at) {
            const Item attached = itemFrom([&](libpff_item_t** made) {
                return libpff_message_get_attachment(item, at, made, nullptr);
            });
            if (!attached) {
                m_isBroken = true;
                continue;
            }
            readAttachment(attached.get(), encoding, depth, message);
        }
    }

    void readAttachment(libpff_item_t* attached, const std::string& encoding, int depth,
                        OutlookMessage& message) {
        int type = LIBPFF_ATTACHMENT_TYPE_UNDEFINED;
        if (libpff_attachment_get_type(attached, &type, nullptr) != 1)
            return; // it is elsewhere, in a file or on the web
        if (type == LIBPFF_ATTACHMENT_TYPE_DATA) {
            ItemProperties properties(attached, 0, m_isBroken);
            properties.setEncoding(encoding);
            message.attachments.push_back(outlookAttachment(properties));
            m_taken += message.attachments.back().bytes.size();
        } else if (type == LIBPFF_ATTACHMENT_TYPE_ITEM && depth < OutlookLimits::depth) {
            const Item inside = itemFrom(
                [&](libpff_item_t** made) {
                    return libpff_attachment_get_item(attached, made, nullptr);
                },
                &m_isBroken);
            auto read = inside ? this->read(inside.get(), depth + 1) : std::nullopt;
            if (!read)
                return;
            OutlookMessage::Attachment attachment;
            attachment.message.push_back(*std::move(read));
            message.attachments.push_back(std::move(attachment));
        }
    }

    bool m_isBroken = false;
    std::size_t m_taken = 0;
};

struct FolderPlace {
    std::string name;
    std::uint32_t identifier = 0;
    int messages = 0;
};

/// The folders of a file and then their mails.
class DataFileReader {
public:
    DataFileReader(const SourceFile& file, const OutlookDataSink& sink, ProgressReporter& progress,
                   const CancelToken& cancel, std::uint64_t mostBetweenOpenings)
        : m_source(file)
        , m_sink(sink)
        , m_progress(progress)
        , m_cancel(cancel)
        , m_mostBetweenOpenings(mostBetweenOpenings) {}

    [[nodiscard]] Result<void> read() {
        if (auto opened = open(); !opened)
            return opened;
        const Item root = itemFrom([&](libpff_item_t** made) {
            return libpff_file_get_root_folder(m_file.get(), made, nullptr);
        });
        if (!root)
            return unreadable("its folders are damaged");
        if (auto found = findFolders(root.get(), {}, 1); !found)
            return found;
        for (const FolderPlace& folder : m_folders)
            m_total += static_cast<std::uint64_t>(folder.messages);
        for (const FolderPlace& folder : m_folders)
            if (auto done = readFolder(folder); !done)
                return done;
        return {};
    }

private:
    [[nodiscard]] Result<void> open() {
        struct stat status {};
        if (::stat(m_source.path.c_str(), &status) == 0)
            m_size = static_cast<std::uint64_t>(status.st_size);
        m_sinceOpened = 0;
        libpff_file_t* file = nullptr;
        const int made = libpff_file_initialize(&file, nullptr);
        m_file.reset(file);
        if (made != 1)
            return unreadable("there is no memory for it");
        if (libpff_file_open(file, m_source.path.c_str(), libpff_get_access_flags_read(),
                             nullptr) == 1)
            return {};
        return unreadable("it is damaged or not complete");
    }

    [[nodiscard]] tl::unexpected<Error> unreadable(const std::string& why) const {
        return fail({.code = ErrorCode::OutlookDataBroken, .file = m_source.name, .detail = why});
    }

    void problem(const std::string& folder, const std::string& what) const {
        m_sink.problem({.code = ErrorCode::MailUnreadable,
                        .file = m_source.name + (folder.empty() ? "" : '/' + folder),
                        .detail = what});
    }

    static std::string nameOf(libpff_item_t* folder) {
        std::size_t size = 0;
        if (libpff_folder_get_utf8_name_size(folder, &size, nullptr) != 1 || size < 2 ||
            size > longestName * 4)
            return {};
        std::string name(size, '\0');
        if (libpff_folder_get_utf8_name(folder, reinterpret_cast<std::uint8_t*>(name.data()), size,
                                        nullptr) != 1)
            return {};
        name.resize(std::min(name.find('\0'), name.size()));
        std::replace_if(
            name.begin(), name.end(), [](unsigned char letter) { return letter < 0x20; }, ' ');
        return name;
    }

    // NOLINTNEXTLINE(misc-no-recursion) its depth is limited
    [[nodiscard]] Result<void> findFolders(libpff_item_t* folder, const std::string& name,
                                           int depth) {
        if (m_cancel.isCancelled())
            return fail({.code = ErrorCode::Cancelled, .file = m_source.name});
        FolderPlace place{.name = name, .identifier = 0, .messages = 0};
        if (libpff_item_get_identifier(folder, &place.identifier, nullptr) != 1 ||
            libpff_folder_get_number_of_sub_messages(folder, &place.messages, nullptr) != 1)
            problem(name, "the list of its messages is damaged");
        else if (place.messages > 0)
            m_folders.push_back(place);
        int count = 0;
        if (libpff_folder_get_number_of_sub_folders(folder, &count, nullptr) != 1)
            problem(name, "the list of its folders is damaged");
        if (depth >= deepestFolder)
            return {};
        for (int at = 0; at < count && m_folders.size() < mostFolders; ++at) {
            const Item inside = itemFrom([&](libpff_item_t** made) {
                return libpff_folder_get_sub_folder(folder, at, made, nullptr);
            });
            if (!inside) {
                problem(name, "folder " + std::to_string(at + 1));
                continue;
            }
            std::string own = nameOf(inside.get());
            if (own.empty())
                own = std::to_string(at + 1);
            std::string path = name;
            if (!path.empty())
                path += '/';
            path += own;
            if (auto found = findFolders(inside.get(), path, depth + 1); !found)
                return found;
        }
        return {};
    }

    [[nodiscard]] Result<void> readFolder(const FolderPlace& place) {
        Item folder;
        for (int at = 0; at < place.messages; ++at) {
            if (m_cancel.isCancelled())
                return fail({.code = ErrorCode::Cancelled, .file = m_source.name});
            if (m_sinceOpened++ >= m_mostBetweenOpenings) {
                folder.reset();
                if (auto opened = open(); !opened)
                    return opened;
            }
            if (!folder)
                folder = itemFrom([&](libpff_item_t** made) {
                    return libpff_file_get_item_by_identifier(m_file.get(), place.identifier, made,
                                                              nullptr);
                });
            if (!folder) {
                problem(place.name, "the folder is damaged");
                return {};
            }
            const Item item = itemFrom([&](libpff_item_t** made) {
                return libpff_folder_get_sub_message(folder.get(), at, made, nullptr);
            });
            MessageReader reader;
            const auto message = item ? reader.read(item.get()) : std::nullopt;
            ++m_done;
            m_progress.report({m_size * m_done / std::max<std::uint64_t>(m_total, 1), m_size});
            if (!item || reader.isBroken()) {
                problem(place.name, "message " + std::to_string(at + 1));
                continue;
            }
            if (!message)
                continue;
            if (auto taken = m_sink.mail(place.name, mailOf(*message)); !taken)
                return taken;
        }
        return {};
    }

    const SourceFile& m_source;
    const OutlookDataSink& m_sink;
    ProgressReporter& m_progress;
    const CancelToken& m_cancel;
    std::uint64_t m_mostBetweenOpenings;
    FileHandle m_file;
    std::uint64_t m_size = 0;
    std::vector<FolderPlace> m_folders;
    std::uint64_t m_sinceOpened = 0; // messages
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
};

} // namespace

bool opensOutlookDataFiles() {
    return true;
}

Result<void> readOutlookDataFile(const SourceFile& file, const OutlookDataSink& sink,
                                 ProgressReporter& progress, const CancelToken& cancel,
                                 std::uint64_t mostBetweenOpenings) {
    return DataFileReader(file, sink, progress, cancel, mostBetweenOpenings).read();
}

} // namespace listwright
