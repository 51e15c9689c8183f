// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/search/search.h"

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

namespace storage {
class Store;
}

namespace chat {

using storage::SearchFilter;
using storage::SearchGroup;
using storage::SearchHit;
using storage::SearchPage;
using storage::SearchQuery;
using storage::SearchSpan;
using storage::TextSpan;

/// Searches everything that was said, as somebody types: a newer query ends the one before, of
/// which nothing is heard any more. Results come in pages, each when it is asked for. GUI thread,
/// which never waits: the search has a thread and a connection of its own.
class MessageSearch : public QObject
{
    Q_OBJECT

public:
    /// `store` makes the index anew where it turns out to be damaged.
    explicit MessageSearch(storage::Store &store, QObject *parent = nullptr);
    ~MessageSearch() override;

    /// The database that is open now. Before that every search fails.
    void setDatabase(const QString &path);

    /// From the first page on, a moment later: what is typed meanwhile takes its place. The limit
    /// and the place of the query are not used.
    void begin(const SearchQuery &query);
    /// The next page, if hasMore().
    void fetchMore();
    /// Ends what runs.
    void stop();

    /// A page is on its way.
    [[nodiscard]] bool isSearching() const { return m_isSearching; }
    [[nodiscard]] bool hasMore() const { return m_next.has_value(); }
    [[nodiscard]] const SearchQuery &query() const { return m_query; }

Q_SIGNALS:
    /// The first page of a query may be empty; then nothing was found.
    void arrived(const chat::SearchPage &page, bool isFirst);
    /// What came before is true all the same; fetchMore() or begin() tries again.
    void failed(const core::Error &error);

private:
    void run();
    void take(const core::Result<SearchPage> &result);

    storage::Store &m_store;
    std::unique_ptr<storage::Search> m_search;
    SearchQuery m_query;
    std::optional<qint64> m_next; ///< where the next page begins
    bool m_isFirst = true;        ///< no page of this query has come yet
    bool m_isSearching = false;
    int m_turn = 0; ///< what was asked for an earlier query is not wanted any more
    QTimer m_soon;
};

/// A text as search compares it: without case, width, accents and the Chinese variant. Any thread.
[[nodiscard]] QString searchFolded(const QString &text);
/// Each of the words is somewhere in the text. All of it as searchFolded() has it. Any thread.
[[nodiscard]] bool holdsWords(const QString &folded, const QStringList &foldedWords);
/// Which stretch of the original stands for each of these stretches of searchFolded(text).
[[nodiscard]] QList<TextSpan> unfoldedSpans(const QString &text, const QList<TextSpan> &folded);

} // namespace chat
