// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/translated.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

namespace texts {

QString translated(const char *source)
{
    return QCoreApplication::translate("texts", source);
}

QString filled(const char *source, const QString &argument)
{
    return translated(source).replace(QLatin1StringView("%1"), argument);
}

QString filled(const char *source, const QString &first, const QString &second)
{
    const QStringList pieces = translated(source).split(QLatin1StringView("%2"));
    QStringList whole;
    for (const QString &piece : pieces)
        whole.append(QString(piece).replace(QLatin1StringView("%1"), first));
    return whole.join(second);
}

QString shortened(const QString &text, qsizetype most)
{
    const QString line = text.simplified();
    return line.size() > most ? line.left(most) + QChar(0x2026) : line;
}

QString withReadableHosts(const QString &text)
{
    static const QRegularExpression ascii(
        QStringLiteral("(?<![\\w.-])[a-z0-9.-]*xn--[a-z0-9.-]*[a-z0-9]"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = ascii.match(text);
    if (!match.hasMatch())
        return text;
    const QString readable = QUrl::fromAce(match.captured().toLatin1(), QUrl::IgnoreIDNWhitelist);
    if (readable.isEmpty() || readable == match.captured())
        return text;
    return text + QStringLiteral(" (%1)").arg(readable);
}

} // namespace texts
