// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/importrun.h"
#include "support/storerig.h"

namespace support {

/// A database and files that are imported into it: what tests derive from, beside QObject.
class ImportRunRig : protected StoreRig
{
protected:
    using ImportRun = storage::ImportRun;

    [[nodiscard]] QString write(const QByteArray &bytes) const
    {
        QFile file(m_dir->filePath(QStringLiteral("file")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }
    core::ImportReport import(const QString &path, ImportRun::Mode mode = ImportRun::Mode::Store)
    {
        ImportRun run(*m_store, path, mode, m_now);
        QSignalSpy finished(&run, &ImportRun::finished);
        run.start();
        if (!finished.wait(30'000))
            qFatal("the import did not finish");
        return run.report();
    }
    [[nodiscard]] QList<core::ConversationInfo> listed()
    {
        return await(m_store->conversations()).value();
    }
    /// The texts of the path that is shown, one after the other.
    [[nodiscard]] QString shownText(const QUuid &conversation)
    {
        const auto skeleton = skeletonOf(conversation);
        core::Conversation opened(skeleton.info);
        opened.restore(skeleton.messages, skeleton.activeChildren);
        QStringList texts;
        for (int row = 0; row < opened.rowCount(); ++row)
            texts.append(core::plainText(loaded(opened.at(row))));
        return texts.join(u' ');
    }
    /// With its text.
    [[nodiscard]] core::Message loaded(core::Message message)
    {
        message.parts = partsOf(message.id);
        message.isLoaded = true;
        return message;
    }
    /// Two pixels by three.
    [[nodiscard]] static QByteArray pngBytes()
    {
        QFile file(QStringLiteral(TEST_DATA_DIR "/import/chatgpt/file-AbC123-sky.png"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] static QString example(const char *name)
    {
        return QStringLiteral(TEST_DATA_DIR "/import/") + QString::fromLatin1(name);
    }
    /// One chat of Open WebUI: "name:parent:text" for each message, the last one shown.
    [[nodiscard]] static QByteArray chatWith(const QList<QByteArray> &messages,
                                             const QByteArray &current)
    {
        QByteArray list;
        for (const QByteArray &told : messages) {
            const QList<QByteArray> parts = told.split(':');
            list += (list.isEmpty() ? "" : ",") + QByteArray("\"") + parts.at(0) + "\":{\"id\":\""
                    + parts.at(0) + "\",\"parentId\":"
                    + (parts.at(1).isEmpty() ? "null" : '"' + parts.at(1) + '"') + ",\"role\":\""
                    + (parts.at(0).startsWith('q') ? "user" : "assistant") + "\",\"content\":\""
                    + parts.at(2) + "\",\"timestamp\":1740000000}";
        }
        return "[{\"id\":\"chat\",\"title\":\"A chat\",\"updated_at\":1740000000,"
               "\"chat\":{\"history\":{\"currentId\":\""
               + current + "\",\"messages\":{" + list + "}}}}]";
    }

    QDateTime m_now = QDateTime(QDate(2026, 3, 4), QTime(5, 6), Qt::UTC);
};

} // namespace support
