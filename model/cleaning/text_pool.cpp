// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/text_pool.h"

#include <xxhash.h>

#include <cstring>

namespace listwright {

TextPool::TextPool()
    : m_texts(1)
    , m_ids(0, Hash{}, Equal{this}) {}

std::uint32_t TextPool::hashOf(std::string_view text) {
    return static_cast<std::uint32_t>(XXH3_64bits(text.data(), text.size()));
}

std::uint32_t TextPool::intern(std::string_view text, std::uint32_t hash) {
    if (text.empty())
        return 0;
    const Wanted wanted{text, hash};
    if (const auto known = m_ids.find(wanted); known != m_ids.end())
        return known->id;
    const auto id = static_cast<std::uint32_t>(m_texts.size());
    m_texts.push_back(keep(text));
    m_ids.insert(Entry{id, wanted.hash});
    return id;
}

void TextPool::expect(std::string_view text, std::uint32_t hash) const {
    m_ids.prefetch(Wanted{text, hash});
}

std::string_view TextPool::keep(std::string_view text) {
    if (text.size() > blockBytes / 8) { // a block of its own, behind which the last one goes on
        auto block = std::make_unique<char[]>(text.size());
        std::memcpy(block.get(), text.data(), text.size());
        const std::string_view kept(block.get(), text.size());
        m_blocks.insert(m_blocks.empty() ? m_blocks.end() : m_blocks.end() - 1, std::move(block));
        return kept;
    }
    if (text.size() > m_free || m_blocks.empty()) {
        m_blocks.push_back(std::make_unique<char[]>(blockBytes));
        m_free = blockBytes;
    }
    char* const target = m_blocks.back().get() + (blockBytes - m_free);
    std::memcpy(target, text.data(), text.size());
    m_free -= text.size();
    return {target, text.size()};
}

void TextPool::freeze() {
    m_ids = decltype(m_ids)(0, Hash{}, Equal{this});
    m_texts.shrink_to_fit();
}

} // namespace listwright
