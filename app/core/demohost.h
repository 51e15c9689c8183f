// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace core {

/// Address and key of a gateway that runs inside the application.
struct DemoEndpoint {
    QString baseUrl;
    QByteArray key;
};

/// Lends the demo gateway out. It listens from the first acquire() until the last release();
/// nothing listens otherwise. GUI thread.
class DemoHost
{
public:
    virtual ~DemoHost() = default;
    /// Starts listening if needed. An empty address means that no port could be had.
    virtual DemoEndpoint acquire() = 0;
    virtual void release() = 0;
};

} // namespace core
