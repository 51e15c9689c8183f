// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "storage/store.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QtTest>
#include <algorithm>
#include <functional>

namespace support {

/// Waits for a future of the storage thread; events are handled meanwhile.
template <typename T>
T await(QFuture<T> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000))
        qFatal("the storage thread did not answer");
    return future.result();
}

inline core::ConversationInfo makeInfo(const QString &title = QStringLiteral("A chat"))
{
    core::ConversationInfo info;
    info.id = core::newId();
    info.title = title;
    info.created = QDateTime(QDate(2026, 3, 4), QTime(10, 0, 0, 123), Qt::UTC);
    info.updated = info.created;
    return info;
}

/// Each that can be set, as one kind of JSON or another.
inline core::ParameterSet makeParameters()
{
    return {
        {QStringLiteral("temperature"), 0.7},
        {QStringLiteral("seed"), Q_INT64_C(9223372036854775807)},
        {QStringLiteral("top_p"), QJsonValue::Null},
        {QStringLiteral("stop"), QJsonArray{QStringLiteral("\n\n"), QStringLiteral("结束")}},
        {QStringLiteral("logprobs"), true},
        {QStringLiteral("top_logprobs"), 5},
        {QStringLiteral("logit_bias"), QJsonObject{{QStringLiteral("5"), -100}}},
        {QStringLiteral("max_tokens"), 300},
        {QStringLiteral("n"), 3},
        {QStringLiteral("presence_penalty"), -1.5},
        {QStringLiteral("frequency_penalty"), 2},
        {QStringLiteral("reasoning_effort"), QStringLiteral("high")},
        {QStringLiteral("verbosity"), QStringLiteral("low")},
        {QStringLiteral("response_format"),
         QJsonObject{{QStringLiteral("type"), QStringLiteral("json_object")}}},
        {QStringLiteral("tools"),
         QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("function")},
                                {QStringLiteral("function"),
                                 QJsonObject{{QStringLiteral("name"), QStringLiteral("look")}}}}}},
        {QStringLiteral("tool_choice"), QStringLiteral("required")},
        {QStringLiteral("parallel_tool_calls"), false},
        {QStringLiteral("stream"), false},
        {QStringLiteral("stream_options"), QJsonValue::Null},
        {QStringLiteral("service_tier"), QStringLiteral("flex")},
        {QStringLiteral("user"), QStringLiteral("me")},
        {QStringLiteral("safety_identifier"), QStringLiteral("me")},
        {QStringLiteral("prompt_cache_key"), QStringLiteral("k")},
        {QStringLiteral("@max_tokens_name"), QStringLiteral("max_completion_tokens")},
        {QStringLiteral("@instructions_role"), QStringLiteral("developer")},
        {QStringLiteral("@extra"), QJsonObject{{QStringLiteral("top_k"), 40}}}};
}

inline core::Message makeMessage(qint64 seq, core::Role role, const QString &text,
                                 const QUuid &parent = {})
{
    core::Message message;
    message.id = core::newId();
    message.parentId = parent;
    message.seq = seq;
    message.role = role;
    if (!text.isNull())
        message.parts = {core::TextPart{text}};
    message.created = QDateTime(QDate(2026, 3, 4), QTime(10, 0, 1, 7), Qt::UTC);
    return message;
}

/// Writes so many messages one below the other, questions and replies in turns; their ids.
inline QList<QUuid> storeChain(storage::Store &store, const core::ConversationInfo &info, int count,
                               const std::function<QString(int)> &textOf)
{
    constexpr int kBatch = 500;
    QList<QUuid> ids;
    for (int first = 0; first < count; first += kBatch) {
        QList<core::Message> batch;
        for (int i = first; i < std::min(count, first + kBatch); ++i) {
            const core::Role role = i % 2 == 1 ? core::Role::Assistant : core::Role::User;
            batch.append(makeMessage(i + 1, role, textOf(i), ids.value(i - 1)));
            ids.append(batch.constLast().id);
        }
        if (!await(store.addMessages(info, batch, {})))
            qFatal("the conversation could not be stored");
    }
    return ids;
}

/// A reply as it is committed before its request leaves.
inline core::Message makeEmptyReply(qint64 seq, const QUuid &parent)
{
    core::Message reply = makeMessage(seq, core::Role::Assistant, QStringLiteral(""), parent);
    reply.state = core::MessageState::Waiting;
    return reply;
}

inline storage::Attachment makeAttachment(const QByteArray &bytes)
{
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    return {hash, QStringLiteral("image/png"), 4, 3, bytes};
}

} // namespace support
