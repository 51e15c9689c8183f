// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversationinfo.h"

#include <QList>
#include <QObject>
#include <QStringList>

namespace chat {

class Workspace;

/// What was done to conversations, for saying it.
enum class Deed { Pinned, Unpinned, Archived, TakenOut, Deleted, Duplicated };

/// Keeps the list of a Workspace in order: pins, archives, copies and deletes conversations, many
/// at once if they are, each time as one step of its undo stack. GUI thread.
class Organiser : public QObject
{
    Q_OBJECT

public:
    /// Made by the workspace, and goes with it.
    explicit Organiser(Workspace &workspace);

    /// Those that are not in the list, or are so already, are left out.
    void setPinned(const QList<QUuid> &ids, bool isPinned);
    /// Another one is shown when the shown one goes into the archive. What runs in it goes on.
    void setArchived(const QList<QUuid> &ids, bool isArchived);
    /// As Workspace::remove(), which it is for one.
    void remove(const QList<QUuid> &ids);
    /// A whole copy, with all branches, is stored under this title and opened.
    void duplicate(const QUuid &id, const QString &title);

Q_SIGNALS:
    /// For the bar "Archived · Undo", with the titles in the order of the list. Not when it is
    /// taken back, nor for deleting one, which the workspace tells.
    void organised(chat::Deed deed, const QStringList &titles);

private:
    using Flag = bool core::ConversationInfo::*;

    [[nodiscard]] QList<core::ConversationInfo> infosOf(const QList<QUuid> &ids) const;
    [[nodiscard]] QList<core::ConversationInfo> changeable(const QList<QUuid> &ids, Flag flag,
                                                           bool value) const;
    void set(const QList<QUuid> &ids, Flag flag, bool value);
    QUuid archive(const QList<QUuid> &ids);
    void take(const QString &original, const core::ConversationInfo &copy);

    Workspace &m_workspace;
};

} // namespace chat
