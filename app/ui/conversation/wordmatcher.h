// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/textplace.h"

#include <QStringMatcher>
#include <vector>

namespace ui {

/// A word to be looked for in visible text, without regard to capitals. A value.
class WordMatcher
{
public:
    WordMatcher() = default;
    explicit WordMatcher(const QString &word);

    [[nodiscard]] const QString &word() const { return m_word; }
    /// Where it begins in the leaves from this one on, in order, without overlap. A match may end
    /// in a later leaf of the same block of code or paragraph.
    [[nodiscard]] std::vector<render::TextPlace> placesIn(const QList<render::Block> &blocks,
                                                          int from = 0) const;
    /// The first leaf that has other matches when this one has other words.
    [[nodiscard]] int firstTouched(const QList<render::Block> &blocks, int block) const;

private:
    /// Where a match begins that ends in a leaf below; -1 without one.
    [[nodiscard]] int placeAcross(const QList<render::Block> &blocks, int block,
                                  const QString &text, qsizetype from) const;

    QString m_word;
    QStringMatcher m_matcher;
    bool m_hasSpace = false;
};

} // namespace ui
