// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/branches/branchmodel.h"

#include "core/whendone.h"
#include "ui/conversation/questionwords.h"

#include <algorithm>
#include <utility>

namespace ui {
namespace {

/// A list that is dragged through at speed leaves hundreds behind that nobody looks at any more.
constexpr int kBranchWordsAtOnce = 64;

/// A line of Markdown without the signs that begin it: here it is one line among others.
QString withoutMarks(const QString &line)
{
    static const QString marks = QStringLiteral("#>*-+=~`|_ ");
    const auto first = std::find_if(line.cbegin(), line.cend(),
                                    [](QChar letter) { return !marks.contains(letter); });
    QString plain(first, line.cend() - first);
    plain.remove(QStringLiteral("**"));
    return plain.isEmpty() ? line : plain;
}

} // namespace

void walkTo(ConversationPort &port, const QUuid &message)
{
    // From below: only the last step, where the path that is shown forks, changes what is shown.
    const core::Conversation &conversation = port.conversation();
    QList<QUuid> way;
    for (const core::Message *at = conversation.find(message); at;
         at = conversation.find(at->parentId))
        way.append(at->id);
    for (const QUuid &id : std::as_const(way))
        port.activate(id);
}

BranchModel::BranchModel(QObject *parent)
    : QAbstractItemModel(parent)
{
    for (QTimer *timer : {&m_readSoon, &m_changeSoon}) {
        timer->setSingleShot(true);
        timer->setInterval(0);
    }
    connect(&m_readSoon, &QTimer::timeout, this, &BranchModel::readWanted);
    connect(&m_changeSoon, &QTimer::timeout, this, [this] {
        beginResetModel();
        collect();
        endResetModel();
    });
}

BranchModel::~BranchModel()
{
    // A port may have the conversation, and take it along.
    if (m_conversation)
        m_conversation->disconnect(this);
}

void BranchModel::setPort(std::unique_ptr<ConversationPort> port)
{
    beginResetModel();
    if (m_conversation)
        m_conversation->disconnect(this);
    m_port = std::move(port);
    m_conversation = m_port ? &m_port->conversation() : nullptr;
    m_words.clear();
    m_wanted.clear();
    m_changeSoon.stop();
    m_current = {};
    ++m_turn;
    collect();
    endResetModel();
    if (!m_conversation)
        return;
    using core::Conversation;
    connect(m_conversation, &Conversation::messageAdded, this, &BranchModel::changeSoon);
    connect(m_conversation, &Conversation::treeChanged, this, &BranchModel::changeSoon);
    connect(m_conversation, &Conversation::messageRemoved, this, &BranchModel::changeSoon);
    connect(m_conversation, &Conversation::activated, this, &BranchModel::changeSoon);
    connect(m_conversation, &Conversation::rowsInserted, this, &BranchModel::changeSoon);
    connect(m_conversation, &Conversation::rowsRemoved, this, &BranchModel::changeSoon);
    connect(m_conversation, &Conversation::finished, this, &BranchModel::refresh);
    connect(m_conversation, &Conversation::partsChanged, this, &BranchModel::refresh);
    connect(m_conversation, &QObject::destroyed, this, [this] { setPort(nullptr); });
}

/// One walk to another branch says many things.
void BranchModel::changeSoon()
{
    m_changeSoon.start();
}

int BranchModel::append(const QUuid &id, int parent)
{
    const int place = int(m_nodes.size());
    QList<int> &list = parent < 0 ? m_top : m_nodes[size_t(parent)].children;
    Node node;
    node.id = id;
    node.parent = parent;
    node.row = int(list.size());
    list.append(place);
    m_nodes.push_back(std::move(node));
    m_places.insert(id, place);
    return place;
}

/// From `first` on, the way that was last walked. Where it forks is noted.
void BranchModel::collectPath(const QUuid &first, int parent, QList<int> &forks)
{
    for (QUuid id = first; !id.isNull(); id = m_conversation->activeChild(id)) {
        const int place = append(id, parent);
        const QList<QUuid> siblings = m_conversation->siblings(id);
        if (siblings.size() < 2)
            continue;
        m_nodes[size_t(place)].siblings = int(siblings.size());
        m_nodes[size_t(place)].sibling = int(siblings.indexOf(id)) + 1;
        forks.append(place);
    }
}

void BranchModel::collect()
{
    m_nodes.clear();
    m_top.clear();
    m_places.clear();
    if (!m_conversation)
        return;
    QList<int> forks;
    collectPath(m_conversation->activeChild({}), -1, forks);
    while (!forks.isEmpty()) {
        const int fork = forks.takeLast();
        const QList<QUuid> siblings = m_conversation->siblings(m_nodes[size_t(fork)].id);
        for (int i = 0; i < siblings.size(); ++i) {
            if (siblings.at(i) == m_nodes[size_t(fork)].id)
                continue;
            const int place = append(siblings.at(i), fork);
            m_nodes[size_t(place)].sibling = i + 1;
            m_nodes[size_t(place)].siblings = int(siblings.size());
            collectPath(m_conversation->activeChild(siblings.at(i)), place, forks);
        }
    }
}

void BranchModel::setCurrent(const QUuid &message)
{
    const QUuid before = std::exchange(m_current, message);
    if (before == message)
        return;
    for (const QUuid &id : {before, message}) {
        if (const QModelIndex at = indexOf(id); at.isValid())
            Q_EMIT dataChanged(at, at, {CurrentRole});
    }
}

QModelIndex BranchModel::indexOf(const QUuid &message) const
{
    const auto found = m_places.constFind(message);
    if (found == m_places.cend())
        return {};
    return createIndex(m_nodes[size_t(*found)].row, 0, quintptr(*found));
}

const BranchModel::Node *BranchModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? &m_nodes[size_t(index.internalId())] : nullptr;
}

