// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawhttp.h"

#include <QTcpSocket>
#include <QTest>

namespace support {
namespace {

constexpr int kLimitMs = 10'000;

struct Progress {
    RawAnswer answer;
    bool isWhole = false;
};

/// Takes chunked framing off; false while the last chunk has not come.
bool unchunk(const QByteArray &raw, QByteArray &body)
{
    qsizetype from = 0;
    while (true) {
        const qsizetype end = raw.indexOf("\r\n", from);
        if (end < 0)
            return false;
        const qsizetype size = raw.mid(from, end - from).toLongLong(nullptr, 16);
        if (raw.size() < end + 2 + size + 2)
            return false;
        if (size == 0)
            return true;
        body += raw.mid(end + 2, size);
        from = end + 2 + size + 2;
    }
}

Progress readAnswer(const QByteArray &raw)
{
    Progress progress;
    const qsizetype end = raw.indexOf("\r\n\r\n");
    if (end < 0)
        return progress;
    const QList<QByteArray> lines = raw.left(end).split('\n');
    progress.answer.status = lines.constFirst().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        progress.answer.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const QByteArray rest = raw.mid(end + 4);
    if (progress.answer.headers.value("transfer-encoding") == "chunked") {
        progress.isWhole = unchunk(rest, progress.answer.body);
        return progress;
    }
    progress.answer.body = rest;
    progress.isWhole = rest.size() >= progress.answer.headers.value("content-length").toLongLong();
    return progress;
}

} // namespace

RawHttp::RawHttp(quint16 port)
    : m_port(port)
{
}

RawAnswer RawHttp::send(const QByteArray &method, const QByteArray &path, const Headers &headers,
                        const QByteArray &body) const
{
    QByteArray request = method + ' ' + path + " HTTP/1.1\r\n";
    bool hasHost = false;
    for (const auto &[name, value] : headers) {
        hasHost = hasHost || name.toLower() == "host";
        request += name + ": " + value + "\r\n";
    }
    if (!hasHost)
        request += "Host: 127.0.0.1:" + QByteArray::number(m_port) + "\r\n";
    if (!body.isEmpty())
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    socket.write(request + "\r\n" + body);
    QByteArray raw;
    Progress progress;
    (void)QTest::qWaitFor(
        [&] {
            raw += socket.readAll();
            progress = readAnswer(raw);
            return progress.isWhole || socket.state() == QAbstractSocket::UnconnectedState;
        },
        kLimitMs);
    return progress.answer;
}

QByteArray RawHttp::sendBytes(const QByteArray &bytes) const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    socket.write(bytes);
    QByteArray raw;
    (void)QTest::qWaitFor(
        [&] {
            raw += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        },
        kLimitMs);
    return raw;
}

} // namespace support
