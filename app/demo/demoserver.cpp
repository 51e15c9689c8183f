// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoserver.h"

#include "demo/connection.h"

#include <QRandomGenerator>
#include <array>

namespace demo {
namespace {

constexpr int kMaxConnections = 64;

QByteArray makeKey()
{
    std::array<quint32, 8> words;
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex();
}

} // namespace

DemoServer::DemoServer(const QString &language, QObject *parent)
    : QTcpServer(parent)
    , m_language(language)
{
    connect(this, &QTcpServer::newConnection, this, &DemoServer::accept);
}

bool DemoServer::open()
{
    m_door.key = makeKey();
    if (!listen(QHostAddress::LocalHost, 0))
        return false;
    m_door.port = serverPort();
    return true;
}

void DemoServer::setLanguage(const QString &language)
{
    m_language = language;
    const QList<Connection *> connections = findChildren<Connection *>();
    for (Connection *connection : connections)
        connection->setLanguage(language);
}

void DemoServer::accept()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        if (findChildren<Connection *>(Qt::FindDirectChildrenOnly).size() >= kMaxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        new Connection(socket, m_door, m_language, m_memory, this);
    }
}

} // namespace demo
