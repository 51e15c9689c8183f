// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

#include <compare>

namespace render {

/// A place between two characters of a document: a leaf and UTF-16 units into its plain text.
struct TextPlace {
    int block = 0;
    int offset = 0;
    auto operator<=>(const TextPlace &) const = default;
};

/// The words of a stretch without Markdown, with line ends as '\n', list markers, and an empty line
/// between blocks. Every character of a leaf is in it: places can be counted.
[[nodiscard]] QString textBetween(const QList<Block> &blocks, TextPlace from, TextPlace to);
/// What copying the stretch puts on the clipboard: the same, but code is pasted into terminals, so
/// what commands or turns what stands around it is left out of it (cleancode.h).
[[nodiscard]] QString copyText(const QList<Block> &blocks, TextPlace from, TextPlace to);
/// The place behind the last character.
[[nodiscard]] TextPlace endOf(const QList<Block> &blocks);
/// True when only the end of a line parts the two: pieces of one block of code or one paragraph.
[[nodiscard]] bool isOneText(const Block &above, const Block &below);
/// Logical pixels between two leaves that follow each other.
[[nodiscard]] int gapBetween(const Block &above, const Block &below);

} // namespace render
