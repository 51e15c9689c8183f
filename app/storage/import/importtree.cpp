// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importtree.h"

#include <QCryptographicHash>
#include <algorithm>

namespace storage {
namespace {

/// What tells messages apart where the source gives them no names.
QByteArray fingerprintOf(const core::Message &message)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(core::roleName(message.role).toUtf8());
    for (const core::ContentPart &part : message.parts) {
        hash.addData(QByteArrayView("\0", 1));
        hash.addData(core::partText(part).toUtf8());
        if (const auto *image = std::get_if<core::ImagePart>(&part))
            hash.addData(image->hash + image->url.toUtf8());
    }
    return hash.result().toHex();
}

} // namespace

ImportTree::ImportTree(const QUuid &conversation)
    : m_conversation(conversation)
{
}

QUuid ImportTree::identity(const QString &name, const core::Message &message)
{
    const bool isOwn = name.isEmpty() || name.startsWith(u'#');
    const QByteArray told = isOwn ? '#' + fingerprintOf(message) : '=' + name.toUtf8();
    const QUuid id = QUuid::createUuidV5(m_conversation, told);
    const int before = m_taken[id]++;
    return before == 0 ? id : QUuid::createUuidV5(id, QByteArray::number(before));
}

void ImportTree::add(const QString &name, const QString &parent, QList<core::Message> chain,
                     int rank)
{
    for (qsizetype i = 0; i < chain.size(); ++i) {
        Node node;
        node.message = std::move(chain[i]);
        QString own = name;
        if (i > 0 && !name.isEmpty())
            own += QLatin1Char('/') + QString::number(i);
        node.message.id = identity(own, node.message);
        node.parentName = parent;
        node.parent = i > 0 ? m_nodes.size() - 1 : -1;
        node.rank = rank;
        m_nodes.append(std::move(node));
    }
    if (chain.isEmpty())
        addAlias(name, parent);
    else if (!name.isEmpty())
        m_last.insert(name, m_nodes.size() - 1);
}

void ImportTree::addAlias(const QString &name, const QString &parent)
{
    if (!name.isEmpty() && name != parent)
        m_aliases.insert(name, parent);
}

qsizetype ImportTree::placeOf(QString name) const
{
    // Aliases may go round in a circle; there are no more steps than aliases in a way that ends.
    for (qsizetype steps = m_aliases.size(); steps >= 0; --steps) {
        const auto found = m_last.constFind(name);
        if (found != m_last.cend())
            return found.value();
        const auto alias = m_aliases.constFind(name);
        if (alias == m_aliases.cend())
            return -1;
        name = alias.value();
    }
    return -1;
}

QList<qsizetype> ImportTree::link()
{
    QList<qsizetype> roots;
    for (qsizetype i = 0; i < m_nodes.size(); ++i) {
        Node &node = m_nodes[i];
        if (node.parent < 0)
            node.parent = placeOf(node.parentName);
        if (node.parent < 0 || node.parent == i) {
            node.parent = -1;
            roots.append(i);
        } else {
            m_nodes[node.parent].children.append(i);
        }
    }
    const auto byRank = [this](qsizetype a, qsizetype b) {
        return m_nodes.at(a).rank < m_nodes.at(b).rank;
    };
    for (Node &node : m_nodes)
        std::stable_sort(node.children.begin(), node.children.end(), byRank);
    std::stable_sort(roots.begin(), roots.end(), byRank);
    return roots;
}

/// Without recursion: a conversation is as deep as it is long.
void ImportTree::place(qsizetype root, QList<qsizetype> &order)
{
    QList<qsizetype> open{root};
    while (!open.isEmpty()) {
        const qsizetype next = open.takeLast();
        if (m_nodes.at(next).isPlaced)
            continue;
        m_nodes[next].isPlaced = true;
        order.append(next);
        const QList<qsizetype> &children = m_nodes.at(next).children;
        for (auto child = children.crbegin(); child != children.crend(); ++child)
            open.append(*child);
    }
}

ImportTree::Grown ImportTree::grow(const QString &current)
{
    QList<qsizetype> order;
    const QList<qsizetype> roots = link();
    for (const qsizetype root : roots)
        place(root, order);
    for (qsizetype i = 0; i < m_nodes.size(); ++i) {
        if (m_nodes.at(i).isPlaced)
            continue;
        m_nodes[i].parent = -1; // in a circle
        place(i, order);
    }
    Grown grown;
    for (const qsizetype index : order) {
        core::Message message = m_nodes.at(index).message;
        const qsizetype parent = m_nodes.at(index).parent;
        message.parentId = parent < 0 ? QUuid() : m_nodes.at(parent).message.id;
        message.seq = grown.messages.size() + 1;
        grown.messages.append(std::move(message));
    }
    qsizetype at = placeOf(current);
    if (at < 0)
        at = m_nodes.size() - 1;
    for (; at >= 0; at = m_nodes.at(at).parent) {
        const qsizetype parent = m_nodes.at(at).parent;
        grown.activeChildren.insert(parent < 0 ? QUuid() : m_nodes.at(parent).message.id,
                                    m_nodes.at(at).message.id);
    }
    return grown;
}

} // namespace storage
