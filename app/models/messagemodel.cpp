// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messagemodel.h"

namespace models {
namespace {

QList<int> rolesOf(core::MessageFields fields)
{
    QList<int> roles;
    if (fields & core::MessageField::Text)
        roles << MessageModel::TextRole << Qt::DisplayRole;
    if (fields & core::MessageField::Parts)
        roles << MessageModel::PartsRole << MessageModel::TextRole << Qt::DisplayRole;
    if (fields & core::MessageField::State)
        roles << MessageModel::StateRole;
    if (fields & core::MessageField::Siblings)
        roles << MessageModel::SiblingsRole;
    roles.removeIf([seen = QList<int>()](int role) mutable {
        const bool isKnown = seen.contains(role);
        seen.append(role);
        return isKnown;
    });
    return roles;
}

} // namespace

MessageModel::MessageModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void MessageModel::setConversation(core::Conversation *conversation)
{
    if (conversation == m_conversation)
        return;
    beginResetModel();
    if (m_conversation)
        m_conversation->disconnect(this);
    m_conversation = conversation;
    if (conversation) {
        using core::Conversation;
        connect(conversation, &Conversation::rowsAboutToBeInserted, this,
                [this](int first, int last) { beginInsertRows({}, first, last); });
        connect(conversation, &Conversation::rowsInserted, this, [this] { endInsertRows(); });
        connect(conversation, &Conversation::rowsAboutToBeRemoved, this,
                [this](int first, int last) { beginRemoveRows({}, first, last); });
        connect(conversation, &Conversation::rowsRemoved, this, [this] { endRemoveRows(); });
        connect(conversation, &Conversation::changed, this,
                [this](int row, core::MessageFields fields) {
                    Q_EMIT dataChanged(index(row), index(row), rolesOf(fields));
                });
        connect(conversation, &QObject::destroyed, this, [this] {
            m_conversation = nullptr; // it is half gone: nobody may ask it any more
            beginResetModel();
            endResetModel();
        });
    }
    endResetModel();
}

int MessageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_conversation ? 0 : m_conversation->rowCount();
}

QVariant MessageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const core::Message &message = m_conversation->at(index.row());
    switch (role) {
    case IdRole:
        return message.id;
    case AuthorRole:
        return int(message.role);
    case StateRole:
        return int(message.state);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case TextRole:
        return core::plainText(message);
    default:
        return {};
    }
}

QHash<int, QByteArray> MessageModel::roleNames() const
{
    return {{Qt::DisplayRole, "display"}, {IdRole, "id"},     {AuthorRole, "author"},
            {StateRole, "state"},         {TextRole, "text"}, {PartsRole, "parts"},
            {SiblingsRole, "siblings"}};
}

} // namespace models
