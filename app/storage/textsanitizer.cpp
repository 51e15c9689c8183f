// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/textsanitizer.h"

namespace storage {
namespace {

/// The first unit from `from` on that cannot be stored, or the text's size.
qsizetype firstBad(QStringView text, qsizetype from)
{
    for (qsizetype i = from; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit.isNull())
            return i;
        if (!unit.isSurrogate())
            continue;
        const bool isPair =
            unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (!isPair)
            return i;
        ++i;
    }
    return text.size();
}

} // namespace

bool isCleanText(QStringView text)
{
    return firstBad(text, 0) == text.size();
}

QString cleanText(const QString &text)
{
    qsizetype bad = firstBad(text, 0);
    if (bad == text.size())
        return text;
    QString clean = text;
    while (bad < clean.size()) {
        clean[bad] = QChar::ReplacementCharacter;
        bad = firstBad(clean, bad + 1);
    }
    return clean;
}

} // namespace storage
