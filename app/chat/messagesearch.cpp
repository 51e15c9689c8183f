// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/messagesearch.h"

#include "core/whendone.h"
#include "storage/store.h"

#include <algorithm>

namespace chat {
namespace {

/// Shorter than people notice, longer than between the letters of a word that is typed fast.
constexpr int kSearchSoonMs = 60;
constexpr int kPageHits = 50;

} // namespace

MessageSearch::MessageSearch(storage::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSearchSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &MessageSearch::run);
}

MessageSearch::~MessageSearch() = default;

void MessageSearch::setDatabase(const QString &path)
{
    stop();
    m_search = std::make_unique<storage::Search>(path);
    connect(m_search.get(), &storage::Search::indexDamaged, this,
            [this] { (void)m_store.renewSearchIndex(); });
}

void MessageSearch::begin(const SearchQuery &query)
{
    stop();
    m_query = query;
    m_query.limit = kPageHits;
    m_query.after = SearchQuery().after;
    m_isFirst = true;
    m_isSearching = true;
    m_soon.start();
}

void MessageSearch::fetchMore()
{
    if (m_isSearching || !m_next)
        return;
    m_query.after = *m_next;
    m_isSearching = true;
    run();
}

void MessageSearch::stop()
{
    ++m_turn;
    m_soon.stop();
    m_next.reset();
    if (m_isSearching && m_search)
        m_search->cancel();
    m_isSearching = false;
}

void MessageSearch::run()
{
    if (!m_search) {
        m_isSearching = false;
        core::Error error;
        error.kind = core::ErrorKind::Storage;
        Q_EMIT failed(error);
        return;
    }
    core::whenDone(this, m_search->find(m_query),
                   [this, turn = m_turn](const core::Result<SearchPage> &result) {
                       if (turn == m_turn)
                           take(result);
                   });
}

void MessageSearch::take(const core::Result<SearchPage> &result)
{
    if (!result) {
        m_isSearching = false;
        // This page can be asked for again.
        m_next = m_isFirst ? std::nullopt : std::optional(m_query.after);
        Q_EMIT failed(result.error());
        return;
    }
    const SearchPage &page = result.value();
    m_next = page.next;
    // Where no index helps a page may hold nothing and have others behind it.
    if (page.groups.isEmpty() && page.next) {
        m_query.after = *page.next;
        run();
        return;
    }
    m_isSearching = false;
    Q_EMIT arrived(page, std::exchange(m_isFirst, false));
}

QString searchFolded(const QString &text)
{
    return storage::folded(text);
}

bool holdsWords(const QString &folded, const QStringList &foldedWords)
{
    return std::all_of(foldedWords.cbegin(), foldedWords.cend(),
                       [&folded](const QString &word) { return folded.contains(word); });
}

QList<TextSpan> unfoldedSpans(const QString &text, const QList<TextSpan> &folded)
{
    const storage::FoldedText known(text);
    QList<TextSpan> spans;
    for (const TextSpan &span : folded)
        spans.append(known.original(span));
    return spans;
}

} // namespace chat
