// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/backups.h"

#include "chat/temporarychat.h"
#include "chat/workspace_p.h"
#include "core/whendone.h"
#include "storage/backup/backuprotation.h"
#include "storage/storageerror.h"
#include "storage/storeedits.h"

#include <QFileInfo>

namespace chat {
namespace {

// Not while the window comes up; then now and then, since a clock may be set and a machine sleep.
constexpr int kFirstLookMs = 60'000;
constexpr int kLookMs = 10 * 60'000;
/// A locked keychain asks whoever sits there for its password: once an hour is enough.
constexpr int kLooksBetweenQuestions = 6;
constexpr qint64 kCheckDays = 7;
constexpr int kLastWords = 4;

} // namespace

Backups::Backups(const Services &services, const QString &dataDirectory, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_passphrase(services.secrets, this)
    , m_keeper(dataDirectory)
{
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &Backups::look);
    // Queued: whoever asked the keychain has the answer first.
    connect(&services.secrets, &storage::Secrets::keychainAnswered, this, &Backups::askAgain,
            Qt::QueuedConnection);
    core::whenDone(this, m_keeper.loadState(),
                   [this](const storage::BackupState &state) { loaded(state); });
}

Backups::~Backups()
{
    if (!m_hasStarted)
        return;
    m_state.isRunning = false;
    m_keeper.saveStateNow(m_state);
}

void Backups::setDatabase(const QString &path, storage::SharedPlace::Kind place)
{
    m_database = path;
    m_place = place;
    if (path.isEmpty())
        m_due.stop();
    else if (m_isLoaded)
        start();
}

void Backups::loaded(storage::BackupState state)
{
    state.isDaily = m_saidDaily.value_or(state.isDaily);
    state.isSealed = m_saidSealed.value_or(state.isSealed);
    m_state = state;
    m_isCheckWanted = state.isRunning;
    m_isLoaded = true;
    if (m_saidDaily || m_saidSealed)
        remember();
    if (!m_database.isEmpty())
        start();
}

void Backups::start()
{
    m_hasStarted = true;
    m_state.isRunning = true;
    remember();
    m_due.start(kFirstLookMs);
    core::whenDone(this, m_keeper.entries(), [this](const QList<storage::BackupEntry> &entries) {
        for (const storage::BackupEntry &entry : entries) {
            if (entry.name.isRegular()) {
                m_lastTime = entry.name.time;
                break;
            }
        }
        Q_EMIT changed();
    });
}

void Backups::remember()
{
    if (m_isLoaded)
        m_keeper.saveState(m_state);
}

/// Whether something is to be done, and the timer for the next time.
void Backups::look()
{
    m_due.start(kLookMs);
    if (m_database.isEmpty() || m_isWorking)
        return;
    checkPages();
    if (!m_state.isDaily || (isWaiting() && --m_looksToWait > 0))
        return;
    core::whenDone(this, m_keeper.entries(), [this](const QList<storage::BackupEntry> &entries) {
        QStringList names;
        for (const storage::BackupEntry &entry : entries)
            names.append(QFileInfo(entry.path).fileName());
        // A copy that was made before an update is sealed together with the next backup.
        const bool isOpen =
            m_state.isSealed && !storage::BackupRotation::openCopies(names).isEmpty();
        if (!m_isWorking
            && (isOpen || storage::BackupRotation::isDue(names, m_services.clock.now())))
            begin();
    });
}

bool Backups::isWaiting() const
{
    return m_failure && m_failure->code == QLatin1StringView("passphrase");
}

/// The keychain is open now, so nobody is asked for anything. Once, for the passphrase may be what
/// it has lost.
void Backups::askAgain()
{
    if (!isWaiting() || m_isWorking || std::exchange(m_hasAskedAgain, true))
        return;
    m_looksToWait = 0;
    look();
}

void Backups::backUpNow()
{
    if (!m_isWorking && !m_database.isEmpty())
        begin(storage::BackupName::kByHand);
}

void Backups::begin(const QString &occasion)
{
    m_isWorking = true;
    Q_EMIT changed();
    core::whenDone(this, wantedPassphrase(),
                   [this, occasion](const core::Result<storage::Passphrase> &passphrase) {
                       // Never one that anybody could open instead.
                       if (passphrase)
                           core::whenDone(this, m_keeper.make(order(passphrase.value(), occasion)),
                                          [this](const core::Result<storage::BackupMade> &result) {
                                              made(result);
                                          });
                       else
                           fail(passphrase.error());
                   });
}

QFuture<core::Result<storage::Passphrase>> Backups::wantedPassphrase()
{
    const auto wanted = [this] {
        return m_state.isSealed
                   ? m_passphrase.read(true)
                   : core::ready(core::Result<storage::Passphrase>(storage::Passphrase()));
    };
    if (m_isLoaded)
        return wanted();
    return core::followed(this, m_keeper.loadState(),
                          [this, wanted](const storage::BackupState &read) {
                              m_state.isSealed = m_saidSealed.value_or(read.isSealed);
                              return wanted();
                          });
}

storage::BackupOrder Backups::order(const storage::Passphrase &passphrase,
                                    const QString &occasion) const
{
    storage::BackupOrder order;
    order.database = m_database;
    order.occasion = occasion;
    order.passphrase = passphrase;
    order.now = m_services.clock.now();
    return order;
}

void Backups::made(const core::Result<storage::BackupMade> &result)
{
    if (!result) {
        fail(result.error());
        return;
    }
    m_isWorking = false;
    m_failure.reset();
    m_hasAskedAgain = false;
    m_lastTime = result.value().entry.name.time;
    Q_EMIT changed();
}

void Backups::fail(const core::Error &error)
{
    m_isWorking = false;
    m_looksToWait = kLooksBetweenQuestions;
    const bool isKnown = m_failure && m_failure->code == error.code;
    m_failure = error;
    Q_EMIT changed();
    if (error.code == QLatin1StringView("damaged"))
        Q_EMIT damageFound();
    else if (!isKnown)
        Q_EMIT failed(error);
}

/// After a run that was cut off, and every week.
void Backups::checkPages()
{
    const QDateTime now = m_services.clock.now();
    const qint64 days = m_state.checked.isValid() ? m_state.checked.daysTo(now) : kCheckDays;
    if (!m_isCheckWanted && days >= 0 && days < kCheckDays)
        return;
    m_isCheckWanted = false;
    using Check = storage::BackupKeeper::Check;
    core::whenDone(this, m_keeper.check(m_database), [this, now](Check verdict) {
        if (verdict == Check::Damaged)
            Q_EMIT damageFound();
        if (verdict == Check::IndexDamaged)
            (void)m_services.store.renewSearchIndex();
        if (verdict == Check::Whole || verdict == Check::IndexDamaged)
            checkMessages(now);
    });
}

void Backups::checkMessages(const QDateTime &now)
{
    core::whenDone(this, m_keeper.countDamaged(m_database), [this, now](std::optional<int> count) {
        m_state.checked = count ? now : m_state.checked;
        remember();
        if (count.value_or(0) > 0)
            Q_EMIT messagesDamaged(*count);
    });
}

void Backups::setDaily(bool isDaily)
{
    if (m_isLoaded && m_state.isDaily == isDaily)
        return;
    m_saidDaily = isDaily;
    m_state.isDaily = isDaily;
    remember();
    Q_EMIT changed();
    if (isDaily)
        look();
}

QFuture<std::optional<core::Error>> Backups::setPassphrase(const QString &passphrase)
{
    using Outcome = std::optional<core::Error>;
    if (passphrase.isEmpty()) {
        m_saidSealed = false;
        m_state.isSealed = false;
        remember();
        Q_EMIT changed();
        return core::followed(this, m_passphrase.remove(),
                              [](const core::Result<core::Done> &) { return Outcome(); });
    }
    return core::followed(
        this, m_passphrase.write(passphrase), [this](const storage::SecretWrite &write) {
            m_saidSealed = true;
            m_state.isSealed = true;
            m_failure.reset();
            remember();
            Q_EMIT changed();
            if (write.place)
                return Outcome();
            return Outcome(storage::storageError("passphrase-for-now", write.detail));
        });
}

QFuture<QList<storage::BackupEntry>> Backups::entries()
{
    return m_keeper.entries();
}

QFuture<core::Result<Backups::Opened>> Backups::open(const QString &path, const QString &passphrase)
{
    const bool isSealed = path.endsWith(QLatin1StringView(".sealed"));
    if (!passphrase.isEmpty() || !isSealed || !m_state.isSealed)
        return m_keeper.open(path, storage::Passphrase(passphrase));
    return core::followed(this, m_passphrase.read(m_state.isSealed),
                          [this, path](const core::Result<storage::Passphrase> &kept) {
                              return m_keeper.open(path,
                                                   kept ? kept.value() : storage::Passphrase());
                          });
}

QFuture<core::Result<storage::BackupPreview>> Backups::preview(const Opened &backup)
{
    return m_keeper.preview(backup, m_database);
}

QFuture<core::Result<QStringList>> Backups::lastWords(const Opened &backup,
                                                      const QUuid &conversation)
{
    return m_keeper.lastWords(backup, conversation, kLastWords);
}

bool Backups::hold(std::function<void()> wish)
{
    return m_services.workspace.temporary().hold(std::move(wish));
}

QFuture<core::Result<storage::Restored>> Backups::restore(const Opened &backup)
{
    using Outcome = core::Result<storage::Restored>;
    if (const auto error = obstacle())
        return core::ready(Outcome(*error));
    return core::followed(
        this, wantedPassphrase(), [this, backup](const core::Result<storage::Passphrase> &wanted) {
            return wanted ? replace(backup, wanted.value()) : core::ready(Outcome(wanted.error()));
        });
}

/// What is at work would go on writing into what is there afterwards.
std::optional<core::Error> Backups::obstacle() const
{
    const Workspace &workspace = m_services.workspace;
    if (workspace.runningCount() > 0)
        return storage::storageError("busy");
    if (workspace.d->isImporting() || workspace.bin().isPurging())
        return storage::storageError("at-work");
    if (workspace.hasUnwritten())
        return storage::storageError("unwritten");
    return std::nullopt;
}

QFuture<core::Result<storage::Restored>> Backups::replace(const Opened &backup,
                                                          const storage::Passphrase &passphrase)
{
    using Outcome = core::Result<storage::Restored>;
    // The keychain may have waited for a person, who went on meanwhile.
    if (const auto error = obstacle())
        return core::ready(Outcome(*error));
    // What is open writes its last words before, in the order of the storage thread.
    m_services.workspace.closeAll();
    const storage::RestoreOrder wanted{backup,
                                       order(passphrase, storage::BackupName::kBeforeRestore)};
    return core::followed(this, storage::StoreEdits(m_services.store).restore(wanted),
                          [this](const Outcome &outcome) {
                              m_services.workspace.d->takeRestored();
                              m_services.workspace.start({});
                              Q_EMIT changed();
                              return outcome;
                          });
}

QFuture<core::ImportReport> Backups::bringBack(const Opened &backup,
                                               const QSet<QUuid> &conversations)
{
    const core::Later<core::ImportReport> later;
    m_importer = m_services.workspace.makeImporter();
    m_importer->setOnly(conversations);
    Importer *importer = m_importer.get();
    // Looked at first: what lies in the bin has to be known before it comes back. The backup is
    // there for as long as it is read.
    connect(importer, &Importer::finished, this,
            [importer, held = backup, later, isLook = true]() mutable {
                if (std::exchange(isLook, false) && !importer->report().error) {
                    importer->start(held->databasePath(), Importer::Goal::ImportDeleted);
                    return;
                }
                // What was unsealed to be read does not lie there any longer than that.
                held.reset();
                later.finish(importer->report());
            });
    importer->start(backup->databasePath(), Importer::Goal::Look);
    return later.future();
}

QFuture<core::Result<storage::RecoveryReport>> Backups::recover(const QString &damaged)
{
    const QDateTime now = m_services.clock.now();
    const QString target = QFileInfo(damaged).absolutePath()
                           + now.toString(QStringLiteral("'/loquat-'yyyyMMdd-hhmmss'.db'"));
    const storage::Recovery::Order wanted{damaged, target, {}, now};
    const auto state = m_keeper.loadState();
    return core::followed(this, state, [this, wanted](const storage::BackupState &known) {
        if (!known.isSealed)
            return m_keeper.recover(wanted);
        m_state.isSealed = true;
        return core::followed(this, m_passphrase.read(m_state.isSealed),
                              [this, wanted](const core::Result<storage::Passphrase> &kept) {
                                  storage::Recovery::Order order = wanted;
                                  if (kept)
                                      order.passphrase = kept.value();
                                  return m_keeper.recover(order);
                              });
    });
}

QFuture<std::optional<storage::RecoveryReport>> Backups::recoveryReport()
{
    return m_keeper.reportOf(m_database);
}

} // namespace chat
