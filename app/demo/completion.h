// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/chatquery.h"

#include <QByteArray>
#include <QString>

namespace demo {

/// Writes one answer in the Chat Completions format. A plain value without any time in it.
class Completion
{
public:
    Completion(const ChatQuery &query, qint64 createdSeconds);

    /// The first event: the role, and no text yet.
    [[nodiscard]] QByteArray roleEvent() const;
    [[nodiscard]] QByteArray textEvent(const QString &text);
    /// The finish reason, the usage when it was asked for, and `[DONE]`.
    [[nodiscard]] QByteArray endEvents() const;
    /// The answer to a request without streaming.
    [[nodiscard]] QByteArray document(const QString &text, qint64 chunks) const;

private:
    [[nodiscard]] QByteArray event(const QByteArray &choices, const QByteArray &usage = {}) const;
    [[nodiscard]] QByteArray usage(qint64 completionTokens) const;

    QByteArray m_head; ///< id, created and model, already written as JSON members
    qint64 m_promptTokens = 0;
    qint64 m_chunks = 0;
    bool m_isUsageAsked = false;
};

/// A JSON string with its quotes.
[[nodiscard]] QByteArray jsonString(const QString &text);

} // namespace demo
