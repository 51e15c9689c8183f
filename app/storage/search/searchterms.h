// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/search/folding.h"

#include <QStringMatcher>

namespace storage {

/// One thing that has to stand in a text: a word by its beginning, a Chinese run anywhere, a
/// phrase in quotes as a whole.
class SearchTerm
{
public:
    SearchTerm(const QString &folded, bool isPhrase);

    /// Where it stands in a folded text, `most` times at the most.
    [[nodiscard]] QList<TextSpan> find(const QString &folded, int most) const;
    /// FTS5's own expressions, safely quoted, for what an index has of it; none for mere
    /// punctuation.
    [[nodiscard]] QStringList expressions() const;
    /// The beginning of so many words that an index is of little help.
    [[nodiscard]] bool isWeak() const;

private:
    [[nodiscard]] bool isAtBoundaries(const QString &folded, qsizetype at) const;

    QString m_text;
    bool m_isPhrase;
    bool m_isWordFirst = false;
    QStringMatcher m_matcher;
};

/// All of them have to be found. Any text can be read: quotes that do not close reach to the end.
class SearchTerms
{
public:
    explicit SearchTerms(const QString &query);

    [[nodiscard]] bool isEmpty() const { return m_terms.isEmpty(); }
    [[nodiscard]] const QList<SearchTerm> &all() const { return m_terms; }
    /// What to give to MATCH: every message that has all terms passes, and some others. Empty
    /// when an index cannot tell.
    [[nodiscard]] QString expression() const;

private:
    QList<SearchTerm> m_terms;
};

} // namespace storage
