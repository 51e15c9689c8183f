// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importtree.h"

#include "storage/import/importfingerprint.h"

#include <QCryptographicHash>
#include <algorithm>

namespace storage {

QByteArray ImportTree::fingerprint() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Node &node : m_nodes) {
        hash.addData(node.name.toUtf8() + '\n' + node.parentName.toUtf8() + '\n');
        hash.addData(contentFingerprint(node.message));
    }
    return hash.result().toHex();
}

void ImportTree::identify(const QUuid &conversation)
{
    QHash<QUuid, int> taken; // how often an identity was wanted
    for (Node &node : m_nodes) {
        const bool isOwn = node.name.isEmpty() || node.name.startsWith(u'#');
        const QByteArray told =
            isOwn ? '#' + contentFingerprint(node.message) : '=' + node.name.toUtf8();
        const QUuid id = QUuid::createUuidV5(conversation, told);
        const int before = taken[id]++;
        node.message.id = before == 0 ? id : QUuid::createUuidV5(id, QByteArray::number(before));
    }
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
        node.name = own;
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

/// Every step is gone once, however many names lead through it.
qsizetype ImportTree::placeOf(const QString &name)
{
    QStringList way;
    qsizetype place = -1;
    for (QString at = name;;) {
        if (const auto found = m_last.constFind(at); found != m_last.cend()) {
            place = found.value();
            break;
        }
        if (const auto known = m_places.constFind(at); known != m_places.cend()) {
            place = known.value();
            break;
        }
        const auto alias = m_aliases.constFind(at);
        if (alias == m_aliases.cend())
            break;
        m_places.insert(at, -1); // who comes here again has gone round in a circle
        way.append(at);
        at = alias.value();
    }
    for (const QString &step : std::as_const(way))
        m_places.insert(step, place);
    return place;
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

ImportTree::Grown ImportTree::grow(const QUuid &conversation, const QString &current)
{
    identify(conversation);
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
