// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QUndoCommand>
#include <QUuid>
#include <functional>

namespace chat {

/// Puts everything that one import has brought into the bin, and takes it out again. Pushed when
/// the import is done already.
class UndoImport final : public QUndoCommand
{
public:
    using Action = std::function<void(const QList<QUuid> &)>;

    UndoImport(QList<QUuid> ids, Action intoBin, Action outOfBin)
        : m_ids(std::move(ids))
        , m_intoBin(std::move(intoBin))
        , m_outOfBin(std::move(outOfBin))
    {
    }

    void redo() override
    {
        if (m_isUndone)
            m_outOfBin(m_ids);
        m_isUndone = false;
    }
    void undo() override
    {
        m_intoBin(m_ids);
        m_isUndone = true;
    }

private:
    QList<QUuid> m_ids;
    Action m_intoBin;
    Action m_outOfBin;
    bool m_isUndone = false;
};

} // namespace chat
