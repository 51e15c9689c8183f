// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/foundplaces.h"

#include <QStringMatcher>

namespace ui {

/// A word to be looked for in visible text, as search compares it: without regard to capitals,
/// width, accents and the Chinese variant. A value.
class WordMatcher
{
public:
    WordMatcher() = default;
    explicit WordMatcher(const QString &word);

    [[nodiscard]] const QString &word() const { return m_word; }
    /// Where it is not, the other one is not either, because this is a part of it.
    [[nodiscard]] bool isPartOf(const WordMatcher &other) const;
    /// Where it is in `count` leaves from this one on (-1: in all), in order, without overlap. A
    /// match may end in a later leaf of the same block of code or paragraph.
    [[nodiscard]] FoundPart placesIn(const QList<render::Block> &blocks, int from = 0,
                                     int count = -1) const;
    /// The first leaf that has other matches when this one has other words.
    [[nodiscard]] int firstTouched(const QList<render::Block> &blocks, int block) const;

private:
    /// Finds the match that begins in the leaf, behind `from` of its folded text, and ends below.
    void findAcross(const QList<render::Block> &blocks, int block, const QString &folded,
                    qsizetype from, FoundPart &found) const;

    QString m_word;
    QString m_folded;
    QStringMatcher m_matcher; ///< of the folded word
    bool m_hasSpace = false;
};

} // namespace ui
