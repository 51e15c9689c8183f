// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

namespace render {

/// What a footnote's mark links to while md4c parses it; no address is made of such letters.
inline constexpr QStringView kFootnoteTarget = u"\U00010391";

/// Whether footnotesApart() could find any.
[[nodiscard]] bool hasFootnotes(const RawBlock &leaf);
/// A paragraph whose lines begin footnotes ("[^1]: words"), cut into one leaf a footnote; the lines
/// before the first one stay a paragraph. Any other leaf comes back as it is. (GitHub Flavored
/// Markdown writes them so; CommonMark has none.)
[[nodiscard]] QList<RawBlock> footnotesApart(const RawBlock &paragraph);
/// The label as marks and definitions are told by: folded, with the "^" in front.
[[nodiscard]] QString footnoteKey(QStringView label);
/// For ReferenceMap: what makes marks of this footnote links to it.
[[nodiscard]] QString footnoteDefinition(const QString &label);
/// The words of a footnote with its label in front.
[[nodiscard]] InlineText withFootnoteLabel(const InlineText &words, const QString &label);

} // namespace render
