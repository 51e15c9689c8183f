// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/nearmodels.h"

#include <QRegularExpression>
#include <algorithm>

namespace chat {
namespace {

/// How far a proposal is from what was typed; nothing when it is too far.
using Distance = std::optional<int>;

QString plain(const QString &name)
{
    static const QRegularExpression gaps(QStringLiteral("[\\s_]+"));
    return name.trimmed().toLower().replace(gaps, QStringLiteral("-"));
}

QStringList wordsOf(const QString &name)
{
    static const QRegularExpression between(QStringLiteral("[^a-z0-9.]+"));
    return name.toLower().split(between, Qt::SkipEmptyParts);
}

/// Edit distance (Levenshtein), not looked at beyond `most`.
int editDistance(const QString &a, const QString &b, int most)
{
    if (qAbs(a.size() - b.size()) > most)
        return most + 1;
    QList<int> row(b.size() + 1);
    for (int j = 0; j < row.size(); ++j)
        row[j] = j;
    for (int i = 1; i <= a.size(); ++i) {
        int diagonal = row.at(0);
        row[0] = i;
        for (int j = 1; j <= b.size(); ++j) {
            const int replaced = diagonal + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            diagonal = row.at(j);
            row[j] = qMin(replaced, qMin(row.at(j), row.at(j - 1)) + 1);
        }
    }
    return row.constLast();
}

Distance distanceOf(const QString &typed, const QStringList &words, const ModelChoice &model)
{
    const QString id = plain(model.id);
    if (id == typed)
        return 0;
    if (!model.name.isEmpty() && plain(model.name) == typed)
        return 1;
    if (id.section(u'/', -1) == typed)
        return 2;
    const QString all = id + u' ' + model.name.toLower();
    const bool hasWords =
        !words.isEmpty() && std::all_of(words.cbegin(), words.cend(), [&all](const QString &word) {
            return all.contains(word);
        });
    if (hasWords)
        return 10 + int(qMin(id.size(), qsizetype(500)));
    const int slips = int(qMax(qsizetype(1), typed.size() / 4));
    const int edits = editDistance(typed, id, slips);
    return edits <= slips ? Distance(600 + edits) : std::nullopt;
}

} // namespace

QStringList nearModels(const QString &typed, const QList<ModelChoice> &list, int most)
{
    const QString wanted = plain(typed);
    if (wanted.isEmpty())
        return {};
    if (list.isEmpty())
        return wanted == typed ? QStringList() : QStringList{wanted};
    const QStringList words = wordsOf(typed);
    QList<QPair<int, QString>> found;
    for (const ModelChoice &model : list) {
        if (model.id == typed)
            return {};
        if (const Distance distance = distanceOf(wanted, words, model))
            found.append({*distance, model.id});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList ids;
    for (qsizetype i = 0; i < qMin(qsizetype(most), found.size()); ++i)
        ids.append(found.at(i).second);
    return ids;
}

} // namespace chat
