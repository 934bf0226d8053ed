// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/html_text.h"

#include "model/report/ascii_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace listwright {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> references = {{
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&amp;", "&"},
    {"&quot;", "\""},
    {"&nbsp;", " "},
    {"&#39;", "'"},
    {"&#64;", "@"},
}};

constexpr std::array<std::string_view, 12> lineBreakers = {
    "br", "p", "div", "tr", "li", "table", "h1", "h2", "h3", "h4", "pre", "blockquote"};

std::string elementName(std::string_view tag) {
    if (tag.starts_with('/'))
        tag.remove_prefix(1);
    std::size_t end = 0;
    while (end < tag.size() && isLetterOrDigit(tag[end]))
        ++end;
    return lowerAscii(tag.substr(0, end));
}

} // namespace

std::string textOfHtml(std::string_view html) {
    std::string text;
    text.reserve(html.size() / 2);
    std::size_t at = 0;
    while (at < html.size()) {
        if (html[at] == '<') {
            const std::size_t end = html.find('>', at);
            if (end == std::string_view::npos)
                break;
            const std::string_view tag = html.substr(at + 1, end - at - 1);
            // "<ann@x.example>" that somebody forgot to escape
            if (tag.find('@') != std::string_view::npos &&
                tag.find_first_of(" =\"'/") == std::string_view::npos) {
                text.append(html.substr(at, end - at + 1));
                at = end + 1;
                continue;
            }
            const std::string name = elementName(tag);
            at = end + 1;
            if ((name == "style" || name == "script") && !tag.starts_with('/')) {
                const std::size_t close = findIgnoringCase(html, "</" + name, at);
                at = close == std::string_view::npos ? html.size() : close;
            }
            if (std::find(lineBreakers.begin(), lineBreakers.end(), name) != lineBreakers.end())
                text += '\n';
            else if (name == "td" || name == "th")
                text += ' ';
            continue;
        }
        if (html[at] == '&') {
            const auto reference =
                std::find_if(references.begin(), references.end(), [&](const auto& entry) {
                    return startsIgnoringCase(html.substr(at), entry.first);
                });
            if (reference != references.end()) {
                text += reference->second;
                at += reference->first.size();
                continue;
            }
        }
        text += html[at++];
    }
    return text;
}

} // namespace listwright
