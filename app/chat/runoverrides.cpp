// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/runoverrides.h"

#include "api/baseurl.h"
#include "api/chatrequest.h"

namespace chat {
namespace {

/// What a template of an .env file has where the key is to be filled in: that is no key yet.
bool isUnfilled(const QString &name, const QString &value)
{
    if (name != QLatin1StringView("API_KEY"))
        return false;
    const core::Result<QByteArray> key = api::cleanKey(value);
    return !key && key.error().code == QLatin1StringView("placeholder");
}

} // namespace

QString givenText(const QString &argument, const QProcessEnvironment &environment,
                  const QString &name)
{
    if (!argument.trimmed().isEmpty())
        return argument.trimmed();
    for (const QLatin1StringView prefix :
         {QLatin1StringView("LOQUAT_"), QLatin1StringView("OPENAI_")}) {
        const QString value = environment.value(prefix + name).trimmed();
        if (!value.isEmpty() && !isUnfilled(name, value))
            return value;
    }
    return {};
}

core::Result<RunOverrides> resolveOverrides(const RunOverrides &arguments,
                                            const QProcessEnvironment &environment)
{
    RunOverrides resolved;
    resolved.model = givenText(arguments.model, environment, QStringLiteral("MODEL"));
    const QString address = givenText(arguments.baseUrl, environment, QStringLiteral("BASE_URL"));
    if (!address.isEmpty()) {
        const core::Result<QString> baseUrl = api::normaliseBaseUrl(address);
        if (!baseUrl) {
            core::Error error = baseUrl.error();
            error.param = QStringLiteral("base-url");
            return error;
        }
        resolved.baseUrl = baseUrl.value();
    }
    const QString key =
        givenText(QString::fromUtf8(arguments.key), environment, QStringLiteral("API_KEY"));
    if (!key.isEmpty()) {
        const core::Result<QByteArray> clean = api::cleanKey(key);
        if (!clean) {
            core::Error error = clean.error();
            error.param = QStringLiteral("api-key");
            return error;
        }
        resolved.key = clean.value();
    }
    return resolved;
}

} // namespace chat
