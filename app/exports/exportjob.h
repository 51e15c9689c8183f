// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportoptions.h"
#include "core/profile.h"
#include "core/result.h"
#include "exports/messageflow.h"
#include "storage/backup/passphrase.h"

#include <QHash>
#include <QIODevice>
#include <QList>
#include <QUuid>

namespace exports {

using Passphrase = storage::Passphrase;

/// What is to be exported, and where to.
struct ExportRequest {
    QString database;            ///< its file
    bool isBesideWriter = false; ///< this process has it open
    QList<QUuid> conversations;  ///< none: all of them
    core::ExportOptions options;
    /// A file, or the folder for several conversations where each becomes a file: a new one, or one
    /// that is empty. Of `device` nothing here is opened or closed.
    QString target;
    QIODevice *device = nullptr;
    QHash<QUuid, QString> connections; ///< names of those that the settings know
    DocumentFonts fonts;               ///< for PDF
    QStringList typesetter;            ///< where it may be; none: code and formulas stay plain
    Passphrase passphrase;             ///< with one, only it opens what is made; JSON only
};

struct ExportResult {
    int count = 0;  ///< conversations
    QString target; ///< what was made
    /// "write", "not-here", "nothing", "folder-in-use", "json-only" (a passphrase with another
    /// format), "no-memory" (for the passphrase), "cancelled", or why it cannot be read.
    std::optional<core::Error> error;
};

/// As an export names them.
[[nodiscard]] QHash<QUuid, QString> connectionNames(const QList<core::Profile> &profiles);

/// How far it is, in thousandths; false: stop. Asked on the thread that works.
using ExportProgress = std::function<bool(int done)>;

/// Whether these conversations become one file.
[[nodiscard]] bool isOneFile(core::ExportFormat format, qsizetype conversations);

/// Exports, one conversation in memory at a time, beside whoever has the database open. What it
/// makes appears whole or not at all. Slow, on the caller's thread; with PDF there has to be a
/// QGuiApplication.
[[nodiscard]] ExportResult runExport(const ExportRequest &request, const ExportProgress &progress);

} // namespace exports
