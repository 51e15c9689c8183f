// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/translated.h"

#include <QCoreApplication>
#include <QRegularExpression>
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
