// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

namespace render {

/// A character that leaves no mark of its own on the screen, or turns or commands what stands
/// around it ("Trojan Source", CVE-2021-42574).
struct HiddenCharacter {
    int start = 0; ///< UTF-16 units into the text
    int length = 1;
    char32_t code = 0;
};

/// Those that begin in the stretch, in order. What belongs to a letter or an emoji is none of them:
/// joiners and variation selectors that have something to join or to vary, the tags of a flag.
[[nodiscard]] QList<HiddenCharacter> hiddenCharacters(QStringView text, int from, int to);
/// Those that are shown by their names: all of code, and those in the words of links and in inline
/// code; beside such words also what turns the whole line.
[[nodiscard]] QList<HiddenCharacter> namedCharacters(const InlineText &text, bool isCode);
/// "U+202E"
[[nodiscard]] QString hiddenName(char32_t code);
/// The text with the names in place of the characters: as wide as it is shown, roughly.
[[nodiscard]] QString withHiddenNames(const QString &text);
/// How many a person does not see in a leaf; what typesetters use in prose does not count there.
[[nodiscard]] int hiddenCount(const Block &block);

} // namespace render
