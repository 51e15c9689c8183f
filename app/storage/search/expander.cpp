// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search/expander.h"

#include <optional>

namespace storage {
namespace {

constexpr qsizetype kLongestWord = 32;

bool isWrittenWithoutSpaces(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
        return QChar::isLetterOrNumber(c) || QChar::isMark(c);
    default:
        return c == 0x30FC; // the mark of a long vowel belongs to both kana and to no script
    }
}

std::optional<SearchRun::Kind> kindOf(char32_t c)
{
    if (c < 0x80) {
        const bool isWord = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        return isWord ? std::optional(SearchRun::Kind::Word) : std::nullopt;
    }
    if (isWrittenWithoutSpaces(c))
        return SearchRun::Kind::Ideograph;
    if (QChar::isLetterOrNumber(c) || QChar::isMark(c))
        return SearchRun::Kind::Word;
    switch (QChar::category(c)) {
    case QChar::Symbol_Other:
    case QChar::Symbol_Math:
    case QChar::Symbol_Currency:
    case QChar::Symbol_Modifier:
    case QChar::Other_PrivateUse:
        return SearchRun::Kind::Symbol;
    default:
        return std::nullopt;
    }
}

struct Character {
    char32_t value;
    qsizetype length;
};

Character characterAt(QStringView text, qsizetype at)
{
    const QChar c = text.at(at);
    if (c.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate())
        return {QChar::surrogateToUcs4(c, text.at(at + 1)), 2};
    return {c.unicode(), 1};
}

} // namespace

QList<SearchRun> searchRuns(QStringView folded)
{
    QList<SearchRun> runs;
    for (qsizetype at = 0; at < folded.size();) {
        const Character character = characterAt(folded, at);
        if (const auto kind = kindOf(character.value)) {
            const bool goesOn =
                !runs.isEmpty() && runs.constLast().kind == *kind
                && *kind != SearchRun::Kind::Symbol
                && runs.constLast().span.offset + runs.constLast().span.length == at;
            if (goesOn)
                runs.last().span.length += character.length;
            else
                runs.append({*kind, {at, character.length}});
        }
        at += character.length;
    }
    return runs;
}

bool isInsideWord(QStringView folded, qsizetype at)
{
    if (at <= 0 || at >= folded.size())
        return false;
    const qsizetype before = at - (folded.at(at - 1).isLowSurrogate() && at > 1 ? 2 : 1);
    return kindOf(characterAt(folded, before).value) == SearchRun::Kind::Word
           && kindOf(characterAt(folded, at).value) == SearchRun::Kind::Word;
}

QString indexedWord(QStringView word)
{
    return word.left(kLongestWord).toString();
}

QStringList indexedPairs(QStringView run)
{
    QStringList pairs;
    for (qsizetype at = 0; at < run.size();) {
        const qsizetype length = characterAt(run, at).length;
        const qsizetype next = at + length;
        const qsizetype more = next < run.size() ? characterAt(run, next).length : 0;
        pairs.append(run.mid(at, length + more).toString());
        at = next;
    }
    return pairs;
}

QString expanded(QStringView folded)
{
    QString words;
    words.reserve(folded.size() * 2);
    const QList<SearchRun> runs = searchRuns(folded);
    for (const SearchRun &run : runs) {
        const QStringView text = folded.mid(run.span.offset, run.span.length);
        const QStringList pieces = run.kind == SearchRun::Kind::Ideograph
                                       ? indexedPairs(text)
                                       : QStringList{indexedWord(text)};
        for (const QString &piece : pieces) {
            words += piece;
            words += QLatin1Char(' ');
        }
    }
    return words;
}

QString expanderVersion()
{
    return QStringLiteral("2-") + foldingVersion();
}

} // namespace storage
