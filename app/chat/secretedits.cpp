// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/secretedits.h"

#include <algorithm>

namespace chat {
namespace {

const core::Header *findHeader(const QList<core::Header> &headers, const QByteArray &name)
{
    const auto found =
        std::find_if(headers.cbegin(), headers.cend(), [&name](const core::Header &header) {
            return header.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    return found == headers.cend() ? nullptr : &*found;
}

} // namespace

SecretEdits SecretEdits::ofKey(const std::optional<QByteArray> &key)
{
    SecretEdits edits;
    if (!key)
        return edits;
    edits.keys.emplace();
    if (!key->isEmpty())
        edits.keys->append({*key, -1});
    return edits;
}

SecretEdits SecretEdits::ofAll(const core::ConnectionSecrets &secrets)
{
    SecretEdits edits;
    edits.keys.emplace();
    for (const QByteArray &key : secrets.keys)
        edits.keys->append({key, -1});
    edits.headers = secrets.headers;
    edits.proxyPassword = secrets.proxyPassword;
    return edits;
}

bool SecretEdits::isEmpty() const
{
    return !keys && headers.isEmpty() && !proxyPassword;
}

core::ConnectionSecrets applied(const SecretEdits &edits, const core::ConnectionSecrets &kept,
                                const core::Profile &profile, bool isSameOrigin)
{
    const core::ConnectionSecrets base =
        isSameOrigin ? kept : core::ConnectionSecrets{{}, {}, kept.proxyPassword};
    core::ConnectionSecrets now;
    if (!edits.keys) {
        now.keys = base.keys;
    } else {
        for (const SecretEdits::Key &key : *edits.keys) {
            const QByteArray value = key.typed.isEmpty() ? base.keys.value(key.kept) : key.typed;
            if (!value.isEmpty() && !now.keys.contains(value))
                now.keys.append(value);
        }
    }
    for (const QByteArray &name : profile.secretHeaders) {
        const core::Header *header = findHeader(edits.headers, name);
        if (!header)
            header = findHeader(base.headers, name);
        if (header && !header->value.isEmpty())
            now.headers.append({name, header->value});
    }
    now.proxyPassword = edits.proxyPassword.value_or(base.proxyPassword);
    return now;
}

bool needsKept(const SecretEdits &edits, const core::Profile &before, const core::Profile &profile,
               bool isSameOrigin)
{
    if (before.hasKeptProxyPassword && !edits.proxyPassword)
        return true;
    if (!isSameOrigin)
        return false;
    const bool staysSomeKey =
        !edits.keys
        || std::any_of(edits.keys->cbegin(), edits.keys->cend(),
                       [](const SecretEdits::Key &key) { return key.typed.isEmpty(); });
    const bool staysSomeHeader =
        std::any_of(profile.secretHeaders.cbegin(), profile.secretHeaders.cend(),
                    [&edits](const QByteArray &name) { return !findHeader(edits.headers, name); });
    return staysSomeKey || staysSomeHeader;
}

} // namespace chat
