// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/colors.h"

#include <QList>
#include <array>
#include <memory>

namespace render {

/// What a stretch of code is, for its colour; the order is that of the typesetter's code.js.
enum class CodeRole : quint8 {
    Keyword,
    String,
    Number,
    Function,
    Type,
    Comment,
    Inserted,
    Deleted
};
inline constexpr int kCodeRoles = 8;

struct CodeSpan {
    int start = 0; ///< UTF-16 units
    int length = 0;
    CodeRole role = CodeRole::Keyword;
    bool operator==(const CodeSpan &) const = default;
};

/// In order and without overlap; empty: the code has no colours.
using CodeSpans = QList<CodeSpan>;
using SharedSpans = std::shared_ptr<const CodeSpans>;

/// The ink of each role, by its number.
[[nodiscard]] std::array<QColor, kCodeRoles> codeInks(const Colors &colors);
/// The spans between two places, counted from the first of them.
[[nodiscard]] CodeSpans spansBetween(const CodeSpans &spans, int from, int to);

} // namespace render
