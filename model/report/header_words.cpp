// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/header_words.h"

#include <QString>

#include <algorithm>

namespace listwright {

namespace {

constexpr std::string_view separators = " \t\r\n_-.:/'\"";

std::string separatorsAsOneSpace(std::string_view text) {
    std::string words;
    words.reserve(text.size());
    for (const char letter : text) {
        if (separators.find(letter) == std::string_view::npos)
            words += letter;
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
    }
    if (words.ends_with(' '))
        words.pop_back();
    return words;
}

} // namespace

std::string comparableWords(std::string_view text) {
    const bool ascii = std::all_of(text.begin(), text.end(), [](char letter) {
        return static_cast<unsigned char>(letter) < 0x80;
    });
    if (ascii) {
        std::string words = separatorsAsOneSpace(text);
        std::transform(words.begin(), words.end(), words.begin(), [](char letter) {
            return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A'))
                                                  : letter;
        });
        return words;
    }
    const QString taken = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
                              .normalized(QString::NormalizationForm_KD)
                              .toLower();
    QString bare;
    bare.reserve(taken.size());
    for (const QChar letter : taken)
        if (letter.category() != QChar::Mark_NonSpacing)
            bare += letter.isSpace() ? QChar(u' ') : letter;
    // Composed again, so that scripts whose letters are made of marks (Hangul, kana) are whole.
    return separatorsAsOneSpace(bare.normalized(QString::NormalizationForm_C).toStdString());
}

} // namespace listwright
