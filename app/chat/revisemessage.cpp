// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/revisemessage.h"

#include "core/whendone.h"
#include "storage/storeedits.h"

#include <algorithm>

namespace chat {

QFuture<core::Result<core::Done>> ReviseMessage::doApply(ChatSession &session)
{
    const core::Message *message = session.conversation().find(m_message);
    if (!message)
        return nothingDone();
    // It may have been continued since it was done the first time.
    m_texts.before = message->parts;
    m_number = message->earlierCount + 1;
    session.conversation().revise(m_message, m_texts.after, m_number);
    return write(m_texts.after, m_texts.attachments);
}

QFuture<core::Result<core::Done>>
ReviseMessage::write(const QList<core::ContentPart> &parts,
                     const QList<storage::Attachment> &attachments)
{
    // The session may be closed before the disk has answered.
    return core::followed(
        &m_store,
        storage::StoreEdits(m_store).revise(m_message, parts, attachments, m_texts.clock.now()),
        [](const core::Result<int> &stored) {
            return stored ? core::Result<core::Done>(core::Done{})
                          : core::Result<core::Done>(stored.error());
        });
}

QFuture<core::Result<core::Done>> ReviseMessage::doRevert(ChatSession &session, bool isOnDisk)
{
    const core::Message *message = session.conversation().find(m_message);
    if (m_number == 0 || !message)
        return core::ready<core::Result<core::Done>>(core::Done{});
    if (!isOnDisk) {
        session.conversation().revise(m_message, m_texts.before, m_number - 1);
        return core::ready<core::Result<core::Done>>(core::Done{});
    }
    if (message->parts == m_texts.after && message->earlierCount == m_number) {
        session.conversation().revise(m_message, m_texts.before, m_number - 1);
        return storage::StoreEdits(m_store).unrevise(m_message, m_number);
    }
    // It was continued since: that stays, as an earlier version and for doing it again.
    m_texts.after = message->parts;
    session.conversation().revise(m_message, m_texts.before, message->earlierCount + 1);
    return write(m_texts.before, {});
}

QList<core::ContentPart> withText(const QList<core::ContentPart> &parts, const QString &text)
{
    QList<core::ContentPart> after;
    qsizetype place = -1;
    QJsonObject format; // an edited answer is held against what was asked for, too
    for (const core::ContentPart &part : parts) {
        // How likely a model's words were says nothing of a person's.
        if (std::holds_alternative<core::ProbabilityPart>(part))
            continue;
        const auto *words = std::get_if<core::TextPart>(&part);
        if (!words) {
            after.append(part);
            continue;
        }
        format = format.isEmpty() ? words->format : format;
        place = place < 0 ? after.size() : place;
    }
    if (text.trimmed().isEmpty())
        return after;
    // Where there were no words they stand before the pictures, and after the thoughts.
    if (place < 0) {
        const auto first = std::find_if(after.cbegin(), after.cend(), [](const auto &part) {
            return !std::holds_alternative<core::ReasoningPart>(part);
        });
        place = first - after.cbegin();
    }
    after.insert(place, core::TextPart{text, format});
    return after;
}

} // namespace chat
