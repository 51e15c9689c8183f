// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QUuid>
#include <optional>

namespace core {

/// The mark of a folder; which colour that is on screen is decided by what paints it.
enum class FolderColour { None, Red, Orange, Green, Teal, Blue, Violet };

/// The name that is stored: "red"; empty for None.
[[nodiscard]] QString folderColourName(FolderColour colour);
/// The reverse; None for what is not known.
[[nodiscard]] FolderColour folderColourFromName(const QString &name);

/// The longest name that a person may give to a folder or a tag, in UTF-16 units.
constexpr int kLongestFilingName = 100;

/// What is left of what was typed as the name of a folder or a tag: one line, of that length.
[[nodiscard]] QString filingName(const QString &typed);

/// A place for conversations and other folders.
struct Folder {
    QUuid id;
    QUuid parent; ///< null: at the top
    QString name;
    FolderColour colour = FolderColour::None;
    int position = 0; ///< among those with the same parent
    bool isCollapsed = false;
    bool isDeleted = false;
    bool operator==(const Folder &) const = default;
};

/// A word that conversations can carry, as many as they like.
struct Tag {
    QUuid id;
    QString name;
    bool isDeleted = false;
    bool operator==(const Tag &) const = default;
};

/// How conversations are filed: all of it, or what of it becomes different in one step. What a step
/// does not name stays as it is.
struct Filing {
    QList<Folder> folders;
    QList<Tag> tags;
    QHash<QUuid, QUuid> places;       ///< the folder of a conversation; null: none
    QHash<QUuid, QSet<QUuid>> tagged; ///< all tags of a conversation
    [[nodiscard]] bool isEmpty() const
    {
        return folders.isEmpty() && tags.isEmpty() && places.isEmpty() && tagged.isEmpty();
    }
    bool operator==(const Filing &) const = default;
    /// Takes what the later step names, which names nothing that this one does.
    void append(const Filing &later);
};

} // namespace core
