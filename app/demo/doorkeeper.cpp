// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/doorkeeper.h"

namespace demo {

bool isEqualInConstantTime(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    quint8 difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= quint8(a.at(i) ^ b.at(i));
    return difference == 0;
}

std::optional<Refusal> Doorkeeper::judge(const HttpRequest &request) const
{
    if (request.has("origin"))
        return Refusal{403, "forbidden_origin", "Web pages may not use this server."};
    const QByteArray host = request.header("host").toLower();
    const QByteArray suffix = ':' + QByteArray::number(port);
    if (host != "127.0.0.1" + suffix && host != "localhost" + suffix)
        return Refusal{403, "forbidden_host", "This server answers to its own address only."};
    const QByteArray given = request.header("authorization");
    if (key.isEmpty() || !given.startsWith("Bearer ") || !isEqualInConstantTime(given.mid(7), key))
        return Refusal{401, "invalid_api_key", "Incorrect API key provided."};
    return std::nullopt;
}

} // namespace demo
