// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"

#include <QUndoCommand>
#include <functional>
#include <memory>

namespace chat {

/// A step of the undo stack about the messages of one conversation. It is done and taken back in
/// the open session, which may have to be opened first. GUI thread.
class EditStep : public QUndoCommand
{
public:
    /// Brings about that apply() or revert() is called with the session.
    using Runner = std::function<void(EditStep &step, bool isRedo)>;

    EditStep(const QString &name, const QUuid &conversation, Runner runner)
        // Whoever shows the stack says it in words; this is only what it is.
        : QUndoCommand(name)
        , m_conversation(conversation)
        , m_runner(std::move(runner))
    {
    }

    [[nodiscard]] const QUuid &conversation() const { return m_conversation; }
    /// Expires with the step: the stack may drop it at any time.
    [[nodiscard]] std::weak_ptr<bool> life() const { return m_isDone; }
    [[nodiscard]] bool isDone() const { return *m_isDone; }

    /// In memory at once; the future tells whether the disk took it.
    [[nodiscard]] QFuture<core::Result<core::Done>> apply(ChatSession &session)
    {
        *m_isDone = true;
        return doApply(session);
    }
    /// `isOnDisk` false: the disk refused it, so there is nothing to be taken back there.
    void revert(ChatSession &session, bool isOnDisk)
    {
        if (std::exchange(*m_isDone, false))
            doRevert(session, isOnDisk);
    }
    /// Hears, once, how the first time went.
    void setReport(std::function<void(const core::Result<core::Done> &)> report)
    {
        m_report = std::move(report);
    }
    void report(const core::Result<core::Done> &result)
    {
        if (const auto first = std::exchange(m_report, nullptr))
            first(result);
    }
    /// How many messages it took away; 0: it took none.
    [[nodiscard]] virtual int removedCount() const { return 0; }
    /// Where the eye was is somewhere else now; the session's scroll place says where.
    [[nodiscard]] virtual bool movesEye() const { return false; }

    void redo() final
    {
        if (!isObsolete())
            m_runner(*this, true);
    }
    void undo() final
    {
        if (!isObsolete())
            m_runner(*this, false);
    }

private:
    [[nodiscard]] virtual QFuture<core::Result<core::Done>> doApply(ChatSession &session) = 0;
    virtual void doRevert(ChatSession &session, bool isOnDisk) = 0;

    QUuid m_conversation;
    Runner m_runner;
    std::function<void(const core::Result<core::Done> &)> m_report;
    std::shared_ptr<bool> m_isDone = std::make_shared<bool>(false);
};

} // namespace chat
