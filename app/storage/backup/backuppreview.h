// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUuid>

namespace storage {

/// What is in a backup, compared with what is here.
struct BackupPreview {
    enum class Standing {
        OnlyThere, ///< it is not here
        InBin,     ///< here it was thrown away
        Differs,   ///< here it has other messages
        Same
    };
    struct Conversation {
        QUuid id;
        QString title;
        QDateTime updated;
        int messages = 0;
        Standing standing = Standing::OnlyThere;
    };
    QList<Conversation> conversations; ///< the newest first
    qint64 messages = 0;               ///< of all of them
    int onlyThere = 0;                 ///< those in the bin here are counted with them
    int onlyHere = 0;
    int differing = 0;
    // What it holds beside conversations.
    int prompts = 0; ///< with personas
    int tools = 0;
    int connections = 0;
    int missingConnections = 0; ///< of these are not here
    /// Settings that are not those of here, see withChoices(); empty: none.
    QJsonObject settings;
};

/// Compares the database of a backup, which nobody writes to, with the one that is here. Where
/// there is none (an empty path), everything is only there. Any thread.
[[nodiscard]] core::Result<BackupPreview> previewBackup(const QString &backup,
                                                        const QString &present);

/// The last words of a conversation along the path that it shows: at most so many messages, each
/// as "role<tab>text", cut to a few lines, the oldest first. What says nothing, as calls of tools
/// do, is left out.
[[nodiscard]] core::Result<QStringList> lastWordsOf(const QString &backup,
                                                    const QUuid &conversation, int most);

} // namespace storage
