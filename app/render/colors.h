// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace render {

/// Every colour of the program, by what it is for. Filled in colors.cpp, the only file with
/// colour literals; handed down to everything that paints.
struct Colors {
    QColor canvas, chrome, raised, question, code, hover;
    QColor text, text2, text3;
    QColor line, lineStrong;
    QColor leaf, onLeaf, leafTint;
    QColor select, find, findNow;
    QColor fruit;
    QColor danger, dangerTint, warn, warnTint;
    QColor codeKeyword, codeString, codeNumber, codeFunction, codeType, codeComment;
    QColor codeInserted, codeDeleted;
    bool isDark = false;
    bool isHighContrast = false;
    bool operator==(const Colors &) const = default;

    [[nodiscard]] static Colors light();
    [[nodiscard]] static Colors dark();
    /// The ink of words that are underlined and can be pressed. What a desktop chooses with in high
    /// contrast need not be readable as words.
    [[nodiscard]] QColor link() const { return isHighContrast ? text : leaf; }
    /// `top` laid over `base` with this share, 0–1: pressed and hover states.
    [[nodiscard]] static QColor over(const QColor &base, const QColor &top, double share);
};

} // namespace render
