// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

namespace storage {

/// The index of what messages say, kept in the transactions that write them. It is only ever a
/// help: a damaged one never stands in the way of a message, is not used any more, and is made
/// anew in the background. Storage thread; other failures stick in the Database.
///
/// Messages in the bin stay indexed; who searches leaves them out.
class SearchIndex
{
public:
    explicit SearchIndex(Database &database);

    /// When the database was opened, in a transaction: an index of another program's making, or
    /// one that does not answer as it should, is not used.
    void prepare();
    /// Before the parts of a message change, or it goes for good.
    void remove(qint64 message);
    /// Once the parts are stored, if the message is final and not indexed yet.
    void add(qint64 message);

    /// Indexes some older messages, in a transaction of its own; takes some milliseconds. False
    /// when there is nothing left to do, or nothing can be done now.
    bool indexMore();
    /// From now on it is not used, until indexMore() has begun anew.
    void discard();
    /// What was removed leaves the file, too, a piece with each call (FTS5 only marks it). In a
    /// transaction of the caller's; true when nothing is left.
    bool scrub();

    /// Whoever reads may use it for messages from firstIndexed() on.
    [[nodiscard]] static bool isUsable(Database &database);
    [[nodiscard]] static qint64 firstIndexed(Database &database);

private:
    [[nodiscard]] bool isIndexed(qint64 message);
    [[nodiscard]] bool isFinal(qint64 message);
    void insert(qint64 message);
    [[nodiscard]] bool answers();
    void write(const char *sql, qint64 message);
    void beginAnew();
    void indexSlice(qint64 before);
    void setMeta(const char *key, const QString &value);
    /// Runs `work`; when the index turns out to be damaged all of it is taken back.
    template <typename Work>
    void guarded(const Work &work);

    Database &m_database;
};

} // namespace storage
