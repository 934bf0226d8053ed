// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an address book: reading ends, what it gives is text, and the same cards come out of
// both readings that a table takes.
#include "model/io/utf8.h"
#include "model/list/contact_cards.h"

#include <cstdlib>

using namespace listwright;

namespace {

std::size_t cardsOf(const ByteSource& source, CardForm form) {
    std::size_t cards = 0;
    const auto take = [&](const ContactCard& card) -> Result<void> {
        ++cards;
        for (const CardProperty& property : card.properties)
            if (validUtf8Length(property.value) != property.value.size())
                std::abort();
        return {};
    };
    ProgressReporter progress;
    if (!readCards(source, form, take, progress, CancelToken()))
        std::abort(); // bytes in memory can always be read, and these are few
    return cards;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    (void)recogniseCards(text);
    const auto source = bytesInMemory("fuzz.vcf", text);
    for (const CardForm form : {CardForm::VCard, CardForm::Ldif})
        if (cardsOf(*source, form) != cardsOf(*source, form))
            std::abort();
    return 0;
}
