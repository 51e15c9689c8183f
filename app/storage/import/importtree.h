// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <QHash>
#include <QList>

namespace storage {

/// Puts the messages of a source, which know their parents by names of the source's own, into one
/// tree: parents first, siblings in their order. Whatever the names say, the result is a tree:
/// unknown parents are the root, circles are cut open, and a name that comes twice is two messages.
class ImportTree
{
public:
    /// Messages one below the other that the source knows by one name; children of that name
    /// hang on the last. A name that begins with # is the reader's own: identity comes from the
    /// content then. `rank` orders siblings; equal ranks stay in the order of adding.
    void add(const QString &name, const QString &parent, QList<core::Message> chain, int rank = 0);
    /// A name without a message: its children hang on the parent.
    void addAlias(const QString &name, const QString &parent);
    [[nodiscard]] bool contains(const QString &name) const { return m_last.contains(name); }
    [[nodiscard]] int messageCount() const { return int(m_nodes.size()); }

    struct Grown {
        QList<core::Message> messages;      ///< with id, parentId and seq
        QHash<QUuid, QUuid> activeChildren; ///< along the path to the current message
    };
    /// `current` is the name of the last message that the source showed; where it is none, the
    /// last that was added is taken. Identities are made from that of the conversation and the
    /// source's names, so that the same message is the same however often it is read.
    [[nodiscard]] Grown grow(const QUuid &conversation, const QString &current);
    /// The same for the same messages in the same places only.
    [[nodiscard]] QByteArray fingerprint() const;

private:
    struct Node {
        core::Message message;
        QString name;
        QString parentName; ///< of the first in a chain
        qsizetype parent = -1;
        int rank = 0;
        bool isPlaced = false;
        QList<qsizetype> children;
    };

    void identify(const QUuid &conversation);
    [[nodiscard]] qsizetype placeOf(const QString &name);
    [[nodiscard]] QList<qsizetype> link();
    void place(qsizetype root, QList<qsizetype> &order);

    QList<Node> m_nodes;
    QHash<QString, qsizetype> m_last; ///< where the children of a name hang
    QHash<QString, QString> m_aliases;
    QHash<QString, qsizetype> m_places; ///< where aliases were found to lead
};

} // namespace storage
