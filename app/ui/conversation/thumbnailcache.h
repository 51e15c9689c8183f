// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationport.h"

#include <QHash>
#include <QPixmap>

namespace ui {

/// Pictures of the conversation shown, asked for when first needed and decoded elsewhere.
class ThumbnailCache : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void setPort(ConversationPort *port);
    /// Null until changed() tells that it is there, and for ever when it cannot be had.
    [[nodiscard]] QPixmap pixmap(const QByteArray &hash);

Q_SIGNALS:
    void changed();

private:
    ConversationPort *m_port = nullptr;
    QHash<QByteArray, QPixmap> m_pixmaps; ///< null ones are under way
};

} // namespace ui
