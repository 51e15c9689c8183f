// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversation.h"

#include <QAbstractListModel>

namespace models {

/// The rows of a conversation's active path. Repeats core::Conversation's signals with exact rows
/// and roles; keeps no state of its own.
class MessageModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QUuid
        AuthorRole,                ///< int of core::Role
        StateRole,                 ///< int of core::MessageState
        TextRole,                  ///< QString; also for screen readers (DisplayRole is the same)
        PartsRole,                 ///< announced only: the parts were replaced
        SiblingsRole,              ///< announced only
    };

    explicit MessageModel(QObject *parent = nullptr);

    /// Null shows nothing. The conversation must outlive its use here.
    void setConversation(core::Conversation *conversation);
    [[nodiscard]] core::Conversation *conversation() const { return m_conversation; }
    [[nodiscard]] const core::Message &message(int row) const { return m_conversation->at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    core::Conversation *m_conversation = nullptr;
};

} // namespace models
