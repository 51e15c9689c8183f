// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire.h"
#include "chat/connectiontypes.h"
#include "core/whendone.h"

#include <QFuture>
#include <QHash>
#include <QObject>

namespace chat {

/// Sends one minimal streaming chat a test: no option is set, because some gateways refuse what
/// they do not know, and it streams, because some models answer in no other way. GUI thread.
class ConnectionTester : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionTester(api::Wire &wire, QObject *parent = nullptr);

    QFuture<ConnectionTest> test(const api::Gateway &gateway, const QString &model);

private:
    struct Running {
        core::Later<ConnectionTest> later;
        ConnectionTest test;
        qsizetype received = 0;
        bool isLongEnough = false;
    };

    void take(quint64 attempt, const QList<api::StreamEvent> &events);
    void apply(quint64 attempt, Running &running, const api::StreamEvent &event);

    api::Wire &m_wire;
    QHash<quint64, Running> m_running;
};

} // namespace chat
