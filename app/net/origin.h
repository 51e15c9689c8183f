// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>
#include <optional>

namespace net {

/// Scheme, host and port of an http or https address (RFC 6454): what a key is bound to. Compared
/// after parsing, with default ports filled in and the host in its ASCII form.
class Origin
{
public:
    /// Nothing for an address that is not http or https, has no host, or carries user info.
    [[nodiscard]] static std::optional<Origin> of(const QUrl &url);
    [[nodiscard]] static std::optional<Origin> of(const QString &address);

    [[nodiscard]] QString scheme() const { return m_scheme; }
    [[nodiscard]] QString host() const { return m_host; }
    [[nodiscard]] int port() const { return m_port; }
    /// "https://host" or "https://host:8443".
    [[nodiscard]] QString toString() const;
    bool operator==(const Origin &) const = default;

private:
    QString m_scheme;
    QString m_host;
    int m_port = 0;
};

} // namespace net
