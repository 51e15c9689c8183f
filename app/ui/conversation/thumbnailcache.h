// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budgetcache.h"
#include "ui/conversation/conversationport.h"

#include <QPixmap>
#include <QSet>

namespace ui {

/// Pictures of the conversation shown, asked for when first needed and decoded elsewhere; kept
/// while the budget has room for them or a row shows them.
class ThumbnailCache : public QObject
{
    Q_OBJECT

public:
    /// The budget must outlive this; null: everything is kept.
    explicit ThumbnailCache(core::ByteBudget *budget);

    void setPort(ConversationPort *port);
    /// Null until changed() tells that it is there, and for ever when it cannot be had.
    [[nodiscard]] QPixmap pixmap(const QByteArray &hash);

Q_SIGNALS:
    void changed();

private:
    ConversationPort *m_port = nullptr;
    core::BudgetCache<QByteArray, QPixmap> m_pixmaps;
    QSet<QByteArray> m_asked; ///< under way, or not to be had
};

} // namespace ui
