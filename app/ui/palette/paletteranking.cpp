// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/paletteranking.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ui {
namespace {

constexpr int kAtBeginning = 100;
constexpr int kAtWord = 80;
constexpr int kAnywhere = 60;
constexpr int kScattered = 30;
constexpr int kAsTyped = 10; ///< all words in one, as they were typed
constexpr int kMostOfKind = 8;
constexpr qsizetype kFewestScattered = 3; ///< letters: two of them stand in everything
constexpr auto kKinds = std::size_t(PaletteEntry::Kind::Search) + 1;
/// Letters that stand wider apart than this were not meant together.
constexpr qsizetype kWidestScatter = 4;

bool isWordStart(const QString &text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

/// The letters of `word` in their order, the first at the beginning of a word.
QList<chat::TextSpan> scattered(const QString &text, const QString &word)
{
    for (qsizetype start = text.indexOf(word[0]); start >= 0;
         start = text.indexOf(word[0], start + 1)) {
        if (!isWordStart(text, start))
            continue;
        QList<chat::TextSpan> marks{{start, 1}};
        qsizetype at = start;
        for (qsizetype i = 1; i < word.size() && at >= 0; ++i) {
            at = text.indexOf(word[i], at + 1);
            marks.append({at, 1});
        }
        if (at >= 0 && at - start < kWidestScatter * word.size())
            return marks;
    }
    return {};
}

int wordScore(const QString &text, const QString &word)
{
    int best = 0;
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (at == 0)
            return kAtBeginning;
        if (isWordStart(text, at))
            return kAtWord;
        best = kAnywhere;
    }
    if (best > 0 || word.size() < kFewestScattered)
        return best;
    return scattered(text, word).isEmpty() ? 0 : kScattered;
}

} // namespace

QStringList paletteWords(const QString &text)
{
    return chat::searchFolded(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

PaletteIndex paletteIndex(QList<PaletteEntry> entries)
{
    PaletteIndex index;
    index.folded.reserve(entries.size());
    for (const PaletteEntry &entry : std::as_const(entries)) {
        index.folded.append(chat::searchFolded(
            entry.synonyms.isEmpty() ? entry.words
                                     : entry.words + QLatin1Char(' ') + entry.synonyms));
    }
    index.entries = std::move(entries);
    return index;
}

int paletteScore(const QString &folded, const QStringList &words)
{
    int sum = 0;
    for (const QString &word : words) {
        const int score = wordScore(folded, word);
        if (score == 0)
            return 0;
        sum += score;
    }
    return words.isEmpty() ? 0 : sum / int(words.size());
}

QList<chat::TextSpan> paletteMarks(const QString &folded, const QStringList &words)
{
    QList<chat::TextSpan> marks;
    for (const QString &word : words) {
        qsizetype at = folded.indexOf(word);
        while (at > 0 && !isWordStart(folded, at) && folded.indexOf(word, at + 1) >= 0)
            at = folded.indexOf(word, at + 1);
        if (at >= 0)
            marks.append({at, word.size()});
        else
            marks += scattered(folded, word);
    }
    std::sort(marks.begin(), marks.end(),
              [](const auto &a, const auto &b) { return a.offset < b.offset; });
    return marks;
}

QList<RankedEntry> ranked(const PaletteIndex &index, const QString &text)
{
    const QStringList words = paletteWords(text);
    const QString typed = words.join(QLatin1Char(' '));
    std::array<QList<RankedEntry>, kKinds> kinds;
    for (qsizetype i = 0; i < index.entries.size(); ++i) {
        const QString &folded = index.folded[i];
        if (const int score = paletteScore(folded, words); score > 0) {
            const int bonus = words.size() > 1 && folded.contains(typed) ? kAsTyped : 0;
            kinds[std::size_t(index.entries[i].kind)].append({i, score + bonus});
        }
    }
    const auto isBetter = [](const RankedEntry &a, const RankedEntry &b) {
        return a.score != b.score ? a.score > b.score : a.entry < b.entry;
    };
    for (QList<RankedEntry> &kind : kinds) {
        const qsizetype most = std::min<qsizetype>(kMostOfKind, kind.size());
        std::partial_sort(kind.begin(), kind.begin() + most, kind.end(), isBetter);
        kind.resize(most);
    }
    std::stable_sort(kinds.begin(), kinds.end(), [](const auto &a, const auto &b) {
        return (a.isEmpty() ? 0 : a[0].score) > (b.isEmpty() ? 0 : b[0].score);
    });
    QList<RankedEntry> all;
    for (const QList<RankedEntry> &kind : std::as_const(kinds))
        all += kind;
    return all;
}

} // namespace ui
