// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport.h"

#include <QJsonObject>

namespace storage {

/// Proxy, trust and limits of waiting of a connection out of its JSON; what is missing or makes
/// no sense takes its default, numbers are brought into their range.
void readTransport(const QJsonObject &json, core::Proxy &proxy, core::TlsTrust &tls,
                   core::Patience &patience);
/// Puts them into `json`; unknown members of its objects survive.
void writeTransport(QJsonObject &json, const core::Proxy &proxy, const core::TlsTrust &tls,
                    const core::Patience &patience);

} // namespace storage
