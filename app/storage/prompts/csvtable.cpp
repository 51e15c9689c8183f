// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/prompts/csvtable.h"

namespace storage {
namespace {

constexpr qsizetype kMostColumns = 100; // a file may be nothing but commas

/// A field from `at` on, which is moved to what ends it.
QString takeField(const QString &text, qsizetype &at)
{
    QString field;
    bool isQuoted = at < text.size() && text.at(at) == u'"';
    if (isQuoted)
        ++at;
    for (; at < text.size(); ++at) {
        const QChar letter = text.at(at);
        if (isQuoted && letter == u'"') {
            const bool isDoubled = at + 1 < text.size() && text.at(at + 1) == u'"';
            if (isDoubled) {
                field += letter;
                ++at;
            } else {
                isQuoted = false;
            }
            continue;
        }
        if (!isQuoted && (letter == u',' || letter == u'\n' || letter == u'\r'))
            break;
        field += letter;
    }
    return field;
}

} // namespace

QList<QStringList> csvRows(const QString &text, qsizetype mostRows)
{
    QList<QStringList> rows;
    QStringList row;
    qsizetype at = 0;
    while (at < text.size() && rows.size() < mostRows) {
        const QString field = takeField(text, at);
        if (row.size() < kMostColumns)
            row.append(field);
        const bool isLast = at >= text.size() || text.at(at) != u',';
        if (at < text.size() && text.at(at) == u'\r' && at + 1 < text.size()
            && text.at(at + 1) == u'\n')
            ++at;
        ++at;
        if (!isLast)
            continue;
        if (row.size() > 1 || !row.constFirst().isEmpty())
            rows.append(row);
        row.clear();
    }
    if (!row.isEmpty())
        rows.append(row + QStringList{QString()}); // nothing stands behind the last comma
    return rows;
}

} // namespace storage
