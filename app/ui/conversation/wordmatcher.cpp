// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/wordmatcher.h"

#include <algorithm>

namespace ui {
namespace {

/// A line that ends within a paragraph or a block of code parts words as a space does.
QString spaced(QString text)
{
    return text.replace(QChar::LineSeparator, QLatin1Char(' '));
}

} // namespace

WordMatcher::WordMatcher(const QString &word)
    : m_word(word)
    , m_matcher(word, Qt::CaseInsensitive)
    , m_hasSpace(word.contains(QLatin1Char(' ')))
{
}

std::vector<render::TextPlace> WordMatcher::placesIn(const QList<render::Block> &blocks,
                                                     int from) const
{
    std::vector<render::TextPlace> places;
    for (int i = from; i < blocks.size() && !m_word.isEmpty(); ++i) {
        QString text = render::plainText(blocks[i]);
        if (m_hasSpace && blocks[i].kind != render::BlockKind::Table)
            text = spaced(text);
        qsizetype end = 0;
        for (qsizetype at = m_matcher.indexIn(text); at >= 0; at = m_matcher.indexIn(text, end)) {
            places.push_back({i, int(at)});
            end = at + m_word.size();
        }
        if (const int at = placeAcross(blocks, i, text, end); at >= 0)
            places.push_back({i, at});
    }
    return places;
}

int WordMatcher::placeAcross(const QList<render::Block> &blocks, int block, const QString &text,
                             qsizetype from) const
{
    const auto goesOn = [&blocks](qsizetype i) {
        return i + 1 < blocks.size() && render::isOneText(blocks[i], blocks[i + 1]);
    };
    if (!m_hasSpace || !goesOn(block))
        return -1;
    const qsizetype reach = m_word.size();
    const qsizetype begin = std::max(from, text.size() - reach + 1);
    QString seam = text.mid(begin);
    const qsizetype own = seam.size();
    for (qsizetype i = block; goesOn(i) && seam.size() < own + 2 * reach; ++i)
        seam += QLatin1Char(' ') + spaced(render::plainText(blocks[i + 1]).left(2 * reach));
    const qsizetype at = m_matcher.indexIn(seam);
    if (at < 0 || at >= own)
        return -1;
    // What lies in the leaf below as a whole goes first, however much of it is there by now.
    const qsizetype below = m_matcher.indexIn(seam, own + 1);
    return below < 0 || below >= at + reach ? int(begin + at) : -1;
}

int WordMatcher::firstTouched(const QList<render::Block> &blocks, int block) const
{
    if (!m_hasSpace)
        return block;
    qsizetype passed = 0;
    while (block > 0 && passed < m_word.size()) {
        --block;
        passed += render::plainText(blocks[block]).size() + 1;
    }
    return block;
}

} // namespace ui
