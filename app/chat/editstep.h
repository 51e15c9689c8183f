// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "core/whendone.h"

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
        m_isAhead = false;
        // Taking it back may have been given up.
        if (std::exchange(*m_isDone, true))
            return core::ready<core::Result<core::Done>>(core::Done{});
        return doApply(session);
    }
    /// `isOnDisk` false: the disk refused it, so there is nothing to be taken back there. An error:
    /// the session does not show what is on disk.
    [[nodiscard]] QFuture<core::Result<core::Done>> revert(ChatSession &session, bool isOnDisk)
    {
        const bool isAhead = std::exchange(m_isAhead, false);
        if (!std::exchange(*m_isDone, false) && !isAhead)
            return core::ready<core::Result<core::Done>>(core::Done{});
        return doRevert(session, isOnDisk);
    }
    /// Where the session cannot be changed yet: on disk at once. revert() makes the session follow,
    /// if it is ever called.
    [[nodiscard]] QFuture<core::Result<core::Done>> revertAhead()
    {
        if (!*m_isDone || !canRevertAhead())
            return core::ready<core::Result<core::Done>>(core::Done{});
        *m_isDone = false;
        m_isAhead = true;
        return doRevertAhead();
    }
    /// The disk refused what revertAhead() wrote.
    void aheadRefused()
    {
        if (std::exchange(m_isAhead, false))
            *m_isDone = true;
    }
    [[nodiscard]] bool isAhead() const { return m_isAhead; }
    /// The message whose text it changes, which has to be loaded and at rest; null: none.
    [[nodiscard]] virtual QUuid rewritten() const { return {}; }
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

protected:
    /// doApply() found nothing to do.
    [[nodiscard]] QFuture<core::Result<core::Done>> nothingDone()
    {
        *m_isDone = false;
        return core::ready<core::Result<core::Done>>(core::Done{});
    }

private:
    [[nodiscard]] virtual QFuture<core::Result<core::Done>> doApply(ChatSession &session) = 0;
    [[nodiscard]] virtual QFuture<core::Result<core::Done>> doRevert(ChatSession &session,
                                                                     bool isOnDisk) = 0;
    /// False when it takes the session.
    [[nodiscard]] virtual bool canRevertAhead() const { return false; }
    [[nodiscard]] virtual QFuture<core::Result<core::Done>> doRevertAhead()
    {
        return core::ready<core::Result<core::Done>>(core::Done{});
    }

    QUuid m_conversation;
    Runner m_runner;
    std::function<void(const core::Result<core::Done> &)> m_report;
    bool m_isAhead = false;
    std::shared_ptr<bool> m_isDone = std::make_shared<bool>(false);
};

} // namespace chat
