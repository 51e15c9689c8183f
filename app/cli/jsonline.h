// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>

namespace cli {

/// The object as one line. JSON lets some control characters stand that drive a terminal.
[[nodiscard]] inline QString jsonLine(const QJsonObject &object)
{
    const QString json =
        QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + u'\n';
    QString line;
    line.reserve(json.size());
    for (const QChar c : json) {
        if (c >= QChar(0x7F) && c <= QChar(0x9F))
            line += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            line += c;
    }
    return line;
}

} // namespace cli
