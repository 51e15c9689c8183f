// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/backup/passphrase.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <functional>

namespace storage {

/// What became of a damaged database, in counts.
struct RecoveryReport {
    QString original;  ///< the damaged file, which is as it was
    QString recovered; ///< the new one beside it
    QString backup;    ///< the file that filled the gaps; empty: none was needed, or none was good
    QDateTime time;
    int conversations = 0; ///< in the new one
    int messages = 0;
    int fromDamaged = 0; ///< messages that were read from the damaged file
    int rebuilt = 0;     ///< those of them of which only place and text were left
    int fromBackup = 0;  ///< messages that only the backup had
    int withoutText = 0; ///< messages whose words could not be read anywhere
    int picturesLost = 0;
    bool isSealedLeftOut = false; ///< a newer backup is sealed, and its passphrase is not known
    bool operator==(const RecoveryReport &) const = default;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static RecoveryReport fromJson(const QJsonObject &json);
};

/// Makes a new database of what can be read of a damaged one and of the latest good backup. The
/// damaged file and what lies beside it stay as they are, byte by byte; what is new appears under
/// its name when it is whole, verified and on the disk. Any thread; nobody has the file open.
class Recovery
{
public:
    struct Order {
        QString database;
        QString target; ///< a new file in the same folder
        Passphrase passphrase;
        QDateTime now;
    };
    explicit Recovery(Order order, std::function<bool()> goesOn = {});

    /// An Error has the code "nothing-left" where there is neither a row to be read nor a backup,
    /// "cancelled", or what stood in the way of writing. The report lies beside the new file then,
    /// too, see reportPath().
    [[nodiscard]] core::Result<RecoveryReport> run();

    [[nodiscard]] static QString reportPath(const QString &recovered);

private:
    Order m_order;
    std::function<bool()> m_goesOn;
};

} // namespace storage
