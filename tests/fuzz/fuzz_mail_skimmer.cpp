// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as one mail: where the skimmer gives an answer, it must be the one that GMime gives.
#include "model/report/mail_structure.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace listwright;

namespace {

void print(const char* whose, const MailStructure& structure) {
    std::fprintf(stderr, "%s: %s, report-type %s%s\n", whose, structure.type.c_str(),
                 structure.reportType.c_str(), structure.isUnclosed ? ", not closed" : "");
    for (const MailPart& part : structure.parts)
        std::fprintf(stderr, "  %s charset %s encoding %d%s depth %d at %zu, %zu bytes\n",
                     part.type.c_str(), part.charset.c_str(), static_cast<int>(part.encoding),
                     part.isAttachment ? " attachment" : "", part.depth, part.begin, part.length);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view mail(reinterpret_cast<const char*>(bytes), size);
    const auto skimmed = skimStructure(mail);
    if (!skimmed)
        return 0;
    const MailStructure judged = structureByGMime(mail);
    if (*skimmed != judged) {
        print("skimmer", *skimmed);
        print("GMime", judged);
        std::abort();
    }
    return 0;
}
