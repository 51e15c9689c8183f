// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filing.h"

#include <QObject>

namespace core {

/// As deep as folders may lie in each other.
constexpr int kDeepestFolder = 8;

/// The folders and tags, and which conversations are filed under them. Whatever was read, it is a
/// tree: a folder whose parent is gone, or that lies in itself, stands at the top. GUI thread.
class Cabinet : public QObject
{
    Q_OBJECT

public:
    explicit Cabinet(QObject *parent = nullptr);

    /// A folder as it is shown.
    struct Entry {
        QUuid id;
        QUuid parent;  ///< the one that it is shown in; null: at the top
        int depth = 0; ///< 0: at the top
        bool operator==(const Entry &) const = default;
    };

    /// Replaces everything.
    void setAll(const Filing &all);
    /// Takes what the step names. A folder that is there stays open or closed as it is.
    void apply(const Filing &step);
    /// What takes `step` back, as things stand now.
    [[nodiscard]] Filing inverse(const Filing &step) const;

    /// Each above those that lie in it, in the order that people gave them.
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    /// Null when it is not there, or deleted.
    [[nodiscard]] const Folder *folder(const QUuid &id) const;
    [[nodiscard]] const Entry *entry(const QUuid &id) const;
    /// Names from the top down to this one.
    [[nodiscard]] QStringList path(const QUuid &folder) const;
    /// It and all that lie in it.
    [[nodiscard]] QList<QUuid> withAllIn(const QUuid &folder) const;
    /// Those that are shown in it (null: at the top), in order.
    [[nodiscard]] QList<QUuid> childrenOf(const QUuid &folder) const;
    /// How many levels it needs: 1 when no folder lies in it.
    [[nodiscard]] int height(const QUuid &folder) const;
    /// False when `folder` (null: a new one) would lie in itself or too deep.
    [[nodiscard]] bool mayLieIn(const QUuid &folder, const QUuid &parent) const;

    /// Null when it is in none.
    [[nodiscard]] QUuid folderOf(const QUuid &conversation) const;
    /// Those in the folder itself, the ones in the bin among them.
    [[nodiscard]] QList<QUuid> conversationsIn(const QUuid &folder) const;

    /// By name.
    [[nodiscard]] const QList<Tag> &tags() const { return m_shownTags; }
    /// Null when it is not there, or deleted.
    [[nodiscard]] const Tag *tag(const QUuid &id) const;
    /// The one of this name, in any case; null when there is none.
    [[nodiscard]] const Tag *tagNamed(const QString &name) const;
    /// By name.
    [[nodiscard]] QList<Tag> tagsOf(const QUuid &conversation) const;
    [[nodiscard]] bool isTagged(const QUuid &conversation, const QUuid &tag) const;

    /// A copy of a conversation is filed as the original is.
    void fileAs(const QUuid &copy, const QUuid &original);
    void setCollapsed(const QUuid &folder, bool isCollapsed);

Q_SIGNALS:
    /// Folders came, went or look different.
    void foldersChanged();
    void tagsChanged();
    /// These lie in another folder or carry other tags.
    void filed(const QSet<QUuid> &conversations);
    void collapsed(const QUuid &folder, bool isCollapsed);

private:
    void arrange();
    void arrangeTags();
    [[nodiscard]] static bool isBefore(const Folder &a, const Folder &b);

    QHash<QUuid, Folder> m_folders; ///< deleted ones, too
    QHash<QUuid, Tag> m_tags;       ///< deleted ones, too
    QHash<QUuid, QUuid> m_places;
    QHash<QUuid, QSet<QUuid>> m_tagged;
    QList<Entry> m_entries;
    QHash<QUuid, qsizetype> m_rows; ///< of m_entries
    QList<Tag> m_shownTags;
};

} // namespace core
