// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/restoreservice.h"

#include "chat/backups.h"
#include "core/whendone.h"

namespace cli {
namespace {

RestoreAnswer refusal(const core::Error &error)
{
    return {{}, error.code.isEmpty() ? QStringLiteral("unknown") : error.code, error.message};
}

} // namespace

RestoreService::RestoreService(chat::Backups &backups, QObject *parent)
    : QObject(parent)
    , m_backups(backups)
{
}

void RestoreService::serve(const RestoreWish &wish, quint64 asker)
{
    Q_EMIT told(asker, RestoreAnswer::acceptance());
    core::whenDone(this, m_backups.open(wish.file),
                   [this, asker](const core::Result<chat::Backups::Opened> &opened) {
                       if (!opened) {
                           Q_EMIT answered(asker, refusal(opened.error()).toMessage());
                           return;
                       }
                       core::whenDone(this, m_backups.restore(opened.value()),
                                      [this, asker](const core::Result<storage::Restored> &done) {
                                          const RestoreAnswer answer =
                                              done ? RestoreAnswer{done.value().before.path, {}, {}}
                                                   : refusal(done.error());
                                          Q_EMIT answered(asker, answer.toMessage());
                                      });
                   });
}

} // namespace cli
