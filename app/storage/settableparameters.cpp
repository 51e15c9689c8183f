// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/settableparameters.h"

#include "core/parametercheck.h"
#include "core/parameterspec.h"

namespace storage {
namespace {

bool canBeSet(const QString &name)
{
    return !name.trimmed().isEmpty() && name != QLatin1StringView("model")
           && name != QLatin1StringView("messages") && !core::isPrivateMember(name);
}

/// One setting, which models know by two names, has one row. False when both names had a value:
/// the newer one's is left out.
bool foldMaxTokens(core::ParameterSet &parameters)
{
    constexpr auto kOld = QLatin1StringView("max_tokens");
    constexpr auto kNew = QLatin1StringView("max_completion_tokens");
    const QJsonValue limit = parameters.take(kNew);
    if (limit.isUndefined() || limit.isNull())
        return true;
    const QJsonValue old = parameters.value(kOld);
    if (!old.isUndefined() && !old.isNull())
        return false;
    parameters.insert(kOld, limit);
    parameters.insert(core::setting::kMaxTokensName, QString(kNew));
    return true;
}

QStringList takeUnsettable(QJsonObject &members)
{
    QStringList taken;
    const QStringList names = members.keys();
    for (const QString &name : names) {
        if (canBeSet(name))
            continue;
        members.remove(name);
        taken.append(name);
    }
    return taken;
}

/// What no row stands for goes among the free members, where it can be seen and changed.
void gatherExtra(core::ParameterSet &parameters, QJsonObject extra)
{
    const QJsonObject told = parameters.value(core::setting::kExtra).toObject();
    const QStringList names = parameters.keys();
    for (const QString &name : names) {
        if (name.startsWith(u'@') || core::parameterSpec(name))
            continue;
        const QJsonValue value = parameters.take(name);
        // Null is "not sent" here, and null as a free member.
        if (!value.isNull() && !extra.contains(name))
            extra.insert(name, value);
    }
    if (extra != told)
        parameters.insert(core::setting::kExtra, extra);
}

} // namespace

core::ParameterSet settableParameters(core::ParameterSet parameters, QStringList &lost)
{
    QJsonObject extra = parameters.value(core::setting::kExtra).toObject();
    lost += takeUnsettable(parameters) + takeUnsettable(extra);
    if (!foldMaxTokens(parameters))
        lost.append(QStringLiteral("max_completion_tokens"));
    gatherExtra(parameters, extra);
    return parameters;
}

} // namespace storage
