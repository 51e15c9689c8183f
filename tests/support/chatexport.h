// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QTemporaryDir>

namespace support {

/// A conversation in Claude's format: questions and replies in turns, the first at 10:00.
inline QByteArray exportedChat(const QByteArray &id, int messages)
{
    QByteArray list;
    for (int i = 0; i < messages; ++i) {
        const QByteArray number = QByteArray::number(i);
        list += (i > 0 ? ",{" : "{") + QByteArray("\"uuid\":\"m") + number + "\",\"sender\":\""
                + (i % 2 == 0 ? "human" : "assistant") + "\",\"text\":\"text " + number + "\"}";
    }
    const QByteArray minute = QByteArray::number(messages % 60).rightJustified(2, '0');
    return R"({"uuid":")" + id + R"(","name":"Chat )" + id
           + R"(","created_at":"2025-03-01T10:00:00Z","updated_at":"2025-03-01T10:)" + minute
           + R"(:00Z","chat_messages":[)" + list + "]}";
}

/// Files that another program made.
class ExportFolder
{
public:
    /// The path of one with these conversations.
    QString write(const QList<QByteArray> &chats, const QString &name = QStringLiteral("export"))
    {
        QFile file(m_dir.filePath(name + QStringLiteral(".json")));
        const QByteArray all = '[' + chats.join(',') + ']';
        if (!file.open(QIODevice::WriteOnly) || file.write(all) != all.size())
            qFatal("cannot write an export");
        return file.fileName();
    }

private:
    QTemporaryDir m_dir;
};

} // namespace support
