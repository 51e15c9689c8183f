// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversationinfo.h"
#include "core/importreport.h"
#include "core/message.h"
#include "storage/attachment.h"
#include "storage/revision.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QStringList>
#include <QUuid>

namespace storage {

/// In one conversation of a file; more is refused, or left out and told.
inline constexpr int kMostImportedMessages = 1'000'000;

/// A conversation out of a file, not stored yet.
struct ImportedConversation {
    /// The same for the same conversation of the same source, however often it is imported; null:
    /// a new one each time.
    QUuid id;
    QString title; ///< where the file has none, from the first question; may be empty
    bool isTitleByHand = false;
    std::optional<QString> instructions;
    QString model;
    QDateTime created; ///< unset when the file does not tell
    QDateTime updated;
    bool isPinned = false;
    bool isArchived = false;
    QList<core::Message> messages;      ///< parents before their children
    QHash<QUuid, QUuid> activeChildren; ///< along the path that the source showed; key null: root
    QList<Attachment> attachments;      ///< what the messages show
    QList<core::ImportLoss> losses;     ///< the first hundred kinds of it

    // What only our own exports have.
    bool isOwn = false; ///< the identities are the file's own, and may be taken here
    QUuid profileId;
    core::ParameterSet parameters;
    QUuid personaId;
    QJsonObject draft;                     ///< the unsent message, as it is stored
    QHash<QUuid, QList<Revision>> earlier; ///< what messages said before they were edited
    QHash<QUuid, QString> connections;     ///< names of those that are mentioned
    /// Around it, each in the one before it. Where the file tells no more than names, they have no
    /// id and stand at -1.
    QList<core::Folder> folders;
    QSet<QUuid> foldersOfFile; ///< all that are met in it, as far as it was read
    QStringList tags;          ///< names

    /// Counts one more of the same.
    void lose(core::ImportLoss::Kind kind, const QString &told = {});
    /// Nothing is in it that could be stored.
    [[nodiscard]] bool isEmpty() const;
    /// All losses.
    [[nodiscard]] int lostCount() const;
};

/// The first line of the first question, or of instructions alone, at most 60 characters.
[[nodiscard]] QString titleFrom(const ImportedConversation &conversation);

} // namespace storage
