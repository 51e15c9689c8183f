// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filing.h"

#include <QHash>
#include <QList>
#include <QUndoCommand>
#include <QUuid>
#include <functional>

namespace chat {

/// What one import has brought into the list.
struct Arrivals {
    QList<QUuid> conversations;          ///< that were not there before
    QHash<QUuid, QList<QUuid>> messages; ///< added to those that were, by conversation
    core::Filing filing;                 ///< the folders that were made
    qint64 moment = 0;                   ///< counts how often somebody has written, anywhere
    [[nodiscard]] bool isEmpty() const
    {
        return conversations.isEmpty() && messages.isEmpty() && filing.folders.isEmpty();
    }
};

/// Puts everything that one import has brought into the bin, and takes it out again. Pushed when
/// the import is done already.
class UndoImport final : public QUndoCommand
{
public:
    /// Gives back what it took: not what somebody has written in since.
    using TakeBack = std::function<Arrivals(const Arrivals &)>;
    using BringBack = std::function<void(const Arrivals &)>;

    UndoImport(Arrivals arrived, TakeBack takeBack, BringBack bringBack)
        // Whoever shows the stack says it in words; this is only what it is.
        : QUndoCommand(name())
        , m_arrived(std::move(arrived))
        , m_takeBack(std::move(takeBack))
        , m_bringBack(std::move(bringBack))
    {
    }

    [[nodiscard]] static QString name() { return QStringLiteral("import"); }

    void redo() override
    {
        m_bringBack(m_taken);
        m_taken = {};
    }
    void undo() override { m_taken = m_takeBack(m_arrived); }

private:
    Arrivals m_arrived;
    Arrivals m_taken; ///< lies in the bin
    TakeBack m_takeBack;
    BringBack m_bringBack;
};

} // namespace chat
