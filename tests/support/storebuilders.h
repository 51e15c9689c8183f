// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "storage/store.h"

#include <QCryptographicHash>
#include <QtTest>

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
