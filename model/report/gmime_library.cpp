// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/gmime_library.h"

#include <cerrno>
#include <mutex>

namespace listwright {

namespace {

struct OpenConversion {
    explicit OpenConversion(const std::string& charset)
        : descriptor(g_mime_iconv_open("UTF-8", charset.c_str())) {}
    ~OpenConversion() {
        if (isOpen())
            g_mime_iconv_close(descriptor);
    }
    OpenConversion(const OpenConversion&) = delete;
    OpenConversion& operator=(const OpenConversion&) = delete;
    [[nodiscard]] bool isOpen() const {
        return descriptor != reinterpret_cast<iconv_t>(std::intptr_t{-1});
    }
    iconv_t descriptor;
};

} // namespace

void initialiseGMime() {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

std::optional<std::string> convertToUtf8(std::string_view bytes, const std::string& charset) {
    const OpenConversion conversion(charset);
    if (!conversion.isOpen())
        return std::nullopt;
    std::string text(bytes.size() * 2 + 16, '\0');
    std::size_t written = 0;
    std::size_t unknown = 0;
    std::string source(bytes);
    char* in = source.data();
    std::size_t left = source.size();
    while (left > 0) {
        char* out = text.data() + written;
        std::size_t room = text.size() - written;
        const std::size_t result = iconv(conversion.descriptor, &in, &left, &out, &room);
        const int error = errno;
        written = text.size() - room;
        if (result != static_cast<std::size_t>(-1))
            break;
        if (error == E2BIG) {
            text.resize(text.size() * 2);
            continue;
        }
        if (++unknown > 16 + bytes.size() / 10)
            return std::nullopt;
        if (text.size() - written < 4)
            text.resize(text.size() + 64);
        text.replace(written, 3, "\xEF\xBF\xBD");
        written += 3;
        ++in;
        --left;
    }
    text.resize(written);
    return text;
}

} // namespace listwright
