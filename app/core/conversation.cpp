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
    return m_path.at(row)->message;
}

int Conversation::rowOf(const QUuid &id) const
{
    const auto it = m_nodes.find(id);
    return it == m_nodes.end() ? -1 : rowOf(it->second);
}

int Conversation::rowOf(const Node &node) const
{
    // From the end: what streams stands there.
    const auto it = std::find(m_path.crbegin(), m_path.crend(), &node);
    return int(m_path.crend() - it) - 1;
}

const Message *Conversation::find(const QUuid &id) const
{
    const auto it = m_nodes.find(id);
    return it == m_nodes.end() ? nullptr : &it->second.message;
}

QList<QUuid> Conversation::siblings(const QUuid &id) const
{
    const Message *message = find(id);
    if (!message)
        return {};
    if (message->parentId.isNull())
        return m_rootChildren;
    const auto parent = m_nodes.find(message->parentId);
    return parent == m_nodes.end() ? QList<QUuid>() : parent->second.children;
}

QUuid Conversation::activeChild(const QUuid &parentId) const
{
    if (parentId.isNull())
        return m_activeRoot;
    const auto it = m_nodes.find(parentId);
    return it == m_nodes.end() ? QUuid() : it->second.activeChild;
}

Conversation::Node *Conversation::nodeOf(const QUuid &id)
{
    const auto it = m_nodes.find(id);
    return it == m_nodes.end() ? nullptr : &it->second;
}

QUuid &Conversation::activeChildOf(const QUuid &parentId)
{
    return parentId.isNull() ? m_activeRoot : m_nodes[parentId].activeChild;
}

QList<QUuid> &Conversation::childrenOf(const QUuid &parentId)
{
    return parentId.isNull() ? m_rootChildren : m_nodes[parentId].children;
}

QList<Conversation::Node *> Conversation::pathFrom(QUuid id)
{
    QList<Node *> path;
    for (auto it = m_nodes.find(id); !id.isNull() && it != m_nodes.end(); it = m_nodes.find(id)) {
        path.append(&it->second);
        id = it->second.activeChild;
    }
    return path;
}

void Conversation::restore(const QList<Message> &messages,
                           const QHash<QUuid, QUuid> &activeChildren)
{
    QList<const Message *> ordered;
    ordered.reserve(messages.size());
    for (const Message &message : messages)
        ordered.append(&message);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const Message *a, const Message *b) { return a->seq < b->seq; });
    m_nodes.reserve(std::size_t(messages.size()));
    Node *last = nullptr; // mostly the parent of the next one
    for (const Message *message : std::as_const(ordered)) {
        Node &node = m_nodes.insert_or_assign(message->id, Node{*message, {}, {}}).first->second;
        Message &copy = node.message;
        Node *parent = last && last->message.id == copy.parentId ? last : nodeOf(copy.parentId);
        // A parent that is not there (a damaged file) makes the message a first one: shown, not
        // lost.
        if (!parent || parent == &node)
            copy.parentId = QUuid();
        const bool isFirst = copy.parentId.isNull();
        (isFirst ? m_rootChildren : parent->children).append(copy.id);
        (isFirst ? m_activeRoot : parent->activeChild) = copy.id;
        m_nextSeq = std::max(m_nextSeq, copy.seq + 1);
        last = &node;
    }
    for (auto it = activeChildren.begin(); it != activeChildren.end(); ++it) {
        Node *parent = nodeOf(it.key());
        if (!parent && !it.key().isNull())
            continue;
        QUuid &active = parent ? parent->activeChild : m_activeRoot;
        const QList<QUuid> &children = parent ? parent->children : m_rootChildren;
        if (active != it.value() && children.contains(it.value()))
            active = it.value();
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
    Node &node = m_nodes[id] = Node{std::move(message), {}, {}};
    const QList<QUuid> others = childrenOf(parentId);
    childrenOf(parentId).append(id);
    activeChildOf(parentId) = id;
    Q_EMIT messageAdded(id);
    const int parentRow = parentId.isNull() ? -1 : rowOf(parentId);
    if (parentId.isNull() || parentRow >= 0)
        replacePath(parentRow + 1, {&node});
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
    const QList<QUuid> children = m_nodes[id].children;
    for (const QUuid &child : children)
        erase(child);
    m_nodes.erase(id);
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

void Conversation::replacePath(int firstRow, const QList<Node *> &tail)
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
    // An answer that streams beside the shown one is not looked for among all rows.
    if (activeChild(node.message.parentId) != node.message.id)
        return;
    const int row = rowOf(node);
    if (row >= 0)
        Q_EMIT changed(row, fields);
}

