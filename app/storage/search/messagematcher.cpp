// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search/messagematcher.h"

#include "storage/members.h"
#include "storage/search/snippet.h"

#include <algorithm>

namespace storage {
namespace {

constexpr int kMostSpans = 100;

bool hasFence(const SearchablePart &part)
{
    return part.kind == kText
           && (part.text.contains(QLatin1StringView("```"))
               || part.text.contains(QLatin1StringView("~~~")));
}

/// In order, and none within another.
QList<TextSpan> merged(QList<TextSpan> spans)
{
    std::sort(spans.begin(), spans.end(), [](const TextSpan &left, const TextSpan &right) {
        return left.offset < right.offset;
    });
    QList<TextSpan> result;
    for (const TextSpan &span : std::as_const(spans)) {
        const qsizetype end = span.offset + span.length;
        if (result.isEmpty() || result.constLast().offset + result.constLast().length < span.offset)
            result.append(span);
        else
            result.last().length = qMax(result.constLast().length, end - result.constLast().offset);
    }
    return result;
}

} // namespace

MessageMatcher::MessageMatcher(const SearchQuery &query)
    : m_terms(query.text)
    , m_filter(query.filter)
{
}

bool MessageMatcher::passes(const QList<SearchablePart> &parts) const
{
    const auto isImage = [](const SearchablePart &part) {
        return part.kind == QLatin1StringView("image");
    };
    return (!m_filter.hasImage || std::any_of(parts.cbegin(), parts.cend(), isImage))
           && (!m_filter.hasCode || std::any_of(parts.cbegin(), parts.cend(), hasFence));
}

bool MessageMatcher::hasAll(const QStringList &folded) const
{
    const auto isSomewhere = [&folded](const SearchTerm &term) {
        return std::any_of(folded.cbegin(), folded.cend(),
                           [&term](const QString &text) { return !term.find(text, 1).isEmpty(); });
    };
    return std::all_of(m_terms.all().cbegin(), m_terms.all().cend(), isSomewhere);
}

QList<TextSpan> MessageMatcher::spansIn(const QString &text) const
{
    const FoldedText folded(text);
    QList<TextSpan> spans;
    for (const SearchTerm &term : m_terms.all()) {
        for (const TextSpan &span : term.find(folded.text(), kMostSpans))
            spans.append(folded.original(span));
    }
    return merged(spans);
}

QList<TextSpan> MessageMatcher::matchText(const QString &text) const
{
    return hasAll({folded(text)}) ? spansIn(text) : QList<TextSpan>();
}

std::optional<MessageMatcher::Match> MessageMatcher::match(const QList<SearchablePart> &parts) const
{
    if (!passes(parts))
        return std::nullopt;
    QStringList texts;
    for (const SearchablePart &part : parts)
        texts << folded(part.text) << folded(part.name);
    if (!hasAll(texts))
        return std::nullopt;
    Match match;
    const auto add = [this, &match](int part, SearchSpan::Field field, const QString &text) {
        const QList<TextSpan> spans = spansIn(text);
        if (!spans.isEmpty() && match.spans.isEmpty()) {
            const Snippet snippet = snippetOf(text, spans);
            match.snippet = snippet.text;
            match.marks = snippet.marks;
        }
        for (const TextSpan &span : spans)
            match.spans.append({part, field, span});
    };
    for (int i = 0; i < parts.size(); ++i) {
        add(i, SearchSpan::Field::Text, parts.at(i).text);
        add(i, SearchSpan::Field::Name, parts.at(i).name);
    }
    if (match.spans.isEmpty() && !parts.isEmpty())
        match.snippet = snippetOf(parts.constFirst().text, {}).text;
    return match;
}

} // namespace storage
