// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "support/connectionsrig.h"
#include "support/fakegateway.h"

#include <QTest>

namespace support {

/// A gateway, a database and conversations between them, all real.
struct SessionRig : ConnectionsRig {
    FakeGateway gateway;
    storage::Store store;
    core::SystemClock clock;
    QUuid profile;

    explicit SessionRig(const QString &model = QStringLiteral("m"))
    {
        (void)store.open(dir.filePath(QStringLiteral("loquat.db")));
        profile = add(QStringLiteral("Gateway"), gateway.baseUrl(), model);
        connections.setActive(profile);
    }

    [[nodiscard]] std::unique_ptr<chat::ChatSession> session()
    {
        core::ConversationInfo info;
        info.id = core::newId();
        info.profileId = profile;
        info.model = connections.active().model;
        auto made = std::make_unique<core::Conversation>(info);
        return std::make_unique<chat::ChatSession>(
            chat::ChatSession::Services{preferences, connections, store, wire, clock},
            std::move(made), false);
    }
};

} // namespace support
