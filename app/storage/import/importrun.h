// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importreport.h"
#include "storage/backup/passphrase.h"
#include "storage/store.h"

#include <QFuture>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <atomic>

namespace storage {

/// Imports one file, or only looks what importing it would do, on a thread of its own: it takes
/// minutes, and what is opened meanwhile does not wait for it in the common pool. A conversation
/// is stored in one transaction, with its pictures; what was stored when it was cancelled, or
/// failed, stays, and is known when the file is imported again. Owner's thread, with its event
/// loop.
class ImportRun : public QObject
{
    Q_OBJECT

public:
    enum class Mode { Look, Store };

    /// The store outlives this. `now` is for times that the file does not tell.
    ImportRun(Store &store, QString path, Mode mode, QDateTime now, QObject *parent = nullptr);
    /// Cancels, and waits for what cannot be interrupted: one conversation at most.
    ~ImportRun() override;

    /// Only these conversations are looked at; before start().
    void takeOnly(const QSet<QUuid> &conversations) { m_only = conversations; }
    /// What opens the file, where it is sealed; before start().
    void setPassphrase(const Passphrase &passphrase) { m_passphrase = passphrase; }
    void start();
    void cancel() { m_isCancelled = true; }
    /// Complete once it has finished.
    [[nodiscard]] const core::ImportReport &report() const { return m_report; }

Q_SIGNALS:
    /// Bytes that were gone through, a few times a second.
    void progressed(qint64 done, qint64 total);
    /// Once, whatever happened.
    void finished();

private:
    [[nodiscard]] core::ImportReport work();

    Store &m_store;
    QString m_path;
    Mode m_mode;
    QDateTime m_now;
    Passphrase m_passphrase;
    QSet<QUuid> m_only; ///< empty: all
    std::atomic_bool m_isCancelled = false;
    QFuture<core::ImportReport> m_future;
    QThreadPool m_pool;
    core::ImportReport m_report;
};

} // namespace storage
