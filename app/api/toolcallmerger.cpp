// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/toolcallmerger.h"

#include <QJsonDocument>
#include <QSet>
#include <QUuid>

namespace api {
namespace {

constexpr qsizetype kMaxCalls = 128;

bool isJsonObject(const QString &text)
{
    const auto document = parseJson(text.toUtf8());
    return document && document->isObject();
}

} // namespace

std::optional<ToolCallDelta> ToolCallMerger::take(const ToolCallFragment &fragment)
{
    const bool isGhost =
        fragment.id.isEmpty() && fragment.name.isEmpty() && fragment.arguments.isEmpty();
    qsizetype position = find(fragment);
    if (position < 0) {
        if (isGhost || m_calls.size() >= kMaxCalls)
            return std::nullopt;
        position = m_calls.size();
        Call call;
        call.key = fragment.index;
        call.isLegacy = fragment.isLegacy;
        m_calls.append(call);
    }
    Call &call = m_calls[position];
    ToolCallDelta delta;
    delta.call = int(position);
    if (call.id.isEmpty())
        call.id = delta.callId = fragment.id;
    if (call.name.isEmpty())
        call.name = delta.name = fragment.name;
    addArguments(call, fragment, delta);
    for (auto it = fragment.extra.begin(); it != fragment.extra.end(); ++it)
        call.extra.insert(it.key(), it.value());
    if (delta.callId.isEmpty() && delta.name.isEmpty() && delta.arguments.isEmpty())
        return std::nullopt;
    return delta;
}

QList<core::ToolCallPart> ToolCallMerger::result() const
{
    QList<core::ToolCallPart> parts;
    QSet<QString> taken{QString()};
    for (const Call &call : m_calls) {
        core::ToolCallPart part;
        part.callId = taken.contains(call.id)
                          ? QStringLiteral("call_") + QUuid::createUuid().toString(QUuid::Id128)
                          : call.id;
        taken.insert(part.callId);
        part.name = call.name;
        part.arguments = call.arguments.trimmed().isEmpty() ? QStringLiteral("{}") : call.arguments;
        part.isValid = !part.name.isEmpty() && isJsonObject(part.arguments);
        part.extra = call.extra;
        parts.append(part);
    }
    return parts;
}

bool ToolCallMerger::continues(const Call &call, const ToolCallFragment &fragment)
{
    if (!fragment.id.isEmpty() && !call.id.isEmpty())
        return fragment.id == call.id;
    // Another name behind complete arguments cannot belong to the same call.
    return fragment.name.isEmpty() || call.name.isEmpty() || fragment.name == call.name
           || !call.balance.isClosed();
}

qsizetype ToolCallMerger::find(const ToolCallFragment &fragment) const
{
    const auto last = m_calls.size() - 1;
    if (fragment.isLegacy || fragment.index) {
        for (qsizetype i = last; i >= 0; --i) {
            const Call &call = m_calls[i];
            if (call.isLegacy != fragment.isLegacy || call.key != fragment.index)
                continue;
            if (continues(call, fragment))
                return i;
            if (fragment.id.isEmpty())
                return -1;
        }
        return -1;
    }
    if (!fragment.id.isEmpty()) {
        for (qsizetype i = last; i >= 0; --i) {
            if (m_calls[i].id == fragment.id)
                return i;
        }
        return -1;
    }
    if (last < 0)
        return -1;
    const Call &call = m_calls[last];
    const bool isNextCall = !fragment.name.isEmpty() && !call.name.isEmpty()
                            && call.balance.isClosed() && !fragment.arguments.isEmpty();
    return isNextCall || !continues(call, fragment) ? -1 : last;
}

void ToolCallMerger::addArguments(Call &call, const ToolCallFragment &fragment,
                                  ToolCallDelta &delta)
{
    if (fragment.arguments.isEmpty() || (fragment.isWhole && !call.arguments.isEmpty()))
        return;
    call.arguments += fragment.arguments;
    delta.arguments = fragment.arguments;
    if (!call.balance.isClosed())
        static_cast<void>(call.balance.feed(QStringView(fragment.arguments)));
}

} // namespace api
