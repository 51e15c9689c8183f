// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversationinfo.h"
#include "storage/database.h"

#include <QJsonObject>
#include <QList>

namespace storage {

/// The rows of `conversation`. Storage thread; failures stick in the Database.
class ConversationTable
{
public:
    explicit ConversationTable(Database &database);

    /// Those that are not in the bin, newest first.
    [[nodiscard]] QList<core::ConversationInfo> list();
    struct Row {
        qint64 id = 0; ///< 0: there is none
        qint64 rootChild = 0;
        bool isDeleted = false; ///< it lies in the bin
        core::ConversationInfo info;
    };
    [[nodiscard]] Row find(const QUuid &id);
    /// Null for a row that is not there.
    [[nodiscard]] QUuid idOf(qint64 row);
    /// Creates it, or updates everything that the info holds; the row's id.
    qint64 save(const core::ConversationInfo &info);
    /// The unsent message as JSON; empty when there is none.
    [[nodiscard]] QJsonObject draft(const QUuid &id);
    void setDraft(const QUuid &id, const QJsonObject &draft);
    void setRootChild(qint64 conversation, qint64 message);
    /// `time` unset: out of the bin again.
    void setDeleted(const QUuid &id, const QDateTime &time);

private:
    Database &m_database;
};

} // namespace storage
