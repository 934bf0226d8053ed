// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a message that Outlook saved, or as the description of one, which is built and then
// bent: reading ends within the limits and gives the same mail twice. A description has a line for
// each thing:
//   storage PARENT NAME        a storage in the one of that number, 0 is the root
//   text STORAGE TAG WORDS     a text in UTF-16, with \n where a line ends
//   bytes STORAGE NAME WORDS   a stream as it stands
//   long STORAGE NAME LENGTH   a stream of that many letters
//   number STORAGE TAG VALUE   a property of fixed size, alone in its storage
//   bend PLACE VALUE           afterwards, four bytes of the file
#include "model/report/outlook_mail.h"
#include "tests/report/compound_writer.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>

using namespace listwright;

namespace {

constexpr std::size_t longest = 100'000;

std::string words(std::istringstream& line) {
    std::string rest;
    std::getline(line >> std::ws, rest);
    for (std::size_t at = 0; (at = rest.find("\\n", at)) != std::string::npos; ++at)
        rest.replace(at, 2, "\r\n");
    return rest;
}

/// What a description says, one line after the other.
class Described {
public:
    void add(const std::string& text) {
        std::istringstream line(text);
        std::string verb;
        std::string name;
        std::size_t number = 0;
        line >> verb >> number;
        if (verb == "bend") {
            std::uint32_t value = 0;
            line >> value;
            m_bends.emplace_back(number, value);
            return;
        }
        line >> name;
        const std::size_t in = m_storages[number % m_storages.size()];
        std::uint32_t value = 0;
        if (verb == "storage") {
            m_storages.push_back(m_file.storage(name, in));
        } else if (verb == "text") {
            m_file.text(name, words(line), in);
        } else if (verb == "bytes") {
            m_file.stream(name, words(line), in);
        } else if (verb == "long" && line >> value) {
            m_file.stream(name, std::string(std::min<std::size_t>(value, longest), 'a'), in);
        } else if (verb == "number" && line >> value) {
            const auto tag = static_cast<std::uint16_t>(std::strtoul(name.c_str(), nullptr, 16));
            m_file.numbers({{tag, value}}, in == 0 ? 32 : 8, in);
        }
    }

    [[nodiscard]] std::string bytes() const {
        std::string bytes = m_file.bytes();
        for (const auto& [place, value] : m_bends)
            for (std::size_t i = 0; i < 4; ++i)
                bytes[(place + i) % bytes.size()] = static_cast<char>(value >> (8 * i) & 0xFF);
        return bytes;
    }

private:
    CompoundWriter m_file;
    std::vector<std::size_t> m_storages{0};
    std::vector<std::pair<std::size_t, std::uint32_t>> m_bends;
};

std::string built(const std::string& description) {
    constexpr int mostLines = 500;
    Described described;
    std::istringstream lines(description);
    std::string line;
    for (int i = 0; i < mostLines && std::getline(lines, line); ++i)
        described.add(line);
    return described.bytes();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::string input(reinterpret_cast<const char*>(bytes), size);
    if (!input.starts_with("\xD0\xCF\x11\xE0"))
        input = built(input);
    const std::size_t fileSize = input.size();
    const auto file = CompoundFile::open(bytesInMemory("fuzz.msg", std::move(input)));
    if (!file)
        return 0;
    (void)isOutlookMessage(*file);
    const auto mail = outlookMail(*file);
    const auto again = outlookMail(*file);
    if (mail.has_value() != again.has_value())
        std::abort();
    if (!mail)
        return 0;
    if (*mail != *again)
        std::abort();
    // The streams together are no longer than the file. UTF-8 has three bytes for one at the most,
    // base64 four for three; each part of a mail has some words around.
    if (mail->size() > 6 * fileSize + 1024 * file->entries().size())
        std::abort();
    return 0;
}
