// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/recovery.h"

#include "storage/backup/backupfolder.h"
#include "storage/backup/gapfiller.h"
#include "storage/backup/openedbackup.h"
#include "storage/backup/pagesalvage.h"
#include "storage/backup/salvage.h"
#include "storage/backup/scratchfolder.h"
#include "storage/databasefile.h"
#include "storage/jsonfile.h"
#include "storage/privatefile.h"
#include "storage/storageerror.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QtEndian>

namespace storage {
namespace {

constexpr qsizetype kHeader = 100;
constexpr qsizetype kUsualPage = 4096;

/// The header for a file of this size: one that was cut off would not be read at all. Where it is
/// another file's, what is unused in this one is not looked for.
/// https://www.sqlite.org/fileformat2.html#the_database_header
QByteArray fitted(QByteArray header, qint64 size, bool isForeign)
{
    constexpr qsizetype kPageSizeAt = 16;
    constexpr qsizetype kPageCountAt = 28;
    const qint64 told = qFromBigEndian<quint16>(header.constData() + kPageSizeAt);
    const qint64 page = told == 1 ? 65536 : qMax<qint64>(told, 512);
    const qint64 pages = size / page;
    if (isForeign || qFromBigEndian<quint32>(header.constData() + kPageCountAt) > pages)
        qToBigEndian(quint32(pages), header.data() + kPageCountAt);
    if (isForeign)
        qToBigEndian(quint64(0), header.data() + kPageCountAt + 4);
    return header;
}

/// The one run: what it makes is dropped with it unless it is complete.
class RecoveryWork
{
public:
    RecoveryWork(const Recovery::Order &order, const std::function<bool()> &goesOn)
        : m_order(order)
        , m_goesOn(goesOn)
        , m_part(order.target + QLatin1StringView(".part"))
        , m_folder(BackupFolder::beside(order.database))
    {
        m_report.original = order.database;
        m_report.recovered = order.target;
        m_report.time = order.now;
    }
    ~RecoveryWork()
    {
        m_fresh.close();
        for (const char *suffix : {"", "-wal", "-shm", "-journal"})
            QFile::remove(m_part + QLatin1StringView(suffix));
    }
    Q_DISABLE_COPY(RecoveryWork)

    core::Result<RecoveryReport> run()
    {
        if (const QString words = prepare(); !words.isEmpty())
            return storageError("cannot-open", words);
        const bool isRead = salvage();
        if (m_refusal)
            return *m_refusal;
        if (m_goesOn && !m_goesOn())
            return storageError("cancelled");
        m_report.fromDamaged = count("SELECT count(*) FROM message");
        GapFiller filler(m_fresh);
        if (!isRead || m_hasGaps)
            fillFromBackup(filler);
        filler.mend();
        m_report.picturesLost = filler.dropLostPictures();
        m_report.withoutText = filler.withoutText();
        m_report.messages = count("SELECT count(*) FROM message WHERE deleted_at IS NULL");
        m_report.conversations =
            count("SELECT count(*) FROM conversation WHERE deleted_at IS NULL");
        return finish();
    }

private:
    [[nodiscard]] int count(const char *sql) { return m_fresh.pragma(sql).toInt(); }

    [[nodiscard]] QString prepare()
    {
        if (const QString words = m_folder.prepare(); !words.isEmpty())
            return words;
        m_scratch = std::make_unique<ScratchFolder>(m_folder);
        if (!m_scratch->isValid())
            return m_scratch->errorString();
        QFile::remove(m_part);
        if (const QString words = DatabaseFile(m_part).create(); !words.isEmpty())
            return words;
        m_fresh.open(m_part);
        // What refers to a row that comes later, or never, is put in order at the end.
        m_fresh.execute("PRAGMA foreign_keys=OFF");
        m_fresh.execute("PRAGMA synchronous=OFF");
        return m_fresh.failure() ? m_fresh.failure()->message : QString();
    }

