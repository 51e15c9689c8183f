// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationport.h"

#include <QAbstractItemModel>
#include <QPointer>
#include <QTimer>
#include <memory>
#include <vector>

namespace ui {

/// Every message of a conversation on every branch. The path that is shown is the list at the top;
/// below a message of it stand its siblings, and below a sibling the path that was last walked
/// behind it: however often somebody asked again, the path that is read stays a straight line.
/// What is not loaded is read when it is looked at; the conversation stays as it is.
class BranchModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QUuid of the message
        CurrentRole,               ///< bool: the reader is at this one
        ShownRole,                 ///< bool: on the path that is shown
        QuestionRole,              ///< bool: a person wrote it
        FactRole ///< what tells siblings apart, "2/3 · model"; empty for an only one
    };

    explicit BranchModel(QObject *parent = nullptr);
    ~BranchModel() override;

    /// Null: no messages.
    void setPort(std::unique_ptr<ConversationPort> port);
    /// Where the reader is; a null id: nowhere.
    void setCurrent(const QUuid &message);
    [[nodiscard]] QModelIndex indexOf(const QUuid &message) const;
    [[nodiscard]] core::Conversation *conversation() const { return m_conversation; }

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    using QObject::parent;

    struct Node {
        QUuid id;
        int parent = -1; ///< place in m_nodes; -1: the list at the top
        int row = 0;     ///< among what has the same parent
        int sibling = 1; ///< which one it is, from 1
        int siblings = 1;
        QList<int> children;
    };

    void collect();
    void collectPath(const QUuid &first, int parent, QList<int> &forks);
    int append(const QUuid &id, int parent);
    void changeSoon();
    void refresh(const QUuid &message);
    void readWanted();
    [[nodiscard]] QString words(const core::Message &message) const;
    [[nodiscard]] QString fact(const Node &node, const core::Message &message) const;
    [[nodiscard]] const Node *nodeAt(const QModelIndex &index) const;
    [[nodiscard]] QList<int> childrenOf(const QModelIndex &parent) const;

    std::unique_ptr<ConversationPort> m_port;
    QPointer<core::Conversation> m_conversation;
    std::vector<Node> m_nodes;
    QList<int> m_top;
    QHash<QUuid, int> m_places;
    QUuid m_current;
    mutable QHash<QUuid, QString> m_words; ///< of those that were looked at
    mutable QList<QUuid> m_wanted;         ///< looked at, and not read yet
    mutable QTimer m_readSoon;
    QTimer m_changeSoon;
    int m_turn = 0; ///< what is read for an earlier conversation is not wanted any more
};

/// Walks the branch that the message is on, whatever was shown before.
void walkTo(ConversationPort &port, const QUuid &message);

} // namespace ui
