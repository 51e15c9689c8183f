// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/nearmodels.h"

#include <QRegularExpression>
#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

namespace api {
namespace {

/// Longer ones are no model's name; the distance costs their product.
constexpr qsizetype kMaxLength = 200;

/// How near, the less the nearer: first by which rule, then by how much is different.
struct Nearness {
    int rule = 0;
    qsizetype difference = 0;
    qsizetype position = 0;
};

/// Lower case, without anything but letters and digits: what is left when only the writing differs.
QString squeezed(const QString &text)
{
    QString result = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
    result.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    return result;
}

QStringList wordsOf(const QString &text)
{
    // "gpt4o" and "gpt-4o" have the same words.
    static const QRegularExpression word(QStringLiteral("\\d+(?:\\.\\d+)*|\\p{L}+"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    QStringList words;
    auto matches = word.globalMatch(text.normalized(QString::NormalizationForm_KC).toCaseFolded());
    while (matches.hasNext())
        words.append(matches.next().captured());
    return words;
}

/// "snt" for "sonnet", "fl" for "flash": its letters in order, from the first one on.
bool isShortFor(const QString &typed, const QString &word)
{
    if (typed.isEmpty() || typed.front() != word.front())
        return false;
    if (typed.front().isDigit())
        return word == typed || word.startsWith(typed + u'.');
    qsizetype next = 0;
    for (const QChar c : word) {
        if (next < typed.size() && typed.at(next) == c)
            ++next;
    }
    return next == typed.size();
}

/// How many words of the ID were not typed; nothing when a typed one is not among them.
std::optional<qsizetype> wordsLeftOver(const QStringList &typed, QStringList words)
{
    if (typed.isEmpty() || typed.size() > words.size())
        return std::nullopt;
    for (const QString &one : typed) {
        auto found = std::find(words.begin(), words.end(), one);
        if (found == words.end())
            found = std::find_if(words.begin(), words.end(), [&one](const QString &word) {
                return one.size() > 1 && isShortFor(one, word);
            });
        if (found == words.end())
            return std::nullopt;
        words.erase(found);
    }
    return words.size();
}

/// Insertions, deletions, exchanges and swaps of neighbours between the two.
qsizetype distance(const QString &a, const QString &b)
{
    const auto width = size_t(b.size()) + 1;
    std::vector<qsizetype> twoAgo(width);
    std::vector<qsizetype> before(width);
    std::vector<qsizetype> now(width);
    for (size_t j = 0; j < width; ++j)
        before[j] = qsizetype(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = size_t(j);
            const qsizetype exchanged = before[at - 1] + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            now[at] = std::min({before[at] + 1, now[at - 1] + 1, exchanged});
            if (i > 1 && j > 1 && a.at(i - 1) == b.at(j - 2) && a.at(i - 2) == b.at(j - 1))
                now[at] = std::min(now[at], twoAgo[at - 2] + 1);
        }
        std::swap(twoAgo, before);
        std::swap(before, now);
    }
    return before.back();
}

/// What was typed, in the forms that are compared.
struct Typed {
    explicit Typed(const QString &text)
        : plain(text.simplified())
        , tight(squeezed(text))
        , words(wordsOf(text))
    {
    }
    QString plain;
    QString tight;
    QStringList words;
};

std::optional<Nearness> nearnessOf(const Typed &typed, const ModelInfo &model)
{
    const QString tail = model.id.section(u'/', -1);
    const QString id = squeezed(model.id);
    if (model.name.simplified().compare(typed.plain, Qt::CaseInsensitive) == 0)
        return Nearness{0, 0};
    if (model.id.compare(typed.plain, Qt::CaseInsensitive) == 0)
        return Nearness{1, 0};
    if (id == typed.tight)
        return Nearness{2, 0};
    if (squeezed(tail) == typed.tight || squeezed(typed.plain.section(u'/', -1)) == id)
        return Nearness{3, 0};
    if (!model.name.isEmpty() && squeezed(model.name) == typed.tight)
        return Nearness{4, 0};
    if (const auto left = wordsLeftOver(typed.words, wordsOf(model.id)))
        return Nearness{5, *left};
    if (const auto left = wordsLeftOver(typed.words, wordsOf(model.name)))
        return Nearness{6, *left};
    const qsizetype allowed = std::clamp<qsizetype>(typed.tight.size() / 4, 1, 4);
    const QString &nearer = qAbs(id.size() - typed.tight.size()) <= allowed ? id : squeezed(tail);
    if (typed.tight.size() < 3 || qAbs(nearer.size() - typed.tight.size()) > allowed
        || nearer.size() > kMaxLength) {
        return std::nullopt;
    }
    const qsizetype apart = distance(typed.tight, nearer);
    return apart <= allowed ? std::optional(Nearness{7, apart}) : std::nullopt;
}

} // namespace

QStringList nearModels(const QString &typed, const QList<ModelInfo> &list, int max)
{
    const Typed forms(typed.left(kMaxLength));
    if (forms.tight.isEmpty())
        return {};
    std::vector<Nearness> found;
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list.at(i).id == typed)
            return {};
        if (!list.at(i).isForChat)
            continue;
        if (auto nearness = nearnessOf(forms, list.at(i))) {
            nearness->position = i;
            found.push_back(*nearness);
        }
    }
    std::sort(found.begin(), found.end(), [](const Nearness &a, const Nearness &b) {
        return std::tie(a.rule, a.difference, a.position)
               < std::tie(b.rule, b.difference, b.position);
    });
    QStringList ids;
    for (const Nearness &nearness : found) {
        if (ids.size() >= max)
            break;
        ids.append(list.at(nearness.position).id);
    }
    return ids;
}

bool isDisplayName(const QString &typed, const QList<ModelInfo> &list)
{
    const QString plain = typed.simplified();
    return !plain.isEmpty()
           && std::any_of(list.cbegin(), list.cend(), [&plain](const ModelInfo &model) {
                  return model.name.simplified().compare(plain, Qt::CaseInsensitive) == 0
                         && model.id != plain;
              });
}

QString proposedModelId(const QString &typed)
{
    static const QRegularExpression gap(QStringLiteral("[\\s_\\x{2010}-\\x{2015}-]+"));
    QString id = typed.normalized(QString::NormalizationForm_KC).trimmed().toLower();
    id.replace(gap, QStringLiteral("-"));
    return id == typed ? QString() : id;
}

} // namespace api
