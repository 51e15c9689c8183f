// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/readrow.h"

#include "ui/conversation/conversationview.h"

namespace ui {

int readRow(const ConversationView &view)
{
    // At the end people are about the last message, whatever else is still in view.
    const QPoint eye(view.viewport()->width() / 2, view.viewport()->height() / 3);
    const QModelIndex read = view.indexAt(eye);
    return read.isValid() && !view.isAtEnd() ? read.row() : view.model()->rowCount() - 1;
}

} // namespace ui
