// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/databaseopener.h"

#include "storage/backup/backupmaker.h"
#include "storage/migrations.h"
#include "storage/privatefile.h"
#include "storage/records.h"
#include "storage/search/searchindex.h"

#include <QFileInfo>

namespace storage {
namespace {

// Checking every page takes about 5 ms a mebibyte; larger files are checked by the queries that
// meet a damaged page.
constexpr qint64 kCheckedSize = 8 * 1024 * 1024;

} // namespace

DatabaseOpener::DatabaseOpener(Database &database, const QString &path)
    : m_database(database)
    , m_file(path)
    , m_path(path)
{
}

OpenReport DatabaseOpener::open()
{
    m_database.close();
    m_file.rememberSideFiles();
    const DatabaseFile::Finding finding = m_file.look();
    if (finding.look == DatabaseFile::Look::Absent)
        return create();
    return finding.look == DatabaseFile::Look::Ours ? openExisting() : refuseLook(finding);
}

OpenReport DatabaseOpener::openUntouched(const QString &scratch)
{
    m_database.close();
    m_file.rememberSideFiles();
    const DatabaseFile::Finding finding = m_file.look();
    const QString copy = scratch + QStringLiteral("/copy.db");
    if (finding.look == DatabaseFile::Look::Absent)
        return openCopy(copy);
    if (finding.look != DatabaseFile::Look::Ours)
        return refuseLook(finding);
    if (finding.isOlder || m_file.hasLog()) {
        if (const QString words = m_file.copyTo(copy); !words.isEmpty())
            return refuse(OpenReport::State::Unreadable, words);
        return openCopy(copy);
    }
    m_database.openUntouched(m_path);
    if (const auto refusal = inspect())
        return *refusal;
    OpenReport report;
    report.path = m_path;
    return report;
}

OpenReport DatabaseOpener::openCopy(const QString &copy)
{
    DatabaseOpener opener(m_database, copy);
    opener.m_isBackedUp = false;
    OpenReport report = opener.open();
    report.path = m_path;
    return report;
}

OpenReport DatabaseOpener::refuseLook(const DatabaseFile::Finding &finding)
{
    using Look = DatabaseFile::Look;
    switch (finding.look) {
    case Look::NotOurs:
        return refuse(OpenReport::State::NotOurs, finding.detail);
    case Look::Damaged:
        return refuse(OpenReport::State::Damaged, finding.detail);
    case Look::TooNew:
        return refuse(OpenReport::State::TooNew, finding.detail);
    case Look::Absent:
    case Look::Ours:
    case Look::Unreadable:
        break;
    }
    return refuse(OpenReport::State::Unreadable, finding.detail);
}

OpenReport DatabaseOpener::create()
{
    if (const QString problem = m_file.create(); !problem.isEmpty())
        return refuse(OpenReport::State::Unreadable, problem);
    OpenReport report = openExisting();
    if (report.state == OpenReport::State::Opened)
        report.state = OpenReport::State::Created;
    return report;
}

OpenReport DatabaseOpener::openExisting()
{
    if (const QString problem = PrivateFile::restrict(m_path); !problem.isEmpty())
        return refuse(OpenReport::State::Unreadable, problem);
    m_database.open(m_path);
    if (const auto refusal = inspect())
        return *refusal;
    if (const auto refusal = backUp())
        return *refusal;
    OpenReport report;
    report.path = m_path;
    if (!migrateAndRecover(report))
        return refuseFailure();
    m_file.leaveMarker();
    return report;
}

std::optional<OpenReport> DatabaseOpener::inspect()
{
    const qint64 application = m_database.pragma("PRAGMA application_id").toLongLong();
    const int version = m_database.pragma("PRAGMA user_version").toInt();
    const bool isWhole = Migrations::hasAllTables(m_database, version);
    if (m_database.hasFailed())
        return refuseFailure();
    if (application != kApplicationId)
        return refuse(OpenReport::State::NotOurs, QStringLiteral("application id"));
    if (version > kSchemaVersion)
        return refuse(OpenReport::State::TooNew, QStringLiteral("version %1").arg(version));
    if (version < 1 || !isWhole)
        return refuse(OpenReport::State::Damaged, QStringLiteral("tables are missing"));
    if (m_file.size() <= kCheckedSize)
        return inspectPages(version);
    return std::nullopt;
}

std::optional<OpenReport> DatabaseOpener::inspectPages(int version)
{
    QString verdict = m_database.pragma("PRAGMA quick_check(1)");
    if (verdict == QLatin1StringView("ok"))
        return std::nullopt;
    if (m_database.hasFailed() && !m_database.isFailureDamage())
        return refuseFailure();
    if (const auto failure = m_database.failure())
        verdict = failure->message;
    // The index can be made anew, and nobody is kept from their messages for it.
    m_database.clearFailure();
    if (!Migrations::areTablesSound(m_database, version))
        return m_database.hasFailed() ? refuseFailure()
                                      : refuse(OpenReport::State::Damaged, verdict);
    m_isIndexDamaged = !SearchIndex::isSound(m_database);
    return std::nullopt;
}

bool DatabaseOpener::migrateAndRecover(OpenReport &report)
{
    report.place = SharedPlace::of(QFileInfo(m_path).absolutePath());
    // File systems without shared memory answer with another mode, which is safe, too.
    if (report.place == SharedPlace::Kind::None)
        static_cast<void>(m_database.pragma("PRAGMA journal_mode=WAL"));
    else
        static_cast<void>(m_database.pragma("PRAGMA journal_mode=DELETE"));
    if (m_isIndexDamaged) {
        m_database.begin();
        SearchIndex(m_database).giveUp();
        if (!m_database.commit())
            return false;
    }
    const std::optional<int> interrupted = bringUpToDate(m_database);
    report.interruptedCount = interrupted.value_or(0);
    return interrupted.has_value();
}

std::optional<int> DatabaseOpener::bringUpToDate(Database &database)
{
    const int version = database.pragma("PRAGMA user_version").toInt();
    if (!Migrations::apply(database, version))
        return std::nullopt;
    Records records(database);
    database.begin();
    const int interrupted = records.recover();
    if (!database.commit())
        return std::nullopt;
    // Apart from that: what the index cannot read must not keep anybody from their messages.
    database.begin();
    records.index().prepare();
    if (!database.commit())
        database.clearFailure();
    return interrupted;
}

std::optional<OpenReport> DatabaseOpener::backUp()
{
    const int version = m_database.pragma("PRAGMA user_version").toInt();
    if (version >= kSchemaVersion || !m_isBackedUp)
        return std::nullopt;
    // Where nothing was written yet, nothing can be lost.
    const bool isEmpty =
        m_database.pragma("SELECT EXISTS (SELECT 1 FROM conversation)") == QLatin1StringView("0");
    BackupOrder order;
    order.database = m_path;
    order.occasion = BackupName::kBeforeUpdate + QString::number(version);
    order.now = QDateTime::currentDateTimeUtc();
    // It is not sealed until the keychain is asked (BackupMaker::sealCopies): where the folder
    // leads elsewhere, it stays beside the database.
    if (QFileInfo(BackupFolder::beside(m_path).path()).isSymLink())
        order.target = QFileInfo(m_path).absolutePath() + QLatin1Char('/')
                       + BackupName{order.now, order.occasion, false}.fileName();
    BackupMaker maker(order);
    if (isEmpty || maker.isThere(m_database))
        return std::nullopt;
    const auto made = maker.make(m_database);
    if (made)
        return std::nullopt;
    qWarning("loquat.storage: no backup could be made, so the layout stays as it is");
    const core::Error &error = made.error();
    const bool isDamaged = error.code == QLatin1StringView("damaged");
    return refuse(isDamaged ? OpenReport::State::Damaged : OpenReport::State::NotBackedUp,
                  error.message.isEmpty() ? error.code : error.message);
}

OpenReport DatabaseOpener::refuse(OpenReport::State state, const QString &detail)
{
    m_database.closeUntouched();
    m_database.clearFailure();
    m_file.dropNewSideFiles();
    OpenReport report;
    report.state = state;
    report.path = m_path;
    report.detail = detail;
    return report;
}

OpenReport DatabaseOpener::refuseFailure()
{
    const QString detail = m_database.failure() ? m_database.failure()->message : QString();
    return refuse(m_database.isFailureDamage() ? OpenReport::State::Damaged
                                               : OpenReport::State::Unreadable,
                  detail);
}

} // namespace storage
