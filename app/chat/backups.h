// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/backuppassphrase.h"
#include "chat/importer.h"
#include "core/clock.h"
#include "core/error.h"
#include "storage/backup/backupkeeper.h"
#include "storage/backup/restorejob.h"
#include "storage/sharedplace.h"

#include <QObject>
#include <QSet>
#include <QTimer>
#include <functional>
#include <memory>

namespace storage {
class Store;
} // namespace storage

namespace chat {

class Workspace;

/// Backups: made day by day while the program runs, gone back to, and what saves the messages of a
/// database that went bad. What takes long happens elsewhere; what went wrong is said once. GUI
/// thread.
class Backups : public QObject
{
    Q_OBJECT

public:
    struct Services {
        storage::Store &store;
        storage::Secrets &secrets;
        Workspace &workspace;
        const core::Clock &clock;
    };
    using Opened = std::shared_ptr<storage::OpenedBackup>;

    Backups(const Services &services, const QString &dataDirectory, QObject *parent = nullptr);
    /// Remembers that the program ended as it should.
    ~Backups() override;

    /// The database that is open, from now on; its first backup, where one is due, is made a while
    /// later. An empty path: none is open.
    void setDatabase(const QString &path,
                     storage::SharedPlace::Kind place = storage::SharedPlace::Kind::None);
    [[nodiscard]] const QString &database() const { return m_database; }
    /// Whether other computers reach it.
    [[nodiscard]] storage::SharedPlace::Kind place() const { return m_place; }
    [[nodiscard]] QString folder() const { return m_keeper.folder(); }

    [[nodiscard]] const storage::BackupState &state() const { return m_state; }
    /// Of the last one that was made; unset: none is there, or it is not known yet.
    [[nodiscard]] QDateTime lastTime() const { return m_lastTime; }
    [[nodiscard]] bool isWorking() const { return m_isWorking; }
    /// Why the last one could not be made; the code "passphrase" where it waits for the keychain.
    [[nodiscard]] const std::optional<core::Error> &failure() const { return m_failure; }

    void setDaily(bool isDaily);
    /// From now on backups open with this passphrase, which is kept in the keychain; empty: with
    /// none. Those that are there stay as they are. The sentence of a failure, or nothing.
    [[nodiscard]] QFuture<std::optional<core::Error>> setPassphrase(const QString &passphrase);
    void backUpNow();

    [[nodiscard]] QFuture<QList<storage::BackupEntry>> entries();
    /// For reading; a sealed one with the passphrase that it has, or, where none is given, with the
    /// one in the keychain.
    [[nodiscard]] QFuture<core::Result<Opened>> open(const QString &path,
                                                     const QString &passphrase = {});
    [[nodiscard]] QFuture<core::Result<storage::BackupPreview>> preview(const Opened &backup);
    /// The last messages of a conversation in it, as lastWordsOf() gives them.
    [[nodiscard]] QFuture<core::Result<QStringList>> lastWords(const Opened &backup,
                                                               const QUuid &conversation);
    /// Asked before everything becomes something else: true when a temporary chat would be lost by
    /// that; `wish` waits for the answer then, see TemporaryChat::hold().
    [[nodiscard]] bool hold(std::function<void()> wish);
    /// Why all that is open cannot be closed now: the code "busy" while a reply comes in, "at-work"
    /// while something is imported or purged, "unwritten" while something waits for the disk, which
    /// no backup would have. Nothing: it can.
    [[nodiscard]] std::optional<core::Error> obstacle() const;
    /// Everything becomes what it was then. What is here is backed up before. Refused with what
    /// obstacle() says.
    [[nodiscard]] QFuture<core::Result<storage::Restored>> restore(const Opened &backup);
    /// Brings these conversations back as an import does: what is here stays, and one undo takes
    /// them away again. Finished with the report.
    [[nodiscard]] QFuture<core::ImportReport> bringBack(const Opened &backup,
                                                        const QSet<QUuid> &conversations);
    /// Makes a new database beside the damaged one, see storage::Recovery.
    [[nodiscard]] QFuture<core::Result<storage::RecoveryReport>> recover(const QString &damaged);
    /// Of the recovery that made the database which is open.
    [[nodiscard]] QFuture<std::optional<storage::RecoveryReport>> recoveryReport();

Q_SIGNALS:
    /// Anything of what is told here.
    void changed();
    /// A backup that should have been made was not; said once, until one is made.
    void failed(const core::Error &error);
    /// Reading all pages has found damage.
    void damageFound();
    /// The file can be read, but that many messages are not what was written.
    void messagesDamaged(int count);

private:
    void loaded(storage::BackupState state);
    void start();
    [[nodiscard]] QFuture<core::Result<storage::Restored>>
    replace(const Opened &backup, const storage::Passphrase &passphrase);
    void look();
    void askAgain();
    [[nodiscard]] bool isWaiting() const;
    void made(const core::Result<storage::BackupMade> &result);
    void fail(const core::Error &error);
    void begin(const QString &occasion = {});
    void checkPages();
    void checkMessages(const QDateTime &now);
    void remember();
    /// The one for backups that are made now; an empty one where they are not sealed.
    [[nodiscard]] QFuture<core::Result<storage::Passphrase>> wantedPassphrase();
    [[nodiscard]] storage::BackupOrder order(const storage::Passphrase &passphrase,
                                             const QString &occasion) const;

    Services m_services;
    storage::BackupState m_state;
    QString m_database;
    storage::SharedPlace::Kind m_place = storage::SharedPlace::Kind::None;
    QDateTime m_lastTime;
    std::optional<core::Error> m_failure;
    QTimer m_due;
    BackupPassphrase m_passphrase;
    std::unique_ptr<Importer> m_importer;
    /// What was said before the rest was read, and counts.
    std::optional<bool> m_saidDaily;
    std::optional<bool> m_saidSealed;
    bool m_isLoaded = false;
    bool m_hasStarted = false;
    bool m_isWorking = false;
    int m_looksToWait = 0; ///< before the keychain is asked again
    bool m_hasAskedAgain = false;
    bool m_isCheckWanted = false; ///< the run before did not end as it should
    storage::BackupKeeper m_keeper;
};

} // namespace chat
