// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/restorewish.h"

#include <QObject>

namespace chat {
class Backups;
} // namespace chat

namespace cli {

/// The window's end of `loquat restore`. Once it has begun it goes on, whoever waits for it. GUI
/// thread.
class RestoreService : public QObject
{
    Q_OBJECT

public:
    /// The backups outlive it.
    explicit RestoreService(chat::Backups &backups, QObject *parent = nullptr);

    void serve(const RestoreWish &wish, quint64 asker);

Q_SIGNALS:
    void told(quint64 asker, const QJsonObject &line);
    /// The last line.
    void answered(quint64 asker, const QJsonObject &line);

private:
    chat::Backups &m_backups;
};

} // namespace cli
