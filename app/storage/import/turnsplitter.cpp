// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/turnsplitter.h"

namespace storage {

TurnSplitter::TurnSplitter(core::Message reply)
    : m_reply(std::move(reply))
{
    m_reply.parts.clear();
}

void TurnSplitter::add(const core::ContentPart &part)
{
    const bool isWords = std::holds_alternative<core::TextPart>(part)
                         || std::holds_alternative<core::ReasoningPart>(part);
    if (!isWords || !core::partText(part).isEmpty())
        m_parts.append(part);
}

void TurnSplitter::addResult(const QString &callId, const QString &text)
{
    if (!m_parts.isEmpty())
        m_done.append(piece(core::Role::Assistant, m_parts));
    m_parts.clear();
    m_done.append(piece(core::Role::Tool, {core::ToolResultPart{callId, text}}));
}

core::Message TurnSplitter::piece(core::Role role, const QList<core::ContentPart> &parts) const
{
    core::Message message;
    message.role = role;
    message.parts = parts;
    message.created = m_reply.created;
    if (role == core::Role::Assistant)
        message.model = m_reply.model;
    return message;
}

QList<core::Message> TurnSplitter::messages() const
{
    QList<core::Message> messages = m_done;
    core::Message last = m_reply;
    last.parts = m_parts;
    const bool isTold = last.error || last.usage || last.state != core::MessageState::Complete;
    if (!m_parts.isEmpty() || messages.isEmpty() || isTold)
        messages.append(last);
    return messages;
}

} // namespace storage
