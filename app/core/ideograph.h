// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>

namespace core {

/// True for letters of the scripts that are written without blanks between words and take the
/// width of two Latin letters: Chinese, Japanese and Korean ones (Unicode Standard Annex 24).
[[nodiscard]] inline bool isIdeograph(char32_t letter)
{
    switch (QChar::script(letter)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
        return true;
    default:
        return false;
    }
}

} // namespace core
