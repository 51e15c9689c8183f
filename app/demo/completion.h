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

    /// Every chunk is sent once for each of so many choices, which counts in the usage.
    void setChoices(int count) { m_choices = count; }
    /// The first event: the role, and no text yet.
    [[nodiscard]] QByteArray roleEvent() const;
    [[nodiscard]] QByteArray textEvent(const QString &text);
    /// How likely a piece of text was, as JSON objects parted by commas; empty unless asked for.
    [[nodiscard]] QByteArray logprobsOf(const QString &text) const;
    /// A piece of `reasoning_content`, as DeepSeek, llama.cpp and New API send it.
    [[nodiscard]] QByteArray reasoningEvent(const QString &text);
    /// Any other delta, a JSON object.
    [[nodiscard]] QByteArray deltaEvent(const QByteArray &delta);
    [[nodiscard]] QByteArray finishEvent(const QByteArray &reason) const;
    /// The chunk without choices that carries the usage.
    [[nodiscard]] QByteArray usageEvent() const;
    /// The finish reason, the usage when it was asked for, and `[DONE]`.
    [[nodiscard]] QByteArray endEvents(const QByteArray &reason = "stop") const;
    /// The answer to a request without streaming: the whole message, a JSON object.
    [[nodiscard]] QByteArray document(const QByteArray &message, qint64 chunks,
                                      const QByteArray &reason = "stop",
                                      const QByteArray &logprobs = {}) const;
    /// The same for an answer that is nothing but text. `logprobs`: of its pieces.
    [[nodiscard]] QByteArray textDocument(const QString &text, qint64 chunks,
                                          const QByteArray &reason = "stop",
                                          const QByteArray &logprobs = {}) const;

private:
    [[nodiscard]] QByteArray event(const QByteArray &choices, const QByteArray &usage = {}) const;
    [[nodiscard]] QByteArray usage(qint64 chunks) const;

    QByteArray m_head; ///< id, created, model and the like, already written as JSON members
    qint64 m_promptTokens = 0;
    qint64 m_chunks = 0;
    qint64 m_reasoningChunks = 0;
    int m_choices = 1;
    qint64 m_cachedTokens = 0;
    int m_alternatives = -1; ///< for each token; -1: its probability is not asked for
    bool m_isUsageAsked = false;
};

/// A JSON string with its quotes.
[[nodiscard]] QByteArray jsonString(const QString &text);

} // namespace demo
