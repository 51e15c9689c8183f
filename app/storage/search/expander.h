// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/search/folding.h"

namespace storage {

/// A piece of a folded text that the index treats alike.
struct SearchRun {
    enum class Kind {
        Word,      ///< letters and digits of scripts that part their words
        Ideograph, ///< characters of scripts that do not
        Symbol     ///< one sign: an emoji, a currency
    } kind = Kind::Word;
    TextSpan span;
};

/// In order; what lies between them is not indexed.
[[nodiscard]] QList<SearchRun> searchRuns(QStringView folded);
/// A word goes on across this place of a folded text.
[[nodiscard]] bool isInsideWord(QStringView folded, qsizetype at);

/// A word as the index has it: long ones (keys, Base64) are cut, and found by their beginning.
[[nodiscard]] QString indexedWord(QStringView word);
/// An ideographic run as the index has it: each two neighbours as one word, and the last alone.
/// So two of them are a word, one is the beginning of words, and more are several words.
[[nodiscard]] QStringList indexedPairs(QStringView run);

/// The words that the index has of a folded text, with a space between them.
[[nodiscard]] QString expanded(QStringView folded);

/// An index that was made with another one has to be made anew.
[[nodiscard]] QString expanderVersion();

} // namespace storage
