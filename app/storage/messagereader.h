// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "storage/store.h"

#include <QJsonObject>

namespace storage {

/// One message as the API writes it, read into a core::Message without id and place.
class MessageReader
{
public:
    explicit MessageReader(const QJsonObject &json);

    /// Empty, "bad-role" or "bad-content".
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] const core::Message &message() const { return m_message; }
    [[nodiscard]] const QList<Attachment> &attachments() const { return m_attachments; }
    [[nodiscard]] int skippedParts() const { return m_skippedParts; }

private:
    void readContent(const QJsonValue &content);
    void readPart(const QJsonObject &part);
    void readImage(const QJsonValue &image);
    void readDataImage(const QString &url);
    void readToolCalls(const QJsonArray &calls);
    void addText(const QString &text);

    core::Message m_message;
    QList<Attachment> m_attachments;
    QString m_toolCallId;
    QString m_problem;
    int m_skippedParts = 0;
};

} // namespace storage
