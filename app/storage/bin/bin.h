// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/bin/binentry.h"
#include "storage/store.h"

namespace storage {

/// What the Store can be asked about its bin, with its thread and its rules. As light as a
/// reference. What goes for good goes in steps, each a transaction of its own, so that nobody who
/// sends meanwhile waits: purgeSome() until it says true, then sweepSome() until it does, then
/// foldLog(). Whoever stops in between leaves the rest to the next sweep.
class Bin
{
public:
    explicit Bin(Store &store);

    QFuture<core::Result<QList<BinEntry>>> entries();
    /// How many that are.
    QFuture<core::Result<int>> count();
    /// The first `most` messages of it, with their parts.
    QFuture<core::Result<QList<core::Message>>> content(const BinRef &ref, int most);
    /// One transaction. Told at once when the disk refuses.
    QFuture<core::Result<core::Done>> restore(const QList<BinRef> &refs);
    /// The reverse: messages that moved when one was brought back move again.
    QFuture<core::Result<core::Done>> takeAway(const QList<BinRef> &refs);
    QFuture<core::Result<bool>> purgeSome(const BinRef &ref);
    QFuture<core::Result<bool>> sweepSome();
    /// The write-ahead log is folded into the file and emptied; false: somebody reads, who is not
    /// waited for.
    QFuture<core::Result<bool>> foldLog();
    /// Notes what the clock says. What has been in the bin for so many days, as far as the clock
    /// can be believed, and was put there before `start`.
    QFuture<core::Result<QList<BinRef>>> expired(const QDateTime &now, int days,
                                                 const QDateTime &start);

private:
    Store &m_store;
};

} // namespace storage