    /// A copy of the damaged file with its log; its header is mended where only that is damaged.
    [[nodiscard]] QString copyOfDamaged()
    {
        const QString copy = m_scratch->filePath(QStringLiteral("damaged.db"));
        if (const QString words = DatabaseFile(m_order.database).copyTo(copy); !words.isEmpty()) {
            const qint64 room = QStorageInfo(m_folder.path()).bytesAvailable();
            if (room >= 0 && room < QFileInfo(m_order.database).size())
                m_refusal = storageError("full", words);
            return {};
        }
        QFile file(copy);
        QFile sound(m_part);
        if (!file.open(QIODevice::ReadWrite) || !sound.open(QIODevice::ReadOnly))
            return {};
        const QByteArray header = file.read(kHeader);
        if (header.size() < kHeader)
            return copy;
        const bool isHeader = header.startsWith("SQLite format 3");
        file.seek(0);
        file.write(fitted(isHeader ? header : sound.read(kHeader), file.size(), !isHeader));
        file.close();
        foldLog(copy);
        return copy;
    }

    /// So that all there is stands in the pages of the file.
    static void foldLog(const QString &copy)
    {
        Database damaged;
        damaged.open(copy);
        static_cast<void>(damaged.pragma("SELECT count(*) FROM sqlite_schema"));
    }

    /// Where the first page is gone nobody knows where tables begin; a backup has them in the same
    /// places. Without one what is in the pages themselves is left.
    [[nodiscard]] bool salvage()
    {
        const QString copy = copyOfDamaged();
        if (!m_refusal && takeFrom(copy))
            return true;
        if (m_refusal)
            return false;
        const QList<BackupEntry> entries =
            copy.isEmpty() ? QList<BackupEntry>() : m_folder.entries();
        for (const BackupEntry &entry : entries) {
            if (!entry.name.isSealed && lendFirstPage(entry.path, copy) && takeFrom(copy))
                return true;
            if (m_refusal)
                return false;
        }
        PageSalvage pages(m_fresh, copy, m_goesOn);
        m_fresh.begin();
        static_cast<void>(pages.run());
        m_fresh.commit();
        reopen();
        return false;
    }

    [[nodiscard]] static bool lendFirstPage(const QString &backup, const QString &copy)
    {
        QFile from(backup);
        QFile to(copy);
        if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::ReadWrite))
            return false;
        const QByteArray page = from.read(kUsualPage);
        if (page.size() < kUsualPage || to.size() <= kUsualPage)
            return false;
        return to.write(fitted(page, to.size(), true)) == page.size();
    }

    [[nodiscard]] bool takeFrom(const QString &copy)
    {
        Database damaged;
        m_hasGaps = true;
        if (copy.isEmpty() || !damaged.open(copy))
            return false;
        m_fresh.begin();
        Salvage salvage(damaged, copy, m_fresh, m_goesOn);
        const bool isRead = salvage.run();
        m_fresh.commit();
        m_hasGaps = salvage.hasGaps();
        m_report.rebuilt = salvage.rebuilt();
        damaged.close();
        reopen(); // statements of the salvage go with it
        return isRead && !m_refusal;
    }

    /// What was wrong with what was read is over. A full disk is not: what was rolled back for it
    /// is missing and must not pass for lost.
    void reopen()
    {
        if (m_fresh.isFailureTransient())
            m_refusal = m_fresh.failure();
        m_fresh.close();
        m_fresh.open(m_part);
        m_fresh.execute("PRAGMA foreign_keys=OFF");
        m_fresh.execute("PRAGMA synchronous=OFF");
    }

