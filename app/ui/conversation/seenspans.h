// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "render/textplace.h"

#include <QList>
#include <optional>

namespace ui {

/// A stretch of what is stored of a part, in UTF-16 units of core::partText().
struct StoredSpan {
    int part = 0;
    qsizetype offset = 0;
    qsizetype length = 0;
    bool isInName = false; ///< counted in the name of the part instead: a tool's, a picture's
    bool operator==(const StoredSpan &) const = default;
};

/// The same as it is seen: Markdown's marks take no room.
struct SeenSpan {
    render::TextPlace start;
    int length = 0;
    bool operator==(const SeenSpan &) const = default;
};

/// Where the stretches of one part are seen, each at its place of the result. Words that are not
/// seen themselves, such as the address of a link, are seen as what stands for them; nothing where
/// there is no such thing. Parses the text, and may do so on any thread.
[[nodiscard]] QList<std::optional<SeenSpan>>
seenSpans(const core::ContentPart &part, core::Role role, const QList<StoredSpan> &spans);

} // namespace ui
