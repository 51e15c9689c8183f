// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/undostep.h"
#include "chat/workspace_p.h"

namespace chat {

/// As it is open, or else as the list has it; nothing of one that is neither.
std::optional<core::ConversationInfo> Workspace::Private::infoOf(const QUuid &id) const
{
    const core::ConversationInfo *listed = list.find(id);
    const ChatSession *session = sessions.value(id);
    if (session && (listed || session->isTemporary))
        return session->conversation().info();
    return listed ? std::optional(*listed) : std::nullopt;
}

void Workspace::Private::setTitle(const QUuid &id, const QString &title, bool isByHand)
{
    std::optional<core::ConversationInfo> info = infoOf(id);
    if (!info)
        return;
    info->title = title;
    info->isTitleByHand = isByHand;
    setInfos({*info});
}

/// What is open tells the list and the disk by itself.
void Workspace::Private::setInfos(const QList<core::ConversationInfo> &infos)
{
    QList<core::ConversationInfo> closed;
    for (const core::ConversationInfo &info : infos) {
        if (ChatSession *session = sessions.value(info.id))
            session->conversation().setInfo(info);
        else
            closed.append(info);
    }
    if (closed.isEmpty())
        return;
    list.updateAll(closed);
    (void)services.store.saveInfos(closed);
}

void Workspace::Private::pushTitle(const QUuid &id, const QString &title, bool isByHand)
{
    const std::optional<core::ConversationInfo> before = infoOf(id);
    if (!before)
        return;
    auto *step = new UndoStep(
        [this, id, title, isByHand] { setTitle(id, title, isByHand); },
        [this, id, before = *before] { setTitle(id, before.title, before.isTitleByHand); });
    step->setConversation(id);
    undoStack.push(step);
}

TitleWriter::Host Workspace::Private::titlesHost()
{
    return {[this](const QUuid &id) { return infoOf(id); },
            [this](const QUuid &id, const QString &title) { setTitle(id, title, false); },
            [this](const QUuid &id, const QString &title) { pushTitle(id, title, false); },
            [this](const QUuid &id) { return sessions.value(id); },
            [this](const QList<TitleRound::Change> &changes) {
                using Title = QString TitleRound::Change::*;
                // What has got another name since then keeps it.
                const auto set = [this, changes](Title from, Title title) {
                    QList<core::ConversationInfo> infos;
                    for (const TitleRound::Change &change : changes) {
                        auto info = infoOf(change.conversation);
                        if (!info || info->isTitleByHand || info->title != change.*from)
                            continue;
                        info->title = change.*title;
                        infos.append(*info);
                    }
                    setInfos(infos);
                };
                constexpr Title kBefore = &TitleRound::Change::before;
                constexpr Title kAfter = &TitleRound::Change::after;
                undoStack.push(new UndoStep([set] { set(kBefore, kAfter); },
                                            [set] { set(kAfter, kBefore); },
                                            UndoStep::Start::Done));
            }};
}

} // namespace chat
