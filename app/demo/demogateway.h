// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demohost.h"

#include <QObject>
#include <QThread>

namespace demo {

class DemoServer;

/// The built-in gateway: real HTTP and SSE on a random loopback port with a random key, on a
/// thread of its own. Listens from the first acquire() until the last release(). GUI thread.
class DemoGateway final : public QObject, public core::DemoHost
{
    Q_OBJECT

public:
    /// `language` ("en", "zh_CN") chooses the tour; see setLanguage().
    explicit DemoGateway(const QString &language, QObject *parent = nullptr);
    ~DemoGateway() override;

    core::DemoEndpoint acquire() override;
    void release() override;
    void setLanguage(const QString &language);
    [[nodiscard]] bool isListening() const;

private:
    void open();
    void close();

    QThread m_thread;
    DemoServer *m_server = nullptr; ///< lives on m_thread, deleted there
    QString m_language;
    core::DemoEndpoint m_endpoint;
    int m_holders = 0;
};

} // namespace demo
