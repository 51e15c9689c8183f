// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/importfile.h"

#include "core/id.h"
#include "core/whendone.h"
#include "storage/pooltask.h"

#include <QFile>

namespace storage {
namespace {

using Imported = core::Result<ImportedConversation>;
using Outcome = core::Result<ImportOutcome>;

constexpr qint64 kMaxFile = qint64(1) << 30;

core::Error unreadable(const QString &code, const QString &words)
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = code;
    error.message = words;
    return error;
}

Imported readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(QStringLiteral("unreadable"), file.errorString());
    // Pipes have no size; they are read to the same limit.
    const QByteArray json = file.read(kMaxFile + 1);
    if (file.error() != QFileDevice::NoError)
        return unreadable(QStringLiteral("unreadable"), file.errorString());
    if (json.size() > kMaxFile)
        return unreadable(QStringLiteral("too-large"), {});
    return importMessages(json);
}

QFuture<Outcome> store(Store &store, ImportedConversation imported, const QDateTime &now)
{
    ImportOutcome outcome;
    outcome.info.id = core::newId();
    outcome.info.title = imported.title;
    outcome.info.instructions = imported.instructions;
    outcome.info.created = now;
    outcome.info.updated = now;
    outcome.messageCount = int(imported.messages.size());
    outcome.skippedParts = imported.lostCount();
    for (core::Message &message : imported.messages)
        message.created = now;
    return store.addMessages(outcome.info, imported.messages, imported.attachments)
        .then([outcome](const core::Result<core::Done> &added) {
            return added ? Outcome(outcome) : Outcome(added.error());
        });
}

} // namespace

QFuture<core::Result<ImportOutcome>> importFile(Store &target, const QString &path,
                                                const QDateTime &now)
{
    return core::followed(&target, runOnPool([path] { return readFile(path); }),
                          [&target, now](const Imported &imported) {
                              return imported ? store(target, imported.value(), now)
                                              : core::ready(Outcome(imported.error()));
                          });
}

} // namespace storage