void Conversation::appendText(const QUuid &id, int part, const QString &delta)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end() || part < 0 || part >= it->second.message.parts.size()
        || delta.isEmpty())
        return;
    ContentPart &grown = it->second.message.parts[part];
    appendPartText(grown, delta);
    if (!std::holds_alternative<ProbabilityPart>(grown))
        it->second.message.textLength += delta.size();
    Q_EMIT textAppended(id, part, delta);
    touch(it->second, MessageField::Text);
}

int Conversation::addPart(const QUuid &id, const ContentPart &part)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end())
        return -1;
    it->second.message.parts.append(part);
    it->second.message.textLength += partText(part).size();
    Q_EMIT partsChanged(id);
    touch(it->second, MessageField::Text);
    return int(it->second.message.parts.size()) - 1;
}

void Conversation::replacePart(const QUuid &id, int part, const ContentPart &value)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end() || part < 0 || part >= it->second.message.parts.size())
        return;
    it->second.message.parts[part] = value;
    it->second.message.textLength = lengthOf(it->second.message.parts);
    Q_EMIT partsChanged(id);
    touch(it->second, MessageField::Parts);
}

void Conversation::reclassifyAsReasoning(const QUuid &id)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end())
        return;
    ReasoningPart reasoning;
    QList<ContentPart> others;
    for (const ContentPart &part : std::as_const(it->second.message.parts)) {
        if (std::holds_alternative<TextPart>(part))
            reasoning.text += partText(part);
        else
            others.append(part);
    }
    others.prepend(reasoning);
    it->second.message.parts = others;
    Q_EMIT partsChanged(id);
    touch(it->second, MessageField::Parts);
}

void Conversation::setState(const QUuid &id, MessageState state)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end() || it->second.message.state == state)
        return;
    it->second.message.state = state;
    touch(it->second, MessageField::State);
}

void Conversation::finish(const QUuid &id, const MessageOutcome &outcome)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end())
        return;
    Message &message = it->second.message;
    message.state = outcome.state;
    message.finishReason = outcome.finishReason;
    message.error = outcome.error;
    message.usage = outcome.usage;
    message.response = outcome.response;
    message.extra = outcome.extra;
    Q_EMIT finished(id);
    touch(it->second, MessageField::State);
}

void noteResponse(Conversation &conversation, const QUuid &id, const ResponseInfo &response)
{
    Conversation::Node *node = conversation.nodeOf(id);
    if (!node || node->message.response == response)
        return;
    node->message.response = response;
    conversation.touch(*node, MessageField::State);
}

void Conversation::setError(const QUuid &id, const Error &error)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end() || !it->second.message.error || *it->second.message.error == error)
        return;
    it->second.message.error = error;
    touch(it->second, MessageField::State);
}

void Conversation::setLoadedParts(const QUuid &id, const QList<ContentPart> &parts, bool isLoaded)
{
    const auto it = m_nodes.find(id);
    if (it == m_nodes.end())
        return;
    it->second.message.parts = parts;
    it->second.message.isLoaded = isLoaded;
    if (isLoaded)
        it->second.message.textLength = lengthOf(parts);
    touch(it->second, MessageField::Parts);
}

} // namespace core
