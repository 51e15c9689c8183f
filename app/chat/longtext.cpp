// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/longtext.h"

namespace chat {
namespace {

/// A line of a document is laid out at once, and its time grows with its length.
constexpr qsizetype kLongestTextLine = 1000;

/// U+FDD0 to U+FDD1 and U+FFFC mean frames and objects to QTextDocument, U+2028 and U+2029 lines;
/// the others cannot be seen or turn the direction of what follows.
bool isHidden(char16_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || (c >= 0x200B && c <= 0x200F)
           || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF
           || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xFFF9 && c <= 0xFFFC) || c >= 0xFFFE;
}

/// In letters that every font has; there are pictures of control characters, but few fonts know
/// them.
QString nameOf(char16_t c)
{
    switch (c) {
    case u'\r':
        return QStringLiteral("<CR>");
    case u'\0':
        return QStringLiteral("<NUL>");
    case u'\x1B':
        return QStringLiteral("<ESC>");
    default:
        return QStringLiteral("<U+%1>").arg(uint(c), 4, 16, QLatin1Char('0')).toUpper();
    }
}

void appendVisible(QString &out, char16_t c)
{
    if (c != u'\n' && c != u'\t' && isHidden(c))
        out += nameOf(c);
    else
        out += QChar(c);
}

} // namespace

LongText longText(const QString &text, qsizetype most)
{
    LongText result;
    result.isCut = text.size() > most;
    qsizetype size = qMin(text.size(), most);
    if (result.isCut && size > 0 && text.at(size - 1).isHighSurrogate())
        --size;
    result.text.reserve(size);
    for (qsizetype i = 0; i < size; ++i)
        appendVisible(result.text, text.at(i).unicode());
    result.folded = result.text;
    qsizetype lineStart = 0;
    for (qsizetype i = 0; i < result.text.size(); ++i) {
        QChar &c = result.folded[i];
        if (c == u'\n') {
            lineStart = i + 1;
        } else if (i - lineStart >= kLongestTextLine && !c.isLowSurrogate()) {
            result.breaks.append(i);
            lineStart = i;
        }
        c = c.toCaseFolded();
    }
    return result;
}

} // namespace chat
