// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/cleaning/text_pool.h"

#include <xxhash.h>

#include <cstring>

namespace listwright {

std::size_t TextPool::Hash::operator()(std::string_view text) const {
    return static_cast<std::size_t>(XXH3_64bits(text.data(), text.size()));
}

std::size_t TextPool::Hash::operator()(std::uint32_t id) const {
    return (*this)(pool->text(id));
}

TextPool::TextPool()
    : m_texts(1)
    , m_ids(0, Hash{this}, Equal{this}) {}

std::uint32_t TextPool::intern(std::string_view text) {
    if (text.empty())
        return 0;
    if (const auto known = m_ids.find(text); known != m_ids.end())
        return *known;
    const auto id = static_cast<std::uint32_t>(m_texts.size());
    m_texts.push_back(keep(text));
    m_ids.insert(id);
    return id;
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
    m_ids = decltype(m_ids)(0, Hash{this}, Equal{this});
    m_texts.shrink_to_fit();
}

} // namespace listwright
