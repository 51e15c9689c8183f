// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/datareport.h"

#include "cli/plaintext.h"
#include "cli/readingproblem.h"
#include "cli/words.h"

#include <QLocale>

namespace cli {
namespace {

using storage::Checkup;
using storage::PageCheck;
using storage::SharedPlace;

/// Less than that is soon filled by pictures and backups.
constexpr qint64 kLittleRoom = 200'000'000;
constexpr qint64 kOldBackupDays = 7;

enum class Sign { Fine, Fault, Note };

QString signedLine(Sign sign, const QString &title, const QString &text)
{
    const QString signs = QStringLiteral("✓✗–");
    return signs.at(int(sign)) + QLatin1Char(' ') + title + QStringLiteral(": ") + plainLine(text)
           + u'\n';
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString databaseLine(const Checkup &found)
{
    const QString title = Words::tr("Database");
    if (found.problem)
        return signedLine(Sign::Fault, title,
                          readingProblem(*found.problem, found.database).trimmed());
    return signedLine(
        Sign::Fine, title,
        Words::tr("%1 opens (layout %2, %3).")
            .arg(found.database, QString::number(found.version), sizeText(found.size)));
}

QString contentLine(const Checkup &found)
{
    const QString title = Words::tr("Messages");
    if (found.pages == PageCheck::Damaged)
        return signedLine(Sign::Fault, title,
                          Words::tr("The file is damaged. Open Loquat's window: it saves what can "
                                    "be read into a new database, and leaves this one as it is."));
    if (found.damagedMessages.value_or(0) > 0)
        return signedLine(Sign::Fault, title,
                          Words::tr("Not what was written once: %1. They are marked in their "
                                    "chats; a backup may have them.")
                              .arg(*found.damagedMessages));
    if (!found.damagedMessages)
        return signedLine(Sign::Note, title, Words::tr("Not all of them could be looked at."));
    if (found.pages == PageCheck::IndexDamaged)
        return signedLine(Sign::Note, title,
                          Words::tr("All of them are as they were written. The search index is "
                                    "damaged; Loquat makes it anew by itself."));
    return signedLine(Sign::Fine, title, Words::tr("All of them are as they were written."));
}

/// Nothing where there is nothing to be told.
QString pastLines(const Checkup &found)
{
    QString lines;
    if (found.wasCutOff)
        lines += signedLine(Sign::Note, Words::tr("Last run"),
                            Words::tr("It was cut off. At its next start Loquat looks through the "
                                      "database by itself."));
    if (found.isRecovered)
        lines += signedLine(Sign::Note, Words::tr("Recovery"),
                            Words::tr("This database was made of what could be read of a damaged "
                                      "one. The settings say what was lost."));
    return lines;
}

QString backupLine(const Checkup &found, const QDateTime &now)
{
    const QString title = Words::tr("Backups");
    const QString off = found.isDaily ? QString() : Words::tr("Daily backups are off.");
    if (!found.backup)
        return signedLine(Sign::Note, title,
                          (Words::tr("There is none yet.") + u' ' + off).trimmed());
    const qint64 days = found.backup->name.time.daysTo(now);
    const QString time =
        found.backup->name.time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    const QString text =
        Words::tr("The newest one is of %1, and was read through when it was made.").arg(time);
    return signedLine(days > kOldBackupDays ? Sign::Note : Sign::Fine, title,
                      (text + u' ' + off).trimmed());
}

QString folderLines(const Checkup &found)
{
    QString lines;
    if (found.freeBytes >= 0)
        lines +=
            signedLine(found.freeBytes < kLittleRoom ? Sign::Fault : Sign::Fine, Words::tr("Disk"),
                       Words::tr("%1 are free.").arg(sizeText(found.freeBytes)));
    const QString title = Words::tr("Folder");
    if (!found.isWritable)
        lines += signedLine(Sign::Fault, title,
                            Words::tr("It cannot be written to. Check that the disk is not "
                                      "write-protected and that the folder is yours."));
    if (found.place == SharedPlace::Kind::Network)
        lines += signedLine(Sign::Note, title,
                            Words::tr("It is on the network. Use Loquat on one computer at a time; "
                                      "a folder on this computer is safer."));
    if (found.place == SharedPlace::Kind::Synced)
        lines += signedLine(Sign::Note, title,
                            Words::tr("It is synchronised with other computers. Use Loquat on one "
                                      "of them at a time; a folder that is not synchronised is "
                                      "safer."));
    return lines;
}

QJsonValue nameOf(PageCheck pages)
{
    switch (pages) {
    case PageCheck::Whole:
        return QStringLiteral("whole");
    case PageCheck::IndexDamaged:
        return QStringLiteral("search-index-damaged");
    case PageCheck::Damaged:
        return QStringLiteral("damaged");
    case PageCheck::Unknown:
        break;
    }
    return {};
}

QString nameOf(SharedPlace::Kind place)
{
    switch (place) {
    case SharedPlace::Kind::Network:
        return QStringLiteral("network");
    case SharedPlace::Kind::Synced:
        return QStringLiteral("synced");
    case SharedPlace::Kind::None:
        break;
    }
    return QStringLiteral("local");
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

} // namespace

QString dataReportText(const Checkup &found, const QDateTime &now)
{
    QString lines = databaseLine(found);
    if (!found.problem)
        lines += contentLine(found);
    return lines + pastLines(found) + backupLine(found, now) + folderLines(found);
}

QJsonObject dataReportJson(const Checkup &found, const QDateTime &now)
{
    const bool opens = !found.problem;
    const bool isHurt = found.pages == PageCheck::Damaged || found.damagedMessages.value_or(0) > 0;
    const auto known = [](bool isKnown, const QJsonValue &value) {
        return isKnown ? value : QJsonValue();
    };
    return {
        {QStringLiteral("database"), found.database},
        {QStringLiteral("ok"), opens && !isHurt && found.isWritable},
        {QStringLiteral("opens"), opens},
        {QStringLiteral("problem"), known(!opens, opens ? QString() : found.problem->code)},
        {QStringLiteral("schema"), known(opens, found.version)},
        {QStringLiteral("bytes"), found.size},
        {QStringLiteral("pages"), nameOf(found.pages)},
        {QStringLiteral("damaged_messages"),
         known(found.damagedMessages.has_value(), found.damagedMessages.value_or(0))},
        {QStringLiteral("in_use"), found.isInUse},
        {QStringLiteral("cut_off"), found.wasCutOff},
        {QStringLiteral("recovered"), found.isRecovered},
        {QStringLiteral("checked"), timeOrNull(found.checked)},
        {QStringLiteral("daily_backups"), found.isDaily},
        {QStringLiteral("backup"),
         timeOrNull(found.backup ? found.backup->name.time : QDateTime())},
        {QStringLiteral("backup_age_hours"),
         known(found.backup.has_value(),
               found.backup ? found.backup->name.time.secsTo(now) / 3600 : 0)},
        {QStringLiteral("free_bytes"), known(found.freeBytes >= 0, found.freeBytes)},
        {QStringLiteral("writable"), found.isWritable},
        {QStringLiteral("place"), nameOf(found.place)},
    };
}

} // namespace cli
