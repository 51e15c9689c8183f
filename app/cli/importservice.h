// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/importwish.h"
#include "core/importreport.h"

#include <QHash>
#include <QObject>
#include <functional>
#include <memory>

namespace chat {
class Importer;
} // namespace chat

namespace cli {

/// The window's end of `loquat import`: does what commands ask for, and goes on only while they
/// wait for it. GUI thread.
class ImportService : public QObject
{
    Q_OBJECT

public:
    using MakeImporter = std::function<std::unique_ptr<chat::Importer>()>;

    /// Goes before the workspace of the importers; what is being stored is waited for then.
    explicit ImportService(MakeImporter make, QObject *parent = nullptr);
    ~ImportService() override;

    void serve(const ImportWish &wish, quint64 asker);
    /// The asker has gone away: nothing more is imported for it.
    void abandon(quint64 asker);

Q_SIGNALS:
    /// Lines as ImportAnswer takes them.
    void told(quint64 asker, const QJsonObject &line);
    /// The last line.
    void answered(quint64 asker, const QJsonObject &line);

private:
    void answer(quint64 asker, const core::ImportReport &report);

    MakeImporter m_make;
    QHash<quint64, chat::Importer *> m_importers; ///< by asker; children of this
};

} // namespace cli
