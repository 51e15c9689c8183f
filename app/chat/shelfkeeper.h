// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <functional>

namespace storage {
class Store;
} // namespace storage

namespace chat {

/// Keeps a copy in the database of what lies in a file beside it, so that backups hold it, and
/// takes in again what a restored backup held of it and is missing here. What is here stays as it
/// is. Neither is waited for, and a disk that refuses is not told: the file counts. GUI thread.
class ShelfKeeper : public QObject
{
    Q_OBJECT

public:
    /// A database is open, or something else is in it than before.
    void look();

protected:
    /// `name`: see storage::ShelfCopy. The store outlives it.
    ShelfKeeper(const QString &name, storage::Store &store, QObject *parent);

    /// The file was read, or what it holds has changed.
    void hear();
    /// False: the file is not read yet, and hear() comes then.
    [[nodiscard]] virtual bool isReady() const = 0;
    /// What is to be copied, empty for nothing. Asked on another thread, also after this is gone.
    [[nodiscard]] virtual std::function<QJsonObject()> content() const = 0;
    /// Adds what is missing here; finished once it was, and is safe: the copy is written over then.
    [[nodiscard]] virtual QFuture<core::Done> takeIn(const QJsonObject &content) = 0;

private:
    void copy();
    void end(bool isSame);

    QString m_name;
    storage::Store &m_store;
    QString m_lookedAt;       ///< storage::CopiedShelf::restoredBy of what was read last
    bool m_isWanted = false;  ///< there is a database
    bool m_canCopy = false;   ///< what the database holds was looked at
    bool m_isChanged = false; ///< since that was asked for
    int m_looks = 0;          ///< that have not ended
};

} // namespace chat
