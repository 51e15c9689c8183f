// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search/searchterms.h"

#include "storage/search/expander.h"

namespace storage {
namespace {

// More than anybody types; what is pasted by mistake must not keep a thread busy.
constexpr qsizetype kLongestQuery = 1000;
constexpr qsizetype kMostTerms = 32;

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\u201C' || c == u'\u201D' || c == u'\uFF02';
}

QString quoted(const QString &word)
{
    QString safe = word;
    return u'"' + safe.replace(u'"', QLatin1StringView("\"\"")) + u'"';
}

QString quotedBeginning(const QString &word)
{
    return quoted(word) + QLatin1StringView(" *");
}

} // namespace

SearchTerm::SearchTerm(const QString &folded, bool isPhrase)
    : m_text(folded)
    , m_isPhrase(isPhrase)
    , m_matcher(folded, Qt::CaseSensitive)
{
    const QList<SearchRun> runs = searchRuns(folded);
    m_isWordFirst = !runs.isEmpty() && runs.constFirst().span.offset == 0
                    && runs.constFirst().kind == SearchRun::Kind::Word;
}

bool SearchTerm::isAtBoundaries(const QString &folded, qsizetype at) const
{
    if (m_isWordFirst && isInsideWord(folded, at))
        return false;
    return !m_isPhrase || !isInsideWord(folded, at + m_text.size());
}

QList<TextSpan> SearchTerm::find(const QString &folded, int most) const
{
    QList<TextSpan> spans;
    qsizetype at = m_matcher.indexIn(folded);
    while (at >= 0 && spans.size() < most) {
        const bool isHere = isAtBoundaries(folded, at);
        if (isHere)
            spans.append({at, m_text.size()});
        at = m_matcher.indexIn(folded, at + (isHere ? m_text.size() : 1));
    }
    return spans;
}

QStringList SearchTerm::expressions() const
{
    QStringList result;
    const QList<SearchRun> runs = searchRuns(m_text);
    for (const SearchRun &run : runs) {
        const QStringView text = QStringView(m_text).mid(run.span.offset, run.span.length);
        const bool isLast = run.span.offset + run.span.length == m_text.size();
        if (run.kind != SearchRun::Kind::Ideograph) {
            const bool goesOn = run.kind == SearchRun::Kind::Word && isLast && !m_isPhrase;
            result += goesOn ? quotedBeginning(indexedWord(text)) : quoted(indexedWord(text));
            continue;
        }
        QStringList pairs = indexedPairs(text);
        // The last stands alone: here it may be followed by another.
        const QString last = pairs.takeLast();
        if (pairs.isEmpty())
            result += quotedBeginning(last);
        for (const QString &pair : std::as_const(pairs))
            result += quoted(pair);
    }
    return result;
}

bool SearchTerm::isWeak() const
{
    return m_text.toUcs4().size() == 1;
}

SearchTerms::SearchTerms(const QString &query)
{
    const QString text = query.left(kLongestQuery);
    const auto add = [this](QStringView piece, bool isPhrase) {
        const QString term = folded(piece).trimmed();
        if (!term.isEmpty() && m_terms.size() < kMostTerms)
            m_terms.append(SearchTerm(term, isPhrase));
    };
    qsizetype start = 0;
    bool isInQuotes = false;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool isEnd = i == text.size();
        if (!isEnd && !isQuote(text.at(i)) && (isInQuotes || !text.at(i).isSpace()))
            continue;
        // A phrase that is still being typed goes on: its last word may be half.
        add(QStringView(text).mid(start, i - start), isInQuotes && !isEnd);
        if (!isEnd && isQuote(text.at(i)))
            isInQuotes = !isInQuotes;
        start = i + 1;
    }
}

QString SearchTerms::expression() const
{
    QStringList strong;
    QStringList weak;
    for (const SearchTerm &term : m_terms)
        (term.isWeak() ? weak : strong) += term.expressions();
    const QStringList &used = strong.isEmpty() ? weak : strong;
    return used.join(QLatin1StringView(" AND "));
}

} // namespace storage
