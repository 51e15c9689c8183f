// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cabinet.h"

#include <QObject>
#include <QStringList>
#include <functional>
#include <memory>

class QUndoCommand;

namespace chat {

class Workspace;

/// What was done to folders and tags, for saying it. What can be seen as it is done is not said.
enum class FilingDeed {
    Moved,
    MovedOut,
    FolderDeleted,
    FolderDeletedWithChats,
    Tagged,
    TagDeleted
};

/// What becomes different about the tags of conversations.
struct TagChange {
    QStringList created; ///< names of tags that there may not be yet; they are added
    QSet<QUuid> added;
    QSet<QUuid> removed;
    [[nodiscard]] bool isEmpty() const
    {
        return created.isEmpty() && added.isEmpty() && removed.isEmpty();
    }
};

/// Puts the conversations of a Workspace into folders and under tags: each time one transaction,
/// and one step of its undo stack. Nothing happens before the stored folders have been read. GUI
/// thread.
class Filer : public QObject
{
    Q_OBJECT

public:
    /// Made by the workspace, and goes with it.
    explicit Filer(Workspace &workspace);

    [[nodiscard]] core::Cabinet &cabinet() { return m_cabinet; }
    /// Asks the store for what is filed, once.
    void read();

    /// The new folder, which comes last in its parent, with these conversations in it; null when
    /// that is too deep or the name is empty.
    QUuid addFolder(const QString &name, const QUuid &parent,
                    const QList<QUuid> &conversations = {});
    void renameFolder(const QUuid &folder, const QString &name);
    /// The name of a folder that was just made, typed where it stands: one step with making it,
    /// while nothing was done since; else as renameFolder().
    void nameFolder(const QUuid &folder, const QString &name);
    void recolourFolder(const QUuid &folder, core::FolderColour colour);
    /// In front of `before`, or as the last one. False when it would lie in itself or too deep.
    bool moveFolder(const QUuid &folder, const QUuid &parent, const QUuid &before = {});
    /// What lies in it comes to the folder above.
    void removeFolder(const QUuid &folder);
    /// All folders in it go with it, and all conversations into the bin.
    void removeFolderWithChats(const QUuid &folder);
    /// Null: out of their folders. Those that are there already are left out.
    void move(const QList<QUuid> &conversations, const QUuid &folder);

    void tag(const QList<QUuid> &conversations, const TagChange &change);
    /// False when another one has this name.
    bool renameTag(const QUuid &tag, const QString &name);
    /// From every conversation.
    void removeTag(const QUuid &tag);

    /// No step of its own, but part of one: of these folders, those go in which nothing lies but
    /// `gone` conversations. What brings them back.
    core::Filing withdraw(const QList<core::Folder> &folders, const QSet<QUuid> &gone);
    /// The same: shows and stores it.
    void put(const core::Filing &step);
    /// No step: how a person looks at the list.
    void setCollapsed(const QUuid &folder, bool isCollapsed);

Q_SIGNALS:
    /// For the bar "Moved · Undo", with the name of the folder or tag and how many conversations.
    /// Not when it is taken back.
    void organised(chat::FilingDeed deed, const QString &name, int count);

private:
    void push(
        const core::Filing &step, const std::function<void()> &say = [] {});
    void change(const QUuid &folder, const std::function<void(core::Folder &)> &how);
    /// These become the ones in `parent`, in this order.
    void order(core::Filing &step, const QList<QUuid> &folders, const QUuid &parent) const;
    [[nodiscard]] std::function<void()> saying(FilingDeed deed, const QString &name, int count);

    /// The latest folder that was made, for as long as its step can be undone.
    struct Making {
        QUuid folder;
        std::weak_ptr<core::Filing> filing;
        const QUndoCommand *step = nullptr;
    };

    Workspace &m_workspace;
    core::Cabinet m_cabinet;
    Making m_making;
    bool m_isRead = false;
};

} // namespace chat
