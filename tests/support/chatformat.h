// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace support {

/// What the events of a stream add up to.
struct Streamed {
    QString text;
    int textEvents = 0;
    QString role;
    QString finishReason;
    QJsonObject usage;
    bool isDone = false;
};

/// Adds up the `data:` lines of an event stream.
[[nodiscard]] Streamed readStream(const QByteArray &body);
/// A request with one user message; usage is asked for when streaming.
[[nodiscard]] QByteArray chatBody(const QString &model, const QJsonValue &content,
                                  bool isStreaming = true);
/// A content part with an image by its address or data URL.
[[nodiscard]] QJsonObject imagePart(const QString &url);

} // namespace support
