// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conversation.h"

#include "core/id.h"

#include <algorithm>

namespace core {
namespace {

qint64 lengthOf(const QList<ContentPart> &parts)
{
    qint64 length = 0;
    for (const ContentPart &part : parts)
        length += partText(part).size();
    return length;
}

} // namespace

Conversation::Conversation(ConversationInfo info, QObject *parent)
    : QObject(parent)
    , m_info(std::move(info))
{
}

void Conversation::setInfo(const ConversationInfo &info)
{
    if (info == m_info)
        return;
    m_info = info;
    Q_EMIT infoChanged();
}

const Message &Conversation::at(int row) const
{
    return m_nodes.constFind(m_path.at(row))->message;
}

int Conversation::rowOf(const QUuid &id) const
{
    // From the end: what streams stands there.
    return int(m_path.lastIndexOf(id));
}

const Message *Conversation::find(const QUuid &id) const
{
    const auto it = m_nodes.constFind(id);
    return it == m_nodes.constEnd() ? nullptr : &it->message;
}

QList<QUuid> Conversation::siblings(const QUuid &id) const
{
    const Message *message = find(id);
    if (!message)
        return {};
    if (message->parentId.isNull())
        return m_rootChildren;
    const auto parent = m_nodes.constFind(message->parentId);
    return parent == m_nodes.constEnd() ? QList<QUuid>() : parent->children;
}

QUuid Conversation::activeChild(const QUuid &parentId) const
{
    if (parentId.isNull())
        return m_activeRoot;
    const auto it = m_nodes.constFind(parentId);
    return it == m_nodes.constEnd() ? QUuid() : it->activeChild;
}

QUuid &Conversation::activeChildOf(const QUuid &parentId)
{
    return parentId.isNull() ? m_activeRoot : m_nodes[parentId].activeChild;
}

QList<QUuid> &Conversation::childrenOf(const QUuid &parentId)
{
    return parentId.isNull() ? m_rootChildren : m_nodes[parentId].children;
}

QList<QUuid> Conversation::pathFrom(QUuid id) const
{
    QList<QUuid> path;
    while (!id.isNull()) {
        path.append(id);
        id = activeChild(id);
    }
    return path;
}

void Conversation::restore(const QList<Message> &messages,
                           const QHash<QUuid, QUuid> &activeChildren)
{
    QList<Message> ordered = messages;
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const Message &a, const Message &b) { return a.seq < b.seq; });
    for (const Message &message : std::as_const(ordered)) {
        // A parent that is not there (a damaged file) makes the message a first one: shown, not
        // lost.
        Message copy = message;
        if (!m_nodes.contains(copy.parentId))
            copy.parentId = QUuid();
        m_nodes.insert(copy.id, Node{copy, {}, {}});
        childrenOf(copy.parentId).append(copy.id);
        activeChildOf(copy.parentId) = copy.id;
        m_nextSeq = std::max(m_nextSeq, copy.seq + 1);
    }
    for (auto it = activeChildren.begin(); it != activeChildren.end(); ++it) {
        const bool isKnown = it.key().isNull() || m_nodes.contains(it.key());
        if (isKnown && childrenOf(it.key()).contains(it.value()))
            activeChildOf(it.key()) = it.value();
    }
    replacePath(0, pathFrom(m_activeRoot));
}

QUuid Conversation::add(Message message)
{
    if (message.id.isNull())
        message.id = newId();
    if (!message.parentId.isNull() && !m_nodes.contains(message.parentId))
        message.parentId = QUuid();
    message.seq = m_nextSeq++;
    message.textLength = lengthOf(message.parts);
    const QUuid id = message.id;
    const QUuid parentId = message.parentId;
    m_nodes.insert(id, Node{std::move(message), {}, {}});
    const QList<QUuid> others = childrenOf(parentId);
    childrenOf(parentId).append(id);
    activeChildOf(parentId) = id;
    Q_EMIT messageAdded(id);
    const int parentRow = parentId.isNull() ? -1 : rowOf(parentId);
    if (parentId.isNull() || parentRow >= 0)
        replacePath(parentRow + 1, {id});
    for (const QUuid &other : others)
        touch(m_nodes[other], MessageField::Siblings);
    return id;
}

void Conversation::activate(const QUuid &id)
{
    const Message *message = find(id);
    if (!message || activeChild(message->parentId) == id)
        return;
    const QUuid parentId = message->parentId;
    activeChildOf(parentId) = id;
    Q_EMIT activated(parentId, id);
    const int parentRow = parentId.isNull() ? -1 : rowOf(parentId);
    if (parentId.isNull() || parentRow >= 0)
        replacePath(parentRow + 1, pathFrom(id));
}

