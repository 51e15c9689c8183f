// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

#include <optional>

namespace render {

/// What a leaf's text is to md4c: a paragraph, or one line of a heading or cell.
enum class LeafForm { Paragraph, Line };

/// Whether words in brackets may be a link by themselves.
enum class LeafLabels { AreWords, MayBeDefined };

/// What md4c would make of a leaf's text, where its marks can mean only one thing: no marks at all,
/// pairs of stars or underscores that do not nest, code spans between single backticks, links with
/// a plain target, bare addresses, escapes, and signs that are marks only in company which they do
/// not have. Nothing for any other text. One pass; for the short leaves that most replies are made
/// of, a parser that allocates tables for each call costs many times as much. The text is made in
/// the memory of `source`, which is left as it is where there is nothing.
[[nodiscard]] std::optional<InlineText> quickInline(QString &&source, LeafForm form,
                                                    LeafLabels labels);
[[nodiscard]] inline std::optional<InlineText> quickInline(const QString &source, LeafForm form,
                                                           LeafLabels labels)
{
    return quickInline(QString(source), form, labels);
}

} // namespace render
