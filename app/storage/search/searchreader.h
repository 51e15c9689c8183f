// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/database.h"
#include "storage/search/messagematcher.h"

#include <QHash>
#include <QSet>

namespace storage {

/// The first layout of the database that may have an index.
constexpr int kIndexedVersion = 2;

/// Answers one query on a connection that reads. Any thread, the one that opened the database.
///
/// What people look for is mostly either frequent, and then among the newest messages, or rare,
/// and then the index answers at once. So the newest are read first, the index is asked for those
/// before, and what is not indexed (yet) is read at last.
class SearchReader
{
public:
    /// `hasIndex` false: the database is of a layout without one.
    SearchReader(Database &database, const SearchQuery &query, bool hasIndex);

    /// A failure has the database's code; "cancelled" when it was interrupted.
    [[nodiscard]] core::Result<SearchPage> run();

private:
    struct Candidate;
    void findTitles();
    void askIndex();
    void readRest();
    /// Looks at messages before m_next, until there are none, or so many, or the page is full.
    void readBack(int most, qint64 mostText);
    /// False when the page is full.
    bool look(qint64 message);
    [[nodiscard]] bool loadRow(qint64 message, Candidate &candidate);
    void findFiled();
    [[nodiscard]] bool isFiled(qint64 conversation) const;
    [[nodiscard]] bool isHidden(qint64 conversation, qint64 message);
    [[nodiscard]] QSet<qint64> hiddenIn(qint64 conversation);
    SearchGroup &groupOf(const QUuid &conversation, const QString &title, const QDateTime &updated);

    Database &m_database;
    SearchQuery m_query;
    MessageMatcher m_matcher;
    bool m_hasIndex;
    SearchPage m_page;
    qint64 m_next; ///< what is not looked at yet lies before this row
    qint64 m_firstIndexed = 0;
    qint64 m_readText = 0;
    QHash<QUuid, qsizetype> m_groups;
    std::optional<QSet<qint64>> m_filed;  ///< conversations of the folder and tags asked for
    QHash<qint64, QSet<qint64>> m_hidden; ///< by conversation: in the bin, or below such a message
};

} // namespace storage
