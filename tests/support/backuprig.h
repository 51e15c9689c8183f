// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup/restorejob.h"
#include "storage/storeedits.h"
#include "support/editsrig.h"

#include <QDir>

namespace support {

/// A database with a chat in it, its backup "one.db", and the way back to that, as the program
/// goes it.
struct BackupRig : EditsRig {
    BackupRig() { ask("one", "first answer"); }

    [[nodiscard]] QString in(const char *name) const { return dir.filePath(QLatin1String(name)); }
    /// What the database holds of what is kept beside it.
    [[nodiscard]] storage::CopiedShelf shelf(const QString &name)
    {
        return await(storage::StoreEdits(store).copiedShelf(name, [] { return QJsonObject(); }))
            .value();
    }
    [[nodiscard]] bool backUp() const
    {
        storage::BackupOrder wanted = order();
        wanted.target = in("one.db");
        return storage::BackupMaker(wanted).make(storage::BackupMaker::Place::ThisProcess).isOk();
    }
    [[nodiscard]] bool restore()
    {
        const QString folder = in("backups");
        QDir().mkpath(folder);
        const auto opened = storage::OpenedBackup::open(in("one.db"), folder, {});
        if (!opened)
            return false;
        storage::RestoreOrder wanted{opened.value(), order()};
        wanted.present.occasion = storage::BackupName::kBeforeRestore;
        return await(storage::StoreEdits(store).restore(wanted)).isOk();
    }

private:
    [[nodiscard]] storage::BackupOrder order() const
    {
        storage::BackupOrder wanted;
        wanted.database = in("loquat.db");
        wanted.now = QDateTime::currentDateTimeUtc();
        return wanted;
    }
};

} // namespace support
