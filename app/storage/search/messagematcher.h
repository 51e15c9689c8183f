// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/search/indexedtext.h"
#include "storage/search/searchquery.h"
#include "storage/search/searchterms.h"

#include <optional>

namespace storage {

/// Looks at what is stored, which decides: an index only proposes.
class MessageMatcher
{
public:
    explicit MessageMatcher(const SearchQuery &query);

    [[nodiscard]] const SearchTerms &terms() const { return m_terms; }
    struct Match {
        QList<SearchSpan> spans;
        QString snippet;
        QList<TextSpan> marks;
    };
    /// Nothing when not all terms are in it, or the filter does not let it pass.
    [[nodiscard]] std::optional<Match> match(const QList<SearchablePart> &parts) const;
    /// Where they all are in a single text; empty when they are not.
    [[nodiscard]] QList<TextSpan> matchText(const QString &text) const;

private:
    [[nodiscard]] bool passes(const QList<SearchablePart> &parts) const;
    [[nodiscard]] bool hasAll(const QStringList &folded) const;
    [[nodiscard]] QList<TextSpan> spansIn(const QString &text) const;

    SearchTerms m_terms;
    SearchFilter m_filter;
};

} // namespace storage
