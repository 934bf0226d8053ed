// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a mailing list, or a bounce report about some of its contacts, to standard output. The
// same arguments give the same bytes:
//   list_generator list ROWS
//   list_generator bounces ROWS PERCENT
// The list is what marketing tools export: CR LF, names with letters beyond ASCII, tags in quotes
// with commas and sometimes a line break in them, one row in a hundred a duplicate that differs in
// case, one in two hundred without a valid address.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

/// SplitMix64: a number for each place, so that the report knows the list's addresses without it.
std::uint64_t mixed(std::uint64_t place) {
    place += 0x9e3779b97f4a7c15;
    place = (place ^ (place >> 30)) * 0xbf58476d1ce4e5b9;
    place = (place ^ (place >> 27)) * 0x94d049bb133111eb;
    return place ^ (place >> 31);
}

template <std::size_t size>
std::string_view pick(const std::array<std::string_view, size>& from, std::uint64_t& bits) {
    const std::string_view picked = from[bits % size];
    bits /= size;
    return picked;
}

constexpr std::array<std::string_view, 16> firstNames{
    "Ana",    "Bo",   "Chlo\u00e9", "Dmitri", "Else", "Farid", "Greta",      "Hana",
    "Ismael", "Jana", "Kofi",       "Lena",   "Mats", "Noor",  "S\u00f8ren", "Zo\u00eb"};
constexpr std::array<std::string_view, 16> lastNames{
    "Aalto", "Berg",   "Castro", "Dahl", "Evans",  "Fuchs", "Garc\u00eda", "Horvat",
    "Ito",   "Jensen", "Kaya",   "Lind", "Moreau", "Novak", "M\u00fcller", "Yilmaz"};
constexpr std::array<std::string_view, 12> domains{
    "gmail.com",    "outlook.com",       "yahoo.com",   "web.de",
    "orange.fr",    "icloud.com",        "gmx.net",     "corp.example",
    "shop.example", "mail.blue.example", "uni.example", "club.example"};
constexpr std::array<std::string_view, 8> cities{"Oslo",   "Lima",  "K\u00f6ln",   "Porto",
                                                 "Nantes", "Turku", "Gda\u0144sk", "Leeds"};
constexpr std::array<std::string_view, 6> tags{
    "promo", "\"promo,vip\"", "\"new, weekly\"", "\"a \"\"b\"\"\"", "", "shop"};
constexpr std::array<std::string_view, 8> answers{
    "5.1.1,550 5.1.1 <%>: Recipient address rejected: User unknown in virtual mailbox table",
    "5.1.1,550-5.1.1 The email account that you tried to reach does not exist. %",
    "5.2.1,550 5.2.1 The email account that you tried to reach is disabled. %",
    "5.2.2,552 5.2.2 <%>: mailbox full",
    "5.7.1,554 5.7.1 Message to % rejected as spam",
    "4.7.0,421 4.7.0 Try again later for %",
    "5.1.2,550 5.1.2 Host or domain name not found for %",
    "4.4.1,451 4.4.1 Connection to the server of % timed out"};

bool isDuplicate(std::uint64_t row) {
    return row > 100 && mixed(row * 3) % 100 == 0;
}
bool isInvalid(std::uint64_t row) {
    return mixed(row * 5) % 200 == 0;
}

std::string addressOf(std::uint64_t row) {
    std::uint64_t bits = mixed(row);
    std::string address(pick(firstNames, bits).substr(0, 2));
    while (!address.empty() && static_cast<unsigned char>(address.back()) >= 0x80)
        address.pop_back();
    address += pick(lastNames, bits).substr(0, 1);
    address += std::to_string(row);
    address += '@';
    address += pick(domains, bits);
    return address;
}

void writeList(std::uint64_t rows) {
    std::string text = "Email,First name,Last name,City,Phone,Joined,Orders,Tags\r\n";
    for (std::uint64_t row = 0; row < rows; ++row) {
        std::uint64_t bits = mixed(row ^ 0xabcdef);
        std::string address = addressOf(isDuplicate(row) ? row / 2 : row);
        if (isDuplicate(row))
            for (char& c : address)
                c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (isInvalid(row))
            address.erase(address.find('@'), 1);
        text += address + ',';
        text += pick(firstNames, bits);
        text += ',';
        text += pick(lastNames, bits);
        text += ',';
        text += pick(cities, bits);
        text += ",+49 30 " + std::to_string(100000 + bits % 900000);
        text += ",202" + std::to_string(bits % 6) + "-0" + std::to_string(1 + bits % 9) + "-1" +
                std::to_string(bits % 10) + ' ' + std::to_string(10 + bits % 14) + ":30:00,";
        text += std::to_string(bits % 40) + ',';
        text += bits % 1000 == 0 ? std::string_view("\"first\r\nsecond\"") : pick(tags, bits);
        text += "\r\n";
        if (text.size() > 1U << 20) {
            std::fwrite(text.data(), 1, text.size(), stdout);
            text.clear();
        }
    }
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void writeBounces(std::uint64_t rows, std::uint64_t percent) {
    std::string text = "email,status,diagnostic\r\n";
    for (std::uint64_t row = 0; row < rows; ++row) {
        if (mixed(row * 7) % 100 >= percent || isDuplicate(row) || isInvalid(row))
            continue;
        const std::string address = addressOf(row);
        std::uint64_t bits = mixed(row * 11);
        text += address + ',';
        for (const char c : pick(answers, bits))
            text += c == '%' ? address : std::string(1, c);
        text += "\r\n";
    }
    std::fwrite(text.data(), 1, text.size(), stdout);
}

} // namespace

int main(int argc, char* argv[]) {
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "list" && argc == 3) {
        writeList(std::strtoull(argv[2], nullptr, 10));
    } else if (what == "bounces" && argc == 4) {
        writeBounces(std::strtoull(argv[2], nullptr, 10), std::strtoull(argv[3], nullptr, 10));
    } else {
        std::fprintf(stderr, "usage: list_generator list ROWS | bounces ROWS PERCENT\n");
        return 2;
    }
    return std::fflush(stdout) == 0 ? 0 : 1;
}
