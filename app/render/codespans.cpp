// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/codespans.h"

#include <algorithm>

namespace render {

std::array<QColor, kCodeRoles> codeInks(const Colors &colors)
{
    return {colors.codeKeyword, colors.codeString,  colors.codeNumber,   colors.codeFunction,
            colors.codeType,    colors.codeComment, colors.codeInserted, colors.codeDeleted};
}

CodeSpans spansBetween(const CodeSpans &spans, int from, int to)
{
    const auto first =
        std::lower_bound(spans.cbegin(), spans.cend(), from, [](const CodeSpan &span, int place) {
            return span.start + span.length <= place;
        });
    CodeSpans part;
    for (auto it = first; it != spans.cend() && it->start < to; ++it) {
        const int start = std::max(it->start, from);
        part.append({start - from, std::min(it->start + it->length, to) - start, it->role});
    }
    return part;
}

} // namespace render
