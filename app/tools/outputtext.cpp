// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/outputtext.h"

#include <QRegularExpression>
#include <QStringDecoder>

namespace tools {
namespace {

/// More wrong bytes than one in so many, and it is no text.
constexpr qsizetype kWrongShare = 20;

/// Escape sequences of ECMA-48 and those that end in a bell or ST.
QString withoutSequences(QString text)
{
    static const QRegularExpression sequence(QStringLiteral(
        "\\x1b(?:\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)?|[ -/]*[0-~])?"));
    return text.remove(sequence);
}

QString cleaned(const QString &text)
{
    QString kept;
    const QString plain = withoutSequences(text);
    kept.reserve(plain.size());
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const QChar c = plain.at(i);
        const bool isLineEnd = c == u'\r' && i + 1 < plain.size() && plain.at(i + 1) == u'\n';
        const bool isControl = c.category() == QChar::Other_Control && c != u'\n' && c != u'\t';
        if (c == u'\r' && !isLineEnd)
            kept += u'\n';
        else if (!isControl)
            kept += c;
    }
    return kept;
}

} // namespace

std::optional<QString> plainTextOf(const QByteArray &bytes, qsizetype most)
{
    // A character that the limit cuts in two is no mistake.
    QByteArray head = bytes.left(most);
    for (int i = 0; i < 3 && head.size() < bytes.size() && (bytes.at(head.size()) & 0xC0) == 0x80;
         ++i)
        head.chop(1);
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(head);
    if (decoder.hasError() || head.contains('\0'))
        return std::nullopt;
    QString plain = cleaned(text);
    if (head.size() < bytes.size())
        plain += QStringLiteral("\n[%1 bytes left out]").arg(bytes.size() - head.size());
    return plain;
}

QString outputText(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    const qsizetype wrong = text.count(QChar::ReplacementCharacter) + text.count(QChar(0));
    if (wrong > 0 && wrong * kWrongShare > text.size())
        return QStringLiteral("[%1 bytes that are no text]").arg(bytes.size());
    return cleaned(text);
}

} // namespace tools
