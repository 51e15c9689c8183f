// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

#include <QList>
#include <optional>

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

    enum class Progress {
        More,
        Done,
        Later,     ///< nothing could be done now
        Discarded, ///< it turned out to be damaged, or could not be made
    };
    /// Indexes some older messages, in a transaction of its own; takes some milliseconds. What
    /// cannot be read of the messages is passed over.
    Progress indexMore();
    /// From now on it is not used, until indexMore() has begun anew.
    void discard();
    /// The same for one whose pages cannot be trusted: they stay unused in the file, for what
    /// they lead to may be somebody else's.
    void giveUp();
    /// What was removed leaves the file, too, a piece with each call (FTS5 only marks it). In a
    /// transaction of the caller's; true when nothing is left.
    bool scrub();

    /// Whoever reads may use it for messages from firstIndexed() on.
    [[nodiscard]] static bool isUsable(Database &database);
    [[nodiscard]] static qint64 firstIndexed(Database &database);
    /// Its pages are as they should be; reads all of them.
    [[nodiscard]] static bool isSound(Database &database);
    /// False: indexMore() has something to do.
    [[nodiscard]] static bool isWhole(Database &database);

private:
    struct Entry {
        qint64 message = 0;
        QString words;
    };
    /// Messages, the oldest first, and the row from which on all is indexed with them.
    struct Slice {
        QList<Entry> entries;
        qint64 first = 0;
    };
    [[nodiscard]] bool isIndexed(qint64 message);
    [[nodiscard]] bool isFinal(qint64 message);
    /// Some of the newest messages that are indexed.
    [[nodiscard]] QList<Entry> newest();
    /// They are found by what they say.
    [[nodiscard]] bool answers(const QList<Entry> &probes);
    /// Nothing when it cannot be read; only a failure that may pass is left standing.
    [[nodiscard]] std::optional<QString> wordsOf(qint64 message);
    /// True when something could not be read and never will be; that is forgotten.
    bool passOver();
    void insert(const Entry &entry);
    void write(const char *sql, const Entry &entry);
    /// False, and nothing changed, when it failed for good.
    bool attempt(const char *sql);
    void removeTable();
    void beginAnew();
    [[nodiscard]] Slice sliceBefore(qint64 before);
    void indexSlice(const Slice &slice);
    /// Runs `work`, which reads nothing but the index; when that turns out to be damaged all of it
    /// is taken back.
    template <typename Work>
    void guarded(const Work &work);

    Database &m_database;
};

} // namespace storage
