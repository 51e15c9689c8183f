// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace render {

/// Fonts and line heights of a conversation, all derived from the reading size R. A value.
struct TypeScale {
    QFont reading;
    QFont code;
    QFont caption;
    int em = 16; ///< R in logical pixels
    int lineHeight = 25;
    int codeLineHeight = 22;
    bool isCodeWrapped = false;  ///< long lines of code are wrapped instead of moved sideways
    bool isCodeNumbered = false; ///< lines of code have numbers in front of them

    [[nodiscard]] static TypeScale make(const QFont &reading, const QFont &code);
    [[nodiscard]] QFont headingFont(int level) const;
    [[nodiscard]] int headingLineHeight(int level) const;
    /// What a list item's text is moved in by.
    [[nodiscard]] int itemIndent() const { return em * 7 / 4; }
    bool operator==(const TypeScale &) const = default;
};

/// Space between blocks, by what meets.
namespace space {
inline constexpr int kBlocks = 12;
inline constexpr int kItems = 4;
inline constexpr int kAboveHeading = 16;
inline constexpr int kBelowHeading = 8;
inline constexpr int kQuoteIndent = 16;
inline constexpr int kQuoteLine = 2;
inline constexpr int kCodePadding = 12;
inline constexpr int kCodeHead = 32;
inline constexpr int kCodeFold = 28; ///< the line below a long block that folds it
inline constexpr int kSideBar = 12;  ///< below a table that is wider than its column
inline constexpr int kCellX = 12;
inline constexpr int kCellY = 6;
inline constexpr int kBlockCorner = 10;
inline constexpr int kInlineCorner = 4;
inline constexpr int kHang = 16; ///< questions and the composer reach this far beyond the column
inline constexpr int kColumnMargin = 32; ///< beside the column at least: the hang and a scroll bar
} // namespace space

/// The reading column in `room` pixels: 46 em wide, 64 when `isWide`, less where there is less.
[[nodiscard]] int columnWidth(int room, bool isWide, int em);

} // namespace render