QList<int> BranchModel::childrenOf(const QModelIndex &parent) const
{
    const Node *node = nodeAt(parent);
    return node ? node->children : m_top;
}

QModelIndex BranchModel::index(int row, int column, const QModelIndex &parent) const
{
    const QList<int> children = childrenOf(parent);
    if (column != 0 || row < 0 || row >= children.size())
        return {};
    return createIndex(row, 0, quintptr(children.at(row)));
}

QModelIndex BranchModel::parent(const QModelIndex &index) const
{
    const Node *node = nodeAt(index);
    if (!node || node->parent < 0)
        return {};
    return createIndex(m_nodes[size_t(node->parent)].row, 0, quintptr(node->parent));
}

int BranchModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(childrenOf(parent).size());
}

int BranchModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QString BranchModel::words(const core::Message &message) const
{
    const auto known = m_words.constFind(message.id);
    if (known != m_words.cend())
        return *known;
    if (!message.isLoaded) {
        if (!m_wanted.contains(message.id))
            m_wanted.append(message.id);
        m_readSoon.start();
        return QString(QChar(0x2026));
    }
    const bool isComing = core::isRunning(message.state);
    QString line = withoutMarks(questionWords(message.parts));
    if (line.isEmpty()) {
        if (isComing)
            return tr("Coming in…");
        line = message.error ? tr("Failed") : tr("Without words");
    }
    if (!isComing)
        m_words.insert(message.id, line);
    return line;
}

QString BranchModel::fact(const Node &node, const core::Message &message) const
{
    if (node.siblings < 2)
        return {};
    const QString which = tr("%1/%2").arg(node.sibling).arg(node.siblings);
    const bool isReply = message.role == core::Role::Assistant;
    return isReply && !message.model.isEmpty() ? which + QStringLiteral(" · ") + message.model
                                               : which;
}

QVariant BranchModel::data(const QModelIndex &index, int role) const
{
    const Node *node = nodeAt(index);
    const core::Message *message =
        node && m_conversation ? m_conversation->find(node->id) : nullptr;
    if (!message) // it went, and the news of that are under way
        return {};
    const bool isQuestion = message->role == core::Role::User;
    switch (role) {
    case Qt::DisplayRole:
        return words(*message);
    case Qt::AccessibleTextRole: {
        //: Read out; %1 is who wrote a message, %2 its first words
        const QString said =
            tr("%1: %2").arg(isQuestion ? tr("You") : tr("Reply"), words(*message));
        const QString told = fact(*node, *message);
        return told.isEmpty() ? said : said + QStringLiteral(", ") + told;
    }
    case IdRole:
        return node->id;
    case CurrentRole:
        return node->id == m_current;
    case ShownRole:
        return node->parent < 0;
    case QuestionRole:
        return isQuestion;
    case FactRole:
        return fact(*node, *message);
    default:
        return {};
    }
}

void BranchModel::refresh(const QUuid &message)
{
    m_words.remove(message);
    if (const QModelIndex at = indexOf(message); at.isValid())
        Q_EMIT dataChanged(at, at, {Qt::DisplayRole, Qt::AccessibleTextRole});
}

void BranchModel::readWanted()
{
    if (!m_port || m_wanted.isEmpty())
        return;
    // The last ones that were asked for are those that are looked at.
    QList<QUuid> ids = m_wanted.mid(std::max<qsizetype>(0, m_wanted.size() - kBranchWordsAtOnce));
    m_wanted.clear();
    using Parts = QHash<QUuid, QList<core::ContentPart>>;
    core::whenDone(this, m_port->storedParts(ids), [this, ids, turn = m_turn](const Parts &parts) {
        if (turn != m_turn)
            return;
        for (const QUuid &id : ids) {
            const QString line = withoutMarks(questionWords(parts.value(id)));
            m_words.insert(id, line.isEmpty() ? tr("Without words") : line);
            if (const QModelIndex at = indexOf(id); at.isValid())
                Q_EMIT dataChanged(at, at, {Qt::DisplayRole, Qt::AccessibleTextRole});
        }
    });
}

} // namespace ui
