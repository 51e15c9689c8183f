// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demogateway.h"
#include "support/chatformat.h"
#include "support/rawhttp.h"

#include <QUrl>

namespace support {

/// The demo gateway, asked over real sockets by something that does not share its code.
class DemoRig
{
public:
    explicit DemoRig(const QString &language = QStringLiteral("en"))
        : m_gateway(language)
        , m_endpoint(m_gateway.acquire())
        , m_port(quint16(QUrl(m_endpoint.baseUrl).port()))
    {
    }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] const core::DemoEndpoint &endpoint() const { return m_endpoint; }
    [[nodiscard]] RawHttp::Headers keyHeader() const
    {
        return {{"Authorization", "Bearer " + m_endpoint.key}};
    }
    [[nodiscard]] RawAnswer post(const QByteArray &body,
                                 const QByteArray &path = "/v1/chat/completions") const
    {
        return RawHttp(m_port).send("POST", path, keyHeader(), body);
    }
    /// Everything that comes over the wire until the demo closes the connection.
    [[nodiscard]] QByteArray postRaw(const QByteArray &body) const
    {
        return RawHttp(m_port).sendBytes(requestBytes(body, "Connection: close\r\n"));
    }
    [[nodiscard]] QByteArray requestBytes(const QByteArray &body, const QByteArray &headers) const
    {
        return "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port)
               + "\r\nAuthorization: Bearer " + m_endpoint.key + "\r\nContent-Length: "
               + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
    }

private:
    demo::DemoGateway m_gateway;
    core::DemoEndpoint m_endpoint;
    quint16 m_port;
};

} // namespace support
