// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/retryafter.h"

#include <QLocale>
#include <QString>
#include <QTimeZone>
#include <algorithm>
#include <cmath>

namespace api {
namespace {

std::optional<double> number(const QByteArray &text)
{
    bool isNumber = false;
    const double value = text.trimmed().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value) || value < 0)
        return std::nullopt;
    return value;
}

/// The three formats of RFC 9110, 5.6.7. The day of the week is left out: Qt takes a year of two
/// digits for one of the last century, where the day does not fit.
QDateTime httpDate(const QByteArray &text)
{
    const QString words = QString::fromLatin1(text).simplified();
    const bool hasComma = words.contains(u',');
    const QString date = words.mid(words.indexOf(hasComma ? u',' : u' ') + 1).trimmed();
    const QLocale english = QLocale::c();
    for (const QString &format :
         {QStringLiteral("dd MMM yyyy HH:mm:ss 'GMT'"), QStringLiteral("dd-MMM-yy HH:mm:ss 'GMT'"),
          QStringLiteral("MMM d HH:mm:ss yyyy")}) {
        QDateTime read = english.toDateTime(date, format);
        if (!read.isValid())
            continue;
        if (read.date().year() < 1970)
            read = read.addYears(100);
        read.setTimeSpec(Qt::UTC);
        return read;
    }
    return {};
}

} // namespace

std::optional<double> retryAfterOf(const QHash<QByteArray, QByteArray> &headers,
                                   const QDateTime &now)
{
    if (const auto milliseconds = number(headers.value("retry-after-ms")))
        return *milliseconds / 1000.0;
    const QByteArray text = headers.value("retry-after");
    if (const auto seconds = number(text))
        return seconds;
    const QDateTime until = httpDate(text);
    if (!until.isValid())
        return std::nullopt;
    const QDateTime serverNow = httpDate(headers.value("date"));
    const QDateTime &from = serverNow.isValid() ? serverNow : now;
    return std::max(0.0, double(from.msecsTo(until)) / 1000.0);
}

} // namespace api