void Conversation::erase(const QUuid &id)
{
    const QList<QUuid> children = m_nodes.value(id).children;
    for (const QUuid &child : children)
        erase(child);
    m_nodes.remove(id);
}

void Conversation::remove(const QUuid &id)
{
    const Message *message = find(id);
    if (!message)
        return;
    const QUuid parentId = message->parentId;
    const int row = rowOf(id);
    QList<QUuid> &children = childrenOf(parentId);
    const qsizetype place = children.indexOf(id);
    children.removeOne(id);
    const bool wasActive = activeChild(parentId) == id;
    if (wasActive) {
        activeChildOf(parentId) =
            children.isEmpty() ? QUuid() : children.at(std::min(place, children.size() - 1));
    }
    const QUuid next = activeChild(parentId);
    const QList<QUuid> others = children;
    if (row >= 0)
        replacePath(row, pathFrom(next));
    erase(id);
    Q_EMIT messageRemoved(id);
    for (const QUuid &other : others)
        touch(m_nodes[other], MessageField::Siblings);
}

void Conversation::replacePath(int firstRow, const QList<QUuid> &tail)
{
    if (firstRow < m_path.size()) {
        const int last = int(m_path.size()) - 1;
        Q_EMIT rowsAboutToBeRemoved(firstRow, last);
        m_path.resize(firstRow);
        Q_EMIT rowsRemoved(firstRow, last);
    }
    if (tail.isEmpty())
        return;
    const int last = firstRow + int(tail.size()) - 1;
    Q_EMIT rowsAboutToBeInserted(firstRow, last);
    m_path.append(tail);
    Q_EMIT rowsInserted(firstRow, last);
}

void Conversation::touch(Node &node, MessageFields fields)
{
    ++node.message.revision;
    const int row = rowOf(node.message.id);
    if (row >= 0)
        Q_EMIT changed(row, fields);
}

void Conversation::appendText(const QUuid &id, int part, const QString &delta)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end() || part < 0 || part >= it->message.parts.size() || delta.isEmpty())
        return;
    appendPartText(it->message.parts[part], delta);
    it->message.textLength += delta.size();
    Q_EMIT textAppended(id, part, delta);
    touch(*it, MessageField::Text);
}

int Conversation::addPart(const QUuid &id, const ContentPart &part)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end())
        return -1;
    it->message.parts.append(part);
    it->message.textLength += partText(part).size();
    Q_EMIT partsChanged(id);
    touch(*it, MessageField::Text);
    return int(it->message.parts.size()) - 1;
}

void Conversation::replacePart(const QUuid &id, int part, const ContentPart &value)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end() || part < 0 || part >= it->message.parts.size())
        return;
    it->message.parts[part] = value;
    it->message.textLength = lengthOf(it->message.parts);
    Q_EMIT partsChanged(id);
    touch(*it, MessageField::Parts);
}

void Conversation::reclassifyAsReasoning(const QUuid &id)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end())
        return;
    ReasoningPart reasoning;
    QList<ContentPart> others;
    for (const ContentPart &part : std::as_const(it->message.parts)) {
        if (std::holds_alternative<TextPart>(part))
            reasoning.text += partText(part);
        else
            others.append(part);
    }
    others.prepend(reasoning);
    it->message.parts = others;
    Q_EMIT partsChanged(id);
    touch(*it, MessageField::Parts);
}

void Conversation::setState(const QUuid &id, MessageState state)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end() || it->message.state == state)
        return;
    it->message.state = state;
    touch(*it, MessageField::State);
}

void Conversation::finish(const QUuid &id, const MessageOutcome &outcome)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end())
        return;
    Message &message = it->message;
    message.state = outcome.state;
    message.finishReason = outcome.finishReason;
    message.error = outcome.error;
    message.usage = outcome.usage;
    message.response = outcome.response;
    message.extra = outcome.extra;
    Q_EMIT finished(id);
    touch(*it, MessageField::State);
}

void Conversation::setError(const QUuid &id, const Error &error)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end() || !it->message.error || *it->message.error == error)
        return;
    it->message.error = error;
    touch(*it, MessageField::State);
}

void Conversation::setLoadedParts(const QUuid &id, const QList<ContentPart> &parts, bool isLoaded)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end())
        return;
    it->message.parts = parts;
    it->message.isLoaded = isLoaded;
    if (isLoaded)
        it->message.textLength = lengthOf(parts);
    touch(*it, MessageField::Parts);
}

} // namespace core
