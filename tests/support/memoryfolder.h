// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QString>

namespace support {

/// For a QTemporaryDir of a test that would wait for a disk some thousand times, though what it
/// looks at is the same without one: in memory, where there is a place for that.
inline QString memoryFolderTemplate()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    return (memory.isWritable() ? memory.filePath() : QDir::tempPath())
           + QStringLiteral("/loquat-test-XXXXXX");
}

} // namespace support
