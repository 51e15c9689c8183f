// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <functional>

class QObject;

namespace net {

/// Asks the resolver for the host's addresses and hands them over, as text; none when there are
/// none. Not at all when the context is gone by then.
void lookUpHost(const QString &host, QObject *context,
                const std::function<void(const QStringList &addresses)> &then);

} // namespace net
