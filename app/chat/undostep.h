// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>
#include <QUuid>
#include <functional>

namespace chat {

/// Something that can be done and undone, as two ways. Whoever shows the stack says it in words.
class UndoStep final : public QUndoCommand
{
public:
    enum class Start {
        ToDo, ///< pushing it does it
        Done, ///< it has been done already
    };

    UndoStep(std::function<void()> redo, std::function<void()> undo, Start start = Start::ToDo)
        : m_redo(std::move(redo))
        , m_undo(std::move(undo))
        , m_isDone(start == Start::Done)
    {
    }

    void redo() override
    {
        if (!m_isDone)
            m_redo();
        m_isDone = false;
    }
    void undo() override { m_undo(); }

    /// The one conversation that it leads nowhere without; null: there is no such one.
    [[nodiscard]] const QUuid &conversation() const { return m_conversation; }
    void setConversation(const QUuid &id) { m_conversation = id; }

private:
    std::function<void()> m_redo;
    std::function<void()> m_undo;
    QUuid m_conversation;
    bool m_isDone;
};

} // namespace chat
