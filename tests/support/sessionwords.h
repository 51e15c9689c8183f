// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/sessionrig.h"

// What the tests of sessions say and read.
namespace support {

inline chat::Outgoing words(const char *text)
{
    chat::Outgoing outgoing;
    outgoing.text = QString::fromUtf8(text);
    return outgoing;
}

inline FakeAnswer saying(const char *text)
{
    return FakeAnswer::sse(
        {chunk(QString::fromUtf8(text)), finish(QStringLiteral("stop")), done()});
}

inline QString textAt(const chat::ChatSession &session, int row)
{
    return row < session.conversation().rowCount() ? core::plainText(session.conversation().at(row))
                                                   : QString();
}

inline const core::Message &last(const chat::ChatSession &session)
{
    return session.conversation().at(session.conversation().rowCount() - 1);
}

inline QJsonArray messagesOf(const FakeRequest &request)
{
    return request.json().value(QStringLiteral("messages")).toArray();
}

} // namespace support
