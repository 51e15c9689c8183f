// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "realserver.h"

#include <QTemporaryDir>

namespace real {

/// nginx in front of a gateway, as people put it there: TLS with a certificate of an authority
/// that nobody knows, plain http that redirects, limits of size and time, compression. Paths:
/// `/v1/…` goes through, `/small/v1/…` takes 1 KiB, `/slow/v1/…` waits one second, `/gone/v1/…`
/// leads to nobody, `/packed/v1/…` comes back compressed although the client asked for plain bytes.
class Nginx
{
public:
    /// `upstream` is "host:port".
    [[nodiscard]] bool start(const QString &upstream)
    {
        return makeCertificates() && writeConfiguration(upstream)
               && m_server.start(QStringLiteral("nginx"),
                                 {QStringLiteral("-p"), m_folder.path(), QStringLiteral("-c"),
                                  m_folder.filePath(QStringLiteral("nginx.conf")),
                                  QStringLiteral("-e"), QStringLiteral("stderr")},
                                 m_securePort);
    }
    [[nodiscard]] QString secure(const QString &path) const
    {
        return QStringLiteral("https://127.0.0.1:%1%2").arg(m_securePort).arg(path);
    }
    [[nodiscard]] QString plain(const QString &path) const
    {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(m_plainPort).arg(path);
    }
    [[nodiscard]] QString caFile() const { return m_folder.filePath(QStringLiteral("ca.crt")); }
    [[nodiscard]] QByteArray output() { return m_server.output(); }

private:
    [[nodiscard]] bool openssl(const QString &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral("openssl"), QProcess::splitCommand(arguments));
        return process.waitForFinished() && process.exitCode() == 0;
    }
    [[nodiscard]] bool makeCertificates() const
    {
        const QString key =
            QStringLiteral("-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes ");
        QFile extension(m_folder.filePath(QStringLiteral("server.ext")));
        return extension.open(QIODevice::WriteOnly)
               && extension.write("subjectAltName=IP:127.0.0.1\n") > 0 && extension.flush()
               && openssl(QStringLiteral("req -x509 ") + key
                          + QStringLiteral("-keyout ca.key -out ca.crt -days 2 -subj "
                                           "\"/CN=Loquat test authority\""))
               && openssl(QStringLiteral("req ") + key
                          + QStringLiteral("-keyout server.key -out server.csr -subj /CN=loopback"))
               && openssl(QStringLiteral("x509 -req -in server.csr -CA ca.crt -CAkey ca.key "
                                         "-CAcreateserial -days 2 -extfile server.ext "
                                         "-out server.crt"));
    }
    [[nodiscard]] bool writeConfiguration(const QString &upstream)
    {
        m_securePort = freePort();
        m_plainPort = freePort();
        m_packingPort = freePort();
        QString text = QString::fromLatin1(kConfiguration);
        text.replace(QLatin1StringView("@folder@"), m_folder.path());
        text.replace(QLatin1StringView("@secure@"), QString::number(m_securePort));
        text.replace(QLatin1StringView("@plain@"), QString::number(m_plainPort));
        text.replace(QLatin1StringView("@packing@"), QString::number(m_packingPort));
        text.replace(QLatin1StringView("@upstream@"), upstream);
        text.replace(QLatin1StringView("@nobody@"), QString::number(freePort()));
        QFile file(m_folder.filePath(QStringLiteral("nginx.conf")));
        return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0;
    }

    static constexpr char kConfiguration[] = R"(daemon off;
master_process off;
pid @folder@/nginx.pid;
error_log stderr warn;
events {}
http {
    access_log off;
    client_body_temp_path @folder@/body;
    proxy_temp_path @folder@/proxy;
    fastcgi_temp_path @folder@/fastcgi;
    uwsgi_temp_path @folder@/uwsgi;
    scgi_temp_path @folder@/scgi;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    server {
        listen 127.0.0.1:@packing@;
        gzip on;
        gzip_min_length 1;
        gzip_proxied any;
        gzip_types application/json text/event-stream;
        location / { proxy_pass http://@upstream@; }
    }
    server {
        listen 127.0.0.1:@plain@;
        return 301 https://127.0.0.1:@secure@$request_uri;
    }
    server {
        listen 127.0.0.1:@secure@ ssl;
        ssl_certificate @folder@/server.crt;
        ssl_certificate_key @folder@/server.key;
        client_max_body_size 32m;
        location /v1/ { proxy_pass http://@upstream@; proxy_buffering off; }
        location /small/ { proxy_pass http://@upstream@/; client_max_body_size 1k; }
        location /slow/ { proxy_pass http://@upstream@/; proxy_read_timeout 1s; }
        location /gone/ { proxy_pass http://127.0.0.1:@nobody@/; }
        location /packed/ {
            proxy_pass http://127.0.0.1:@packing@/;
            proxy_set_header Accept-Encoding gzip;
            proxy_buffering off;
        }
    }
}
)";
    QTemporaryDir m_folder;
    quint16 m_securePort = 0;
    quint16 m_plainPort = 0;
    quint16 m_packingPort = 0;
    RealServer m_server;
};

} // namespace real
