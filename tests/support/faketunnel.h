// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QtEndian>

namespace support {

/// A proxy for the test's own thread that leads every name to one local port: SOCKS5 (RFC 1928,
/// with the login of RFC 1929 when one is set), or HTTP CONNECT, whichever the client speaks.
class FakeTunnel : public QTcpServer
{
public:
    explicit FakeTunnel(quint16 target)
        : m_target(target)
    {
        listen(QHostAddress::LocalHost);
    }

    QByteArray user; ///< empty: nobody is asked
    QByteArray password;
    QList<QByteArray> asked; ///< "host:port", in order
    int refusals = 0;        ///< logins that were missing or wrong

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *client = new QTcpSocket(this);
        client->setSocketDescriptor(descriptor);
        connect(client, &QTcpSocket::readyRead, client, [this, client] { read(client); });
    }

private:
    void read(QTcpSocket *client)
    {
        const QByteArray start = client->peek(1);
        if (start == "\x05" || client->property("greeted").toBool())
            readSocks(client);
        else
            readConnect(client);
    }

    void readSocks(QTcpSocket *client)
    {
        const QByteArray bytes = client->readAll();
        if (!client->property("greeted").toBool()) {
            client->setProperty("greeted", true);
            client->write(user.isEmpty() ? QByteArray("\x05\x00", 2) : QByteArray("\x05\x02", 2));
            return;
        }
        if (bytes.startsWith('\x01')) {
            const QByteArray name = bytes.mid(2, bytes.at(1));
            const QByteArray word = bytes.mid(3 + name.size(), bytes.at(2 + name.size()));
            const bool isRight = name == user && word == password;
            refusals += isRight ? 0 : 1;
            client->write(isRight ? QByteArray("\x01\x00", 2) : QByteArray("\x01\x01", 2));
            return;
        }
        if (bytes.size() < 7 || bytes.at(3) != '\x03')
            return;
        const QByteArray host = bytes.mid(5, bytes.at(4));
        const auto port = qFromBigEndian<quint16>(bytes.constData() + 5 + host.size());
        open(client, host + ':' + QByteArray::number(port),
             QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x01", 10));
    }

    void readConnect(QTcpSocket *client)
    {
        if (!client->peek(65536).contains("\r\n\r\n"))
            return;
        const QByteArray head = client->readAll();
        const QByteArray login = "Basic " + (user + ':' + password).toBase64();
        if (!user.isEmpty() && !head.contains(login)) {
            ++refusals;
            client->write("HTTP/1.1 407 Proxy Authentication Required\r\n"
                          "Proxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        open(client, head.split(' ').value(1), "HTTP/1.1 200 Connection established\r\n\r\n");
    }

    void open(QTcpSocket *client, const QByteArray &place, const QByteArray &welcome)
    {
        asked.append(place);
        client->disconnect(client);
        auto *server = new QTcpSocket(client);
        connect(server, &QTcpSocket::connected, client, [client, server, welcome] {
            client->write(welcome);
            connect(client, &QTcpSocket::readyRead, server,
                    [client, server] { server->write(client->readAll()); });
        });
        connect(server, &QTcpSocket::readyRead, client,
                [client, server] { client->write(server->readAll()); });
        connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
    }

    quint16 m_target;
};

} // namespace support
