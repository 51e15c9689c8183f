// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/textjoiner.h"

#include <algorithm>
#include <utility>

namespace api {
namespace {

bool isSuspicious(QChar unit)
{
    return unit.isSurrogate() || unit.isNull();
}

void mend(QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = std::as_const(text)[i];
        if (!isSuspicious(unit))
            continue;
        const bool isPair = unit.isHighSurrogate() && i + 1 < text.size()
                            && std::as_const(text)[i + 1].isLowSurrogate();
        if (isPair)
            ++i;
        else
            text[i] = QChar::ReplacementCharacter;
    }
}

} // namespace

QString TextJoiner::take(QString fragment)
{
    if (fragment.isEmpty())
        return fragment;
    if (!m_high.isNull())
        fragment.prepend(std::exchange(m_high, QChar()));
    // Only read: fragments are shared, and most are not changed.
    const QChar last = std::as_const(fragment).back();
    if (last.isHighSurrogate()) {
        m_high = last;
        fragment.chop(1);
    }
    if (std::any_of(fragment.cbegin(), fragment.cend(), isSuspicious))
        mend(fragment);
    return fragment;
}

QString TextJoiner::finish()
{
    return std::exchange(m_high, QChar()).isNull() ? QString()
                                                   : QString(QChar::ReplacementCharacter);
}

} // namespace api
