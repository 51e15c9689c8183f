// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/conversationlist.h"

#include <QAbstractListModel>

namespace models {

/// The rows of the sidebar, in core::ConversationList's order. Groups are told by GroupRole; their
/// captions are painted by the view.
class ConversationListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QUuid
        MarkRole,                  ///< int of core::ConversationMark
        GroupRole,                 ///< QString key: "pinned", "today", "yesterday", "week",
                                   ///< "2026-10", "title", "archive"
        UpdatedRole,               ///< QDateTime, UTC
        IsArchivedRole,            ///< bool
    };

    ConversationListModel(core::ConversationList &list, const core::Clock &clock,
                          QObject *parent = nullptr);

    /// What a row is about, for whoever goes through all of them: asking for each role of tens of
    /// thousands of rows takes longer than a frame.
    [[nodiscard]] const core::ConversationInfo &infoAt(int row) const { return m_list.at(row); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    [[nodiscard]] QString groupOf(const core::ConversationInfo &info) const;

    core::ConversationList &m_list;
    const core::Clock &m_clock;
};

} // namespace models
