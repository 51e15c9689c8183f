// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/settings.h"

#include <QFuture>
#include <QString>
#include <memory>

namespace storage {

/// What reading settings.json gave. Unreadable settings are kept aside and defaults used.
struct LoadedSettings {
    core::Settings settings;
    QString keptAsidePath; ///< not empty: the old file could not be read and lies here now
};

/// settings.json: versioned, written by QSaveFile with mode 0600, never a key in it. Members of
/// a newer version that this program does not know survive.
class SettingsFile
{
public:
    explicit SettingsFile(QString path);

    /// A missing `dataDirectoryId` is made here and lasts from the first save on.
    /// Synchronous; a few kilobytes, read once before the window exists.
    [[nodiscard]] LoadedSettings load();
    /// What load() would give, without keeping anything aside. Changes nothing.
    [[nodiscard]] static core::Settings peek(const QString &path);
    /// Writes on a pool thread; several calls in a row end with the last value on disk.
    QFuture<core::Result<core::Done>> save(const core::Settings &settings);
    /// The same, waiting; for leaving.
    core::Result<core::Done> saveNow(const core::Settings &settings);

private:
    class Writer;
    std::shared_ptr<Writer> m_writer; ///< also held by writes that are on their way
};

} // namespace storage
