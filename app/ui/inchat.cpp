// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inchat.h"

namespace ui {

void inChat(chat::Workspace &workspace, const QUuid &chat, QObject *context,
            const std::function<void(chat::ChatSession &)> &what)
{
    chat::ChatSession *session = workspace.current();
    if (!session || session->conversation().info().id != chat)
        session = workspace.session(chat);
    if (session) {
        what(*session);
        return;
    }
    auto *once = new QObject(context);
    QObject::connect(&workspace, &chat::Workspace::currentChanged, once,
                     [once, chat, what](chat::ChatSession *opened) {
                         if (!opened || opened->conversation().info().id != chat)
                             return;
                         what(*opened);
                         once->deleteLater();
                     });
    QObject::connect(&workspace, &chat::Workspace::openFailed, once, &QObject::deleteLater);
    workspace.open(chat);
}

} // namespace ui
