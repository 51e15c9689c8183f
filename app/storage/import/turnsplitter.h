// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <QList>

namespace storage {

/// Turns one reply of a source, where calls of tools and their results stand between the texts,
/// into the messages that the API would have it as: a reply that calls, the results, a reply that
/// goes on. A reply without results stays one message.
class TurnSplitter
{
public:
    /// Everything but the parts; the outcome (state, error, usage) goes to the last message.
    explicit TurnSplitter(core::Message reply);

    /// A text, a reasoning, an image or a call. Empty texts are left out.
    void add(const core::ContentPart &part);
    void addResult(const QString &callId, const QString &text);
    [[nodiscard]] bool isEmpty() const { return m_done.isEmpty() && m_parts.isEmpty(); }
    [[nodiscard]] QList<core::Message> messages() const;

private:
    [[nodiscard]] core::Message piece(core::Role role, const QList<core::ContentPart> &parts) const;

    core::Message m_reply;
    QList<core::Message> m_done;
    QList<core::ContentPart> m_parts; ///< of the reply that is open
};

} // namespace storage
