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
    explicit WordMatcher(const QString &word)
        : m_word(word)
        , m_matcher(word, Qt::CaseInsensitive)
    {
    }

    [[nodiscard]] const QString &word() const { return m_word; }
    /// Where it begins in the leaves from this one on, in order, without overlap.
    [[nodiscard]] std::vector<render::TextPlace> placesIn(const QList<render::Block> &blocks,
                                                          int from = 0) const;

private:
    QString m_word;
    QStringMatcher m_matcher;
};

} // namespace ui
