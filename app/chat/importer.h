// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/importreport.h"
#include "storage/backup/passphrase.h"

#include <QObject>
#include <QSet>
#include <functional>
#include <memory>

namespace storage {
class ImportRun;
class Store;
} // namespace storage

namespace chat {

/// Imports a file that another program made, or first looks what importing it would do. Made by a
/// Workspace, which shows in its list what was imported and lets it be taken back. GUI thread.
class Importer : public QObject
{
    Q_OBJECT

public:
    enum class Goal {
        Look,
        Import,
        ImportDeleted, ///< and what the last look has found in the bin comes back, too
    };
    /// Called with the report of each import that stored something, before finished().
    using Arrival = std::function<void(const core::ImportReport &)>;

    Importer(storage::Store &store, const core::Clock &clock, Arrival arrived,
             QObject *parent = nullptr);
    /// Cancels and waits for the conversation that is being stored.
    ~Importer() override;

    /// From now on only these conversations of a file are looked at.
    void setOnly(const QSet<QUuid> &conversations) { m_only = conversations; }
    /// What opens files that only a passphrase opens, from now on. The caller wipes its own.
    void setPassphrase(const QString &passphrase);
    /// One at a time: what was running is cancelled, and says nothing any more.
    void start(const QString &path, Goal goal);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_run != nullptr; }
    /// Of the last one that finished.
    [[nodiscard]] const core::ImportReport &report() const { return m_report; }

Q_SIGNALS:
    void progressed(qint64 done, qint64 total);
    void finished();

private:
    void finish();
    void bringBack();

    storage::Store &m_store;
    const core::Clock &m_clock;
    Arrival m_arrived;
    QSet<QUuid> m_only;
    storage::Passphrase m_passphrase;
    std::unique_ptr<storage::ImportRun> m_run;
    core::ImportReport m_report;
    core::ImportReport m_restored; ///< what was taken out of the bin for the one that runs
    quint64 m_number = 0;          ///< of the last run that was started
};

} // namespace chat
