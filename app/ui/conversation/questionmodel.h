// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationport.h"

#include <QAbstractListModel>
#include <QPointer>
#include <memory>

namespace ui {

/// The person's questions in one conversation, a line each, or those with certain words. What is
/// not loaded is read page by page, first what is looked at; the conversation stays as it is.
class QuestionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QUuid of the message
        CurrentRole                ///< bool: the reader is at this one
    };

    explicit QuestionModel(QObject *parent = nullptr);
    ~QuestionModel() override;

    /// Null: no questions. `row` of the conversation is where the reader is.
    void setPort(std::unique_ptr<ConversationPort> port, int row = -1);
    /// Only questions with all of these words; empty: every one.
    void setFilter(const QString &words);
    /// The row of the question that the reader is at; -1 when it is left out.
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    struct Question {
        QUuid id;
        int row = 0;
        QString words;
        bool isKnown = false;
    };

    void collect();
    void choose();
    void follow();
    void read();
    void take(const QList<int> &places, const QHash<QUuid, QList<core::ContentPart>> &parts);
    [[nodiscard]] bool isWanted(const Question &question) const;
    [[nodiscard]] int placeOf(int row) const;

    std::unique_ptr<ConversationPort> m_port;
    QPointer<core::Conversation> m_conversation;
    QList<Question> m_questions;
    QStringList m_filter;
    QList<int> m_shown; ///< places of those that have the words, while there is a filter
    int m_current = -1; ///< place of the one that the reader is at
    int m_readRow = -1; ///< where the reader is
    int m_unread = 0;
    mutable int m_next = 0; ///< where reading goes on: near what was last looked at
    bool m_isReading = false;
    int m_turn = 0; ///< what is read for an earlier one is not wanted any more
};

} // namespace ui
