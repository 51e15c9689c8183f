// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/backupsentences.h"

#include <QCoreApplication>
#include <QHash>

namespace texts {
namespace {

class BackupWords
{
    Q_DECLARE_TR_FUNCTIONS(texts::Backup)
};

/// What both have in common; empty for what only one of them knows.
QString commonReason(const core::Error &error)
{
    if (error.code == QLatin1StringView("full"))
        return BackupWords::tr("The disk is full.");
    if (error.code == QLatin1StringView("read-only")
        || error.code == QLatin1StringView("cannot-open"))
        return BackupWords::tr("The folder for it cannot be written to.");
    if (error.code == QLatin1StringView("no-memory"))
        return BackupWords::tr("There is not enough memory.");
    if (error.code == QLatin1StringView("passphrase"))
        return BackupWords::tr("The passphrase for backups cannot be read from the keychain. "
                               "Unlock the keychain, or enter the passphrase in the settings.");
    if (error.code == QLatin1StringView("passphrase-for-now"))
        return BackupWords::tr("The keychain cannot be used. The passphrase is known until Loquat "
                               "is closed; after that backups wait until you enter it again.");
    return {};
}

QString withDetail(const QString &sentence, const core::Error &error)
{
    if (error.message.isEmpty())
        return sentence;
    //: A sentence, and in brackets what the system says
    return BackupWords::tr("%1 (%2)").arg(sentence, error.message);
}

} // namespace

QString backupFailure(const core::Error &error)
{
    const QHash<QString, QString> reasons{
        {QStringLiteral("wrong-passphrase"),
         BackupWords::tr("This passphrase does not open the file.")},
        {QStringLiteral("truncated"),
         BackupWords::tr("The end of the file is missing. Perhaps it was not copied completely.")},
        {QStringLiteral("newer-version"),
         BackupWords::tr("The file was made by a newer Loquat. Update Loquat to use it.")},
        {QStringLiteral("too-new"),
         BackupWords::tr("The file was made by a newer Loquat. Update Loquat to use it.")},
        {QStringLiteral("damaged"),
         BackupWords::tr("The file is damaged. Nothing was changed here; try another backup.")},
        {QStringLiteral("not-sealed"), BackupWords::tr("The file is not a backup of Loquat.")},
        {QStringLiteral("not-ours"), BackupWords::tr("The file is not a backup of Loquat.")},
        {QStringLiteral("absent"), BackupWords::tr("The file is not there.")},
        {QStringLiteral("busy"), BackupWords::tr("A reply is coming in. Stop it, or wait until it "
                                                 "is complete, and try again.")},
        {QStringLiteral("at-work"),
         BackupWords::tr(
             "Something is being imported, or the bin is being emptied. Wait until that "
             "is done, and try again.")},
        {QStringLiteral("unwritten"),
         BackupWords::tr("The disk has not taken what you wrote last. Make some room, and try "
                         "again once that is saved.")},
        {QStringLiteral("not-mended"),
         BackupWords::tr("Everything is as it was in the backup, but could not be put in order. "
                         "Close Loquat and start it again.")},
        {QStringLiteral("nothing-left"),
         BackupWords::tr("Nothing in it can be read, and there is no backup that can.")},
    };
    if (const QString reason = reasons.value(error.code); !reason.isEmpty())
        return reason;
    if (const QString reason = commonReason(error); !reason.isEmpty())
        return reason;
    return withDetail(BackupWords::tr("It could not be done."), error);
}

QString backupNotMade(const core::Error &error)
{
    if (const QString reason = commonReason(error); !reason.isEmpty())
        return BackupWords::tr("No backup could be made.") + QLatin1Char(' ') + reason;
    return withDetail(BackupWords::tr("No backup could be made."), error);
}

} // namespace texts
