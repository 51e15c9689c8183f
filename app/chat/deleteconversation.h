// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversationinfo.h"

#include <QUndoCommand>
#include <functional>

namespace chat {

/// Puts a conversation into the bin and takes it out again.
class DeleteConversation final : public QUndoCommand
{
public:
    using Action = std::function<void(const QUuid &)>;

    DeleteConversation(const QUuid &id, Action intoBin, Action outOfBin)
        : m_id(id)
        , m_intoBin(std::move(intoBin))
        , m_outOfBin(std::move(outOfBin))
    {
    }

    void redo() override { m_intoBin(m_id); }
    void undo() override { m_outOfBin(m_id); }

private:
    QUuid m_id;
    Action m_intoBin;
    Action m_outOfBin;
};

} // namespace chat
