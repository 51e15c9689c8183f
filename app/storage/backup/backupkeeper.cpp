// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/backupkeeper.h"

#include "storage/databasereader.h"
#include "storage/jsonfile.h"
#include "storage/migrations.h"
#include "storage/parttable.h"
#include "storage/pooltask.h"
#include "storage/search/indexcheck.h"
#include "storage/transient.h"

#include <QFileInfo>
#include <QThread>
#include <sys/resource.h>

namespace storage {
namespace {

/// Linux gives way by thread and not by process; Qt's own priorities do nothing there.
constexpr int kNiceness = 10;
constexpr int kStepPauseMs = 1;

constexpr auto kStateFile = QLatin1StringView("/backups.json");
constexpr auto kDaily = QLatin1StringView("daily");
constexpr auto kSealed = QLatin1StringView("sealed");
constexpr auto kIsRunning = QLatin1StringView("running");
constexpr auto kCheckedAt = QLatin1StringView("checked");

BackupState stateIn(const QString &path)
{
    const QJsonObject json = JsonFile(path).peek().value_or(QJsonObject());
    BackupState state;
    state.isDaily = json.value(kDaily).toBool(true);
    state.isSealed = json.value(kSealed).toBool();
    state.isRunning = json.value(kIsRunning).toBool();
    state.checked = QDateTime::fromString(json.value(kCheckedAt).toString(), Qt::ISODate);
    return state;
}

void write(const BackupState &state, const QString &path)
{
    const QString words =
        JsonFile(path).write({{kDaily, state.isDaily},
                              {kSealed, state.isSealed},
                              {kIsRunning, state.isRunning},
                              {kCheckedAt, state.checked.toUTC().toString(Qt::ISODate)}});
    if (!words.isEmpty())
        qWarning("loquat.storage: what is known of backups could not be written");
}

/// What reading pages does not show. A row that an index does not know would not be shown, so that
/// counts as damage: a new database is made of the tables then. It takes some seconds for a hundred
/// thousand messages, which is no matter: on this thread it gives way to everybody, each table is
/// read for itself, so that the log can be folded in between, and it ends with the program.
BackupKeeper::Check beyondPages(Database &database, const std::function<bool()> &goesOn)
{
    using Check = BackupKeeper::Check;
    const int version = database.pragma("PRAGMA user_version").toInt();
    const bool isSound = Migrations::areIndexesSound(database, version);
    const bool isRight = isSound && IndexCheck::isRight(database);
    // What was interrupted looks like what is wrong.
    if (!goesOn() || database.hasFailed())
        return Check::Unknown;
    if (!isSound)
        return Check::Damaged;
    return isRight ? Check::Whole : Check::IndexDamaged;
}

BackupKeeper::Check checked(const QString &path, const std::function<bool()> &goesOn)
{
    using Check = BackupKeeper::Check;
    Database database;
    if (const auto opened = openBesideWriter(database, path); !opened)
        return opened.error().code == QLatin1StringView("damaged") ? Check::Damaged
                                                                   : Check::Unknown;
    database.setInterruption([&goesOn] { return !goesOn(); });
    const Check verdict = checkPages(database, goesOn);
    // Without a log nothing could be written as long as a table is read.
    const bool hasLog = database.pragma("PRAGMA journal_mode") == QLatin1StringView("wal");
    return verdict == Check::Whole && hasLog ? beyondPages(database, goesOn) : verdict;
}

std::optional<int> countedDamaged(const QString &path, const std::function<bool()> &goesOn)
{
    Database database;
    if (!openBesideWriter(database, path))
        return std::nullopt;
    database.setInterruption([&goesOn] { return !goesOn(); });
    const int count = PartTable(database).countDamaged();
    return goesOn() && !database.hasFailed() ? std::optional(count) : std::nullopt;
}

} // namespace

template <typename Work>
auto BackupKeeper::onThread(Work work)
{
    return runOnPool(
        [work = std::move(work)]() mutable {
            ::setpriority(PRIO_PROCESS, 0, kNiceness);
            return work();
        },
        m_pool);
}

BackupKeeper::BackupKeeper(QString dataDirectory)
    : m_statePath(dataDirectory + kStateFile)
    , m_folder(dataDirectory + QStringLiteral("/backups"))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1); // its thread was told once to give way
    (void)onThread([] {
        Transient::dropLeftovers();
        return true;
    });
}

BackupKeeper::~BackupKeeper()
{
    m_isLeaving = true;
    m_pool.waitForDone();
}

std::function<bool()> BackupKeeper::goesOn()
{
    return [this] { return !m_isLeaving; };
}

QFuture<core::Result<BackupMade>> BackupKeeper::make(const BackupOrder &order)
{
    return onThread([this, order] {
        // The disk is left to the journals of replies between two steps.
        BackupMaker maker(order, [this] {
            QThread::msleep(kStepPauseMs);
            return !m_isLeaving;
        });
        const auto made = maker.make(BackupMaker::Place::ThisProcess);
        if (made)
            maker.sealCopies();
        return made;
    });
}

QFuture<QList<BackupEntry>> BackupKeeper::entries()
{
    return onThread([folder = m_folder] { return folder.entries(); });
}

QFuture<core::Result<std::shared_ptr<OpenedBackup>>>
BackupKeeper::open(const QString &path, const Passphrase &passphrase)
{
    return onThread([this, path, passphrase]() -> core::Result<std::shared_ptr<OpenedBackup>> {
        (void)m_folder.prepare();
        return OpenedBackup::open(path, m_folder.path(), passphrase, goesOn());
    });
}

QFuture<core::Result<BackupPreview>>
BackupKeeper::preview(const std::shared_ptr<OpenedBackup> &backup, const QString &present)
{
    return onThread([backup, present] { return previewBackup(backup->databasePath(), present); });
}

QFuture<core::Result<QStringList>>
BackupKeeper::lastWords(const std::shared_ptr<OpenedBackup> &backup, const QUuid &conversation,
                        int most)
{
    return onThread([backup, conversation, most] {
        return lastWordsOf(backup->databasePath(), conversation, most);
    });
}

QFuture<core::Result<RecoveryReport>> BackupKeeper::recover(const Recovery::Order &order)
{
    return onThread([this, order] { return Recovery(order, goesOn()).run(); });
}

QFuture<std::optional<RecoveryReport>> BackupKeeper::reportOf(const QString &database)
{
    return onThread([database]() -> std::optional<RecoveryReport> {
        const QString path = Recovery::reportPath(database);
        if (!QFileInfo::exists(path))
            return std::nullopt;
        return RecoveryReport::fromJson(JsonFile(path).peek().value_or(QJsonObject()));
    });
}

QFuture<BackupKeeper::Check> BackupKeeper::check(const QString &database)
{
    return onThread([this, database] { return checked(database, goesOn()); });
}

QFuture<std::optional<int>> BackupKeeper::countDamaged(const QString &database)
{
    return onThread([this, database] { return countedDamaged(database, goesOn()); });
}

BackupState BackupKeeper::stateOf(const QString &dataDirectory)
{
    return stateIn(dataDirectory + kStateFile);
}

QFuture<BackupState> BackupKeeper::loadState()
{
    return onThread([path = m_statePath] { return stateIn(path); });
}

void BackupKeeper::saveState(const BackupState &state)
{
    (void)onThread([state, path = m_statePath] {
        write(state, path);
        return true;
    });
}

void BackupKeeper::saveStateNow(const BackupState &state)
{
    m_isLeaving = true;
    m_pool.waitForDone();
    write(state, m_statePath);
}

} // namespace storage