    void fillFromBackup(GapFiller &filler)
    {
        const QList<BackupEntry> entries = m_folder.entries();
        for (const BackupEntry &entry : entries) {
            if (m_goesOn && !m_goesOn())
                return;
            if (entry.name.isSealed && m_order.passphrase.isEmpty()) {
                m_report.isSealedLeftOut = true;
                continue;
            }
            const auto opened =
                OpenedBackup::open(entry.path, m_folder.path(), m_order.passphrase, m_goesOn);
            if (!opened) {
                m_report.isSealedLeftOut |= entry.name.isSealed;
                continue;
            }
            m_report.fromBackup = filler.fill(opened.value()->databasePath());
            m_report.backup = entry.path;
            return;
        }
    }

    [[nodiscard]] core::Result<RecoveryReport> finish()
    {
        if (const auto failure = m_fresh.failure())
            return *failure;
        if (m_report.messages == 0 && m_report.conversations == 0)
            return storageError("nothing-left");
        if (m_fresh.pragma("PRAGMA quick_check(1)") != QLatin1StringView("ok"))
            return storageError("damaged", QStringLiteral("what was recovered"));
        m_fresh.close();
        QString words = PrivateFile::sync(m_part);
        if (words.isEmpty())
            words = JsonFile(Recovery::reportPath(m_order.target)).write(m_report.toJson());
        if (words.isEmpty())
            words = PrivateFile::moveOver(m_part, m_order.target);
        if (!words.isEmpty())
            return storageError("io-error", words);
        return m_report;
    }

    const Recovery::Order &m_order;
    const std::function<bool()> &m_goesOn;
    QString m_part;
    BackupFolder m_folder;
    std::unique_ptr<ScratchFolder> m_scratch;
    Database m_fresh;
    RecoveryReport m_report;
    std::optional<core::Error> m_refusal; ///< of what is written to
    bool m_hasGaps = false;
};

constexpr auto kOriginal = QLatin1StringView("original");
constexpr auto kRecovered = QLatin1StringView("recovered");
constexpr auto kBackupFile = QLatin1StringView("backup");
constexpr auto kWhen = QLatin1StringView("time");
constexpr auto kSealedLeftOut = QLatin1StringView("sealed_left_out");

struct Count {
    const char *name;
    int RecoveryReport::*member;
};
constexpr Count kCounts[] = {{"conversations", &RecoveryReport::conversations},
                             {"messages", &RecoveryReport::messages},
                             {"from_damaged", &RecoveryReport::fromDamaged},
                             {"rebuilt", &RecoveryReport::rebuilt},
                             {"from_backup", &RecoveryReport::fromBackup},
                             {"without_text", &RecoveryReport::withoutText},
                             {"pictures_lost", &RecoveryReport::picturesLost}};

} // namespace

QJsonObject RecoveryReport::toJson() const
{
    QJsonObject json{{kOriginal, original},
                     {kRecovered, recovered},
                     {kBackupFile, backup},
                     {kWhen, time.toUTC().toString(Qt::ISODate)},
                     {kSealedLeftOut, isSealedLeftOut}};
    for (const Count &count : kCounts)
        json.insert(QLatin1StringView(count.name), this->*count.member);
    return json;
}

RecoveryReport RecoveryReport::fromJson(const QJsonObject &json)
{
    RecoveryReport report;
    report.original = json.value(kOriginal).toString();
    report.recovered = json.value(kRecovered).toString();
    report.backup = json.value(kBackupFile).toString();
    report.time = QDateTime::fromString(json.value(kWhen).toString(), Qt::ISODate);
    report.isSealedLeftOut = json.value(kSealedLeftOut).toBool();
    for (const Count &count : kCounts)
        report.*count.member = qMax(0, json.value(QLatin1StringView(count.name)).toInt());
    return report;
}

Recovery::Recovery(Order order, std::function<bool()> goesOn)
    : m_order(std::move(order))
    , m_goesOn(std::move(goesOn))
{
}

core::Result<RecoveryReport> Recovery::run()
{
    return RecoveryWork(m_order, m_goesOn).run();
}

QString Recovery::reportPath(const QString &recovered)
{
    return recovered + QStringLiteral(".recovery.json");
}

} // namespace storage
