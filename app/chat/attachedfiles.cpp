// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/attachedfiles.h"

#include "core/whendone.h"

namespace chat {
namespace {

using Bytes = core::Result<QByteArray>;
using PartsById = QHash<QUuid, QList<core::ContentPart>>;

QByteArray hashIn(const QList<core::ContentPart> &parts, const QString &name)
{
    for (const core::ContentPart &part : parts) {
        const auto *file = std::get_if<core::FilePart>(&part);
        if (file && file->name == name)
            return file->hash;
    }
    return {};
}

Bytes noSuchFile()
{
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = QStringLiteral("not-found");
    return error;
}

} // namespace

QStringList attachedFiles(const core::Conversation &conversation)
{
    QStringList names;
    for (int row = 0; row < conversation.rowCount(); ++row) {
        for (const core::ContentPart &part : conversation.at(row).parts) {
            const auto *file = std::get_if<core::FilePart>(&part);
            if (file && !names.contains(file->name))
                names.append(file->name);
        }
    }
    return names;
}

QFuture<Bytes> attachedFile(QObject *context, const core::Conversation &conversation,
                            storage::Store &store, const QString &name)
{
    QList<QUuid> path;
    PartsById loaded;
    QList<QUuid> unloaded;
    for (int row = conversation.rowCount() - 1; row >= 0; --row) {
        const core::Message &message = conversation.at(row);
        path.append(message.id);
        if (message.isLoaded)
            loaded.insert(message.id, message.parts);
        else
            unloaded.append(message.id);
    }
    const QFuture<core::Result<PartsById>> parts =
        unloaded.isEmpty() ? core::ready(core::Result<PartsById>(PartsById()))
                           : store.parts(unloaded);
    return core::followed(
        context, parts, [context, &store, path, loaded, name](const core::Result<PartsById> &read) {
            PartsById all = loaded;
            if (read)
                all.insert(read.value());
            for (const QUuid &id : path) {
                const QByteArray hash = hashIn(all.value(id), name);
                if (hash.isEmpty())
                    continue;
                return core::followed(context, store.attachment(hash),
                                      [](const core::Result<storage::Attachment> &file) {
                                          return file ? Bytes(file.value().bytes)
                                                      : Bytes(file.error());
                                      });
            }
            return core::ready(noSuchFile());
        });
}

} // namespace chat
