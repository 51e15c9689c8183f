// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>
#include <functional>

namespace chat {

/// Puts a conversation that was branched off into the bin, and takes it out again. Pushed when it
/// is there already.
class UndoCopy final : public QUndoCommand
{
public:
    using Action = std::function<void()>;

    UndoCopy(Action intoBin, Action outOfBin)
        // Whoever shows the stack says it in words; this is only what it is.
        : QUndoCommand(name())
        , m_intoBin(std::move(intoBin))
        , m_outOfBin(std::move(outOfBin))
    {
    }

    [[nodiscard]] static QString name() { return QStringLiteral("branch"); }

    void redo() override
    {
        if (std::exchange(m_isFirst, false))
            return;
        m_outOfBin();
    }
    void undo() override { m_intoBin(); }

private:
    Action m_intoBin;
    Action m_outOfBin;
    bool m_isFirst = true;
};

} // namespace chat
