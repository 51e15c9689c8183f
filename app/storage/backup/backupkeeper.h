// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup/backupmaker.h"
#include "storage/backup/backuppreview.h"
#include "storage/backup/openedbackup.h"
#include "storage/backup/recovery.h"
#include "storage/pagecheck.h"

#include <QFuture>
#include <QThreadPool>
#include <atomic>

namespace storage {

/// What is remembered of backups between runs: `backups.json` in the data directory.
struct BackupState {
    bool isDaily = true;
    bool isSealed = false;  ///< the passphrase is in the keychain
    bool isRunning = false; ///< at start: the run before did not end as it should
    QDateTime checked;      ///< when all pages were read the last time and nothing was wrong
    bool operator==(const BackupState &) const = default;
};

/// The thread for backups and for whatever reads whole databases beside the window. It gives way to
/// everything else and does one thing after the other; every call returns at once. GUI thread.
class BackupKeeper
{
public:
    explicit BackupKeeper(QString dataDirectory);
    /// Ends what runs, and waits for that.
    ~BackupKeeper();
    Q_DISABLE_COPY(BackupKeeper)

    [[nodiscard]] QFuture<core::Result<BackupMade>> make(const BackupOrder &order);
    /// The newest first.
    [[nodiscard]] QFuture<QList<BackupEntry>> entries();
    [[nodiscard]] QFuture<core::Result<std::shared_ptr<OpenedBackup>>>
    open(const QString &path, const Passphrase &passphrase);
    [[nodiscard]] QFuture<core::Result<BackupPreview>>
    preview(const std::shared_ptr<OpenedBackup> &backup, const QString &present);
    [[nodiscard]] QFuture<core::Result<QStringList>>
    lastWords(const std::shared_ptr<OpenedBackup> &backup, const QUuid &conversation, int most);
    [[nodiscard]] QFuture<core::Result<RecoveryReport>> recover(const Recovery::Order &order);
    /// The report of the last recovery that made `database`; nothing where there was none.
    [[nodiscard]] QFuture<std::optional<RecoveryReport>> reportOf(const QString &database);

    using Check = PageCheck;
    /// Reads all pages of the database that is open in this process.
    [[nodiscard]] QFuture<Check> check(const QString &database);
    /// How many of its messages are not what was written, see PartTable; nothing where that could
    /// not be found out.
    [[nodiscard]] QFuture<std::optional<int>> countDamaged(const QString &database);

    [[nodiscard]] QFuture<BackupState> loadState();
    /// The same, waiting; any thread.
    [[nodiscard]] static BackupState stateOf(const QString &dataDirectory);
    void saveState(const BackupState &state);
    /// The same, waiting; for leaving.
    void saveStateNow(const BackupState &state);

    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    template <typename Work>
    [[nodiscard]] auto onThread(Work work);
    [[nodiscard]] std::function<bool()> goesOn();

    QString m_statePath;
    BackupFolder m_folder;
    std::atomic_bool m_isLeaving = false;
    QThreadPool m_pool;
};

} // namespace storage
