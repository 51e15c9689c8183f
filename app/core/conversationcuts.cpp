// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person takes out of the tree, puts back and rewrites in place.
#include "core/conversation.h"
#include "core/damagednotice.h"

#include <algorithm>

namespace core {

/// The order that the children of one parent have when they are read from disk.
bool Conversation::isBefore(const QUuid &one, const QUuid &other) const
{
    return m_nodes.at(one).message.seq < m_nodes.at(other).message.seq;
}

void Conversation::hang(const QUuid &parentId, const QUuid &id)
{
    m_nodes[id].message.parentId = parentId;
    QList<QUuid> &children = childrenOf(parentId);
    const auto place =
        std::upper_bound(children.begin(), children.end(), id,
                         [this](const auto &a, const auto &b) { return isBefore(a, b); });
    children.insert(place, id);
}

/// A conversation is as deep as it is long: no recursion.
void Conversation::gather(const QUuid &top, Cutting &cutting) const
{
    QList<QUuid> open{top};
    while (!open.isEmpty()) {
        const Node &node = m_nodes.at(open.takeLast());
        cutting.messages.append(node.message);
        if (!node.activeChild.isNull())
            cutting.activeChildren.insert(node.message.id, node.activeChild);
        open += node.children;
    }
}

/// The path goes on from this parent as its active children say.
void Conversation::showFrom(const QUuid &parentId)
{
    const int parentRow = parentId.isNull() ? -1 : rowOf(parentId);
    if (parentId.isNull() || parentRow >= 0)
        replacePath(parentRow + 1, pathFrom(activeChild(parentId)));
}

Cutting Conversation::cut(const QUuid &id, Extent extent)
{
    Cutting cutting;
    const Node *node = nodeOf(id);
    if (!node || (extent == Extent::Below && node->children.isEmpty()))
        return cutting;
    Q_EMIT aboutToChangeTree();
    const bool isBelow = extent == Extent::Below;
    cutting.parent = isBelow ? id : node->message.parentId;
    cutting.tops = isBelow ? node->children : QList<QUuid>{id};
    cutting.shownBefore = activeChild(cutting.parent);
    if (extent == Extent::Message) {
        cutting.moved = node->children;
        cutting.messages = {node->message};
        if (!node->activeChild.isNull())
            cutting.activeChildren.insert(id, node->activeChild);
    } else {
        for (const QUuid &top : std::as_const(cutting.tops))
            gather(top, cutting);
        std::stable_sort(cutting.messages.begin(), cutting.messages.end(),
                         [](const Message &a, const Message &b) { return a.seq < b.seq; });
    }
    QList<QUuid> &children = childrenOf(cutting.parent);
    const qsizetype place = children.indexOf(cutting.tops.constFirst());
    QUuid next = cutting.activeChildren.value(id);
    if (isBelow)
        next = QUuid();
    children.removeIf([&cutting](const QUuid &child) { return cutting.tops.contains(child); });
    if ((extent == Extent::Branch || next.isNull()) && !children.isEmpty())
        next = children.at(std::min(place, children.size() - 1));
    else if (extent == Extent::Branch)
        next = QUuid();
    for (const QUuid &child : std::as_const(cutting.moved))
        hang(cutting.parent, child);
    const bool wasShown = cutting.tops.contains(cutting.shownBefore);
    if (wasShown)
        activeChildOf(cutting.parent) = next;
    // The path points at the nodes: it lets go of them first.
    if (wasShown)
        showFrom(cutting.parent);
    for (const Message &message : std::as_const(cutting.messages))
        m_nodes.erase(message.id);
    const QList<QUuid> others = childrenOf(cutting.parent);
    for (const QUuid &other : others)
        touch(m_nodes[other], MessageField::Siblings);
    Q_EMIT treeChanged();
    return cutting;
}

bool Conversation::paste(const Cutting &cutting, bool isShown)
{
    const bool hasPlace = cutting.parent.isNull() || m_nodes.contains(cutting.parent);
    if (cutting.isEmpty() || !hasPlace || m_nodes.contains(cutting.messages.constFirst().id))
        return false;
    Q_EMIT aboutToChangeTree();
    const QUuid shownNow = activeChild(cutting.parent);
    for (const Message &message : cutting.messages) {
        Node &node = m_nodes[message.id];
        node = Node{message, {}, cutting.activeChildren.value(message.id)};
        if (node.message.seq == 0)
            node.message.seq = m_nextSeq;
        hang(message.parentId, message.id);
        // What is written below it comes after it, as on disk.
        m_nextSeq = std::max(m_nextSeq, node.message.seq + 1);
    }
    for (const QUuid &id : cutting.moved) {
        if (!m_nodes.contains(id))
            continue;
        childrenOf(m_nodes[id].message.parentId).removeOne(id);
        hang(cutting.tops.constFirst(), id);
    }
    // What was shown below it may have been replaced meanwhile.
    Node &first = m_nodes[cutting.tops.constFirst()];
    if (!cutting.moved.isEmpty() && !first.children.contains(first.activeChild))
        first.activeChild = first.children.isEmpty() ? QUuid() : first.children.constLast();
    QUuid &active = activeChildOf(cutting.parent);
    if (isShown && childrenOf(cutting.parent).contains(cutting.shownBefore)) {
        active = cutting.shownBefore;
    } else if (cutting.moved.contains(shownNow)) {
        first.activeChild = shownNow;
        active = cutting.tops.constFirst();
    }
    if (active != shownNow)
        showFrom(cutting.parent);
    const QList<QUuid> siblings = childrenOf(cutting.parent);
    for (const QUuid &sibling : siblings)
        touch(m_nodes[sibling], MessageField::Siblings);
    Q_EMIT treeChanged();
    return true;
}

void Conversation::revise(const QUuid &id, const QList<ContentPart> &parts, int earlierCount)
{
    Node *node = nodeOf(id);
    if (!node)
        return;
    Q_EMIT aboutToChangeTree();
    node->message.earlierCount = earlierCount;
    setDamaged(node->message, false);
    setLoadedParts(id, parts);
}

void noteDamaged(Conversation &conversation, const QSet<QUuid> &ids)
{
    for (const QUuid &id : ids) {
        Conversation::Node *node = conversation.nodeOf(id);
        if (!node || isDamaged(node->message))
            continue;
        setDamaged(node->message, true);
        conversation.touch(*node, MessageField::State);
    }
}

} // namespace core
