// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demogateway.h"

#include "demo/demoserver.h"

#include <QLoggingCategory>

namespace demo {
namespace {

Q_LOGGING_CATEGORY(lcDemo, "loquat.demo", QtWarningMsg)

} // namespace

DemoGateway::DemoGateway(const QString &language, QObject *parent)
    : QObject(parent)
    , m_language(language)
{
    m_thread.setObjectName(QStringLiteral("demo"));
}

DemoGateway::~DemoGateway()
{
    close();
    m_thread.quit();
    m_thread.wait();
}

core::DemoEndpoint DemoGateway::acquire()
{
    if (m_holders++ == 0 || !m_server)
        open();
    return m_endpoint;
}

void DemoGateway::release()
{
    if (m_holders > 0 && --m_holders == 0)
        close();
}

void DemoGateway::setLanguage(const QString &language)
{
    m_language = language;
    if (!m_server)
        return;
    QMetaObject::invokeMethod(
        m_server, [server = m_server, language] { server->setLanguage(language); },
        Qt::QueuedConnection);
}

bool DemoGateway::isListening() const
{
    return m_server != nullptr;
}

void DemoGateway::open()
{
    auto server = std::make_unique<DemoServer>(m_language);
    if (!server->open()) {
        qCWarning(lcDemo) << "cannot listen on loopback:" << server->errorString();
        return;
    }
    m_endpoint = {QStringLiteral("http://127.0.0.1:%1/v1").arg(server->serverPort()),
                  server->key()};
    m_thread.start();
    // Listening took no time here; accepting, reading and decoding belong to the demo thread.
    m_server = server.release();
    m_server->moveToThread(&m_thread);
}

void DemoGateway::close()
{
    m_endpoint = {};
    if (m_server)
        m_server->deleteLater();
    m_server = nullptr;
}

} // namespace demo
