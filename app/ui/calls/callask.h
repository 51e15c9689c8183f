// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/toolrun.h"

#include <QUuid>

namespace ui {

/// What a person is asked about the calls of a conversation.
struct CallAsk {
    enum class Kind {
        Nothing,
        Approve, ///< may it run?
        Type,    ///< what does it answer?
        Broken,  ///< it cannot run: what now?
        GoOn     ///< all are answered, and nothing goes on by itself
    };
    Kind kind = Kind::Nothing;
    QUuid reply;
    chat::ToolCallView call; ///< the one that is asked about
    QString next;            ///< the id of another that waits, too; empty: there is none
    int answered = 0;        ///< of the reply's calls
    int all = 0;

    /// It is answered by typing.
    [[nodiscard]] bool wantsText() const { return kind == Kind::Type || kind == Kind::Broken; }
    /// A program of this computer waits for a yes.
    [[nodiscard]] bool runsProgram() const
    {
        return kind == Kind::Approve && call.tool && call.tool->needsApproval();
    }
    [[nodiscard]] bool isSame(const CallAsk &other) const
    {
        return kind == other.kind && reply == other.reply
               && call.call.callId == other.call.call.callId;
    }
};

/// Nothing comes of the call before a person has said something.
[[nodiscard]] bool waitsForPerson(const chat::ToolCallView &call);
/// `wanted`: the id of the call to be asked about first, while it waits.
[[nodiscard]] CallAsk askOf(const chat::ToolRun &run, const QString &wanted);
[[nodiscard]] QString askTitle(const CallAsk &ask);
/// Why, and what it would mean.
[[nodiscard]] QString askNote(const CallAsk &ask);

} // namespace ui
