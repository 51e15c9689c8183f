// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/approvals.h"

namespace tools {

QString Approvals::keyOf(const Tool &tool)
{
    // No name holds a slash.
    return tool.source.isEmpty() ? tool.name : tool.source + u'/' + tool.name;
}

bool Approvals::isAllowed(const Tool &tool) const
{
    const QByteArray agreed = m_fingerprints.value(keyOf(tool));
    return !agreed.isEmpty() && agreed == tool.fingerprint();
}

void Approvals::allow(const Tool &tool)
{
    m_fingerprints.insert(keyOf(tool), tool.fingerprint());
}

void Approvals::forget(const Tool &tool)
{
    m_fingerprints.remove(keyOf(tool));
}

QJsonObject Approvals::toJson() const
{
    QJsonObject json;
    for (auto it = m_fingerprints.cbegin(); it != m_fingerprints.cend(); ++it)
        json.insert(it.key(), QString::fromLatin1(it.value()));
    return json;
}

Approvals Approvals::fromJson(const QJsonObject &json)
{
    Approvals approvals;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QByteArray fingerprint = it.value().toString().toLatin1();
        if (!fingerprint.isEmpty())
            approvals.m_fingerprints.insert(it.key(), fingerprint);
    }
    return approvals;
}

} // namespace tools
