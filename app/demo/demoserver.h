// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/doorkeeper.h"
#include "demo/faultorder.h"

#include <QTcpServer>

namespace demo {

/// The listening end of the demo gateway: 127.0.0.1, a port of the system's choice, a key of its
/// own. Made and told to listen on one thread, then moved to the demo thread.
class DemoServer : public QTcpServer
{
    Q_OBJECT

public:
    explicit DemoServer(const QString &language, QObject *parent = nullptr);

    /// False when no port could be had.
    [[nodiscard]] bool open();
    /// 256 random bits as hexadecimal text.
    [[nodiscard]] const QByteArray &key() const { return m_door.key; }
    void setLanguage(const QString &language);

private:
    void accept();

    Doorkeeper m_door;
    QString m_language;
    FaultMemory m_memory;
};

} // namespace demo
