// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/bin/binentry.h"
#include "storage/bin/deletedplaces.h"
#include "storage/metatable.h"
#include "storage/records.h"

namespace storage {

/// What lies in the bin, in terms of the tables: how it is listed, comes back and goes for good.
/// Storage thread; writes are in a transaction of the caller's. Failures stick in the Database.
class BinRecords
{
public:
    explicit BinRecords(Records &records);

    /// Conversations, and messages out of conversations that are not in the bin themselves; the
    /// latest deletion first.
    [[nodiscard]] QList<BinEntry> entries();
    [[nodiscard]] int count();
    /// Its first messages in order, with their parts.
    [[nodiscard]] QList<core::Message> content(const BinRef &ref, int most);
    /// Out of the bin; a message with all that it hangs on, to its old place, and shown.
    void restore(const BinRef &ref);
    /// Into the bin again after restore(), as it lay there before.
    void takeAway(const BinRef &ref, const QDateTime &time);
    /// Some of it goes for good: index, parts, revisions and all. True when nothing is left.
    bool purgeSome(const BinRef &ref);
    /// Some of the attachments that nothing names any more, then the words that the index still
    /// holds in its file. True when there is nothing left to do, or nothing was to be done.
    bool sweepSome();
    /// The clock says this; the times of what was deleted by another clock are mended. What is
    /// older than `days`, by the time that is believed, and was deleted before `start`.
    [[nodiscard]] QList<BinRef> expired(const QDateTime &now, int days, const QDateTime &start);

private:
    [[nodiscard]] QList<BinEntry> conversations();
    [[nodiscard]] QList<BinEntry> messages();
    [[nodiscard]] QList<qint64> rowsOf(const BinRef &ref, int most);
    [[nodiscard]] QList<qint64> lastRows(const BinRef &ref);
    void purge(qint64 row);
    void purgeConversation(const QUuid &id);
    [[nodiscard]] qint64 believedTime(qint64 now);
    void mendTimes(qint64 believed);
    [[nodiscard]] bool dropAttachments();
    void dropFiling();

    Records &m_records;
    Database &m_database;
    MetaTable m_meta;
    DeletedPlaces m_places;
};

} // namespace storage
