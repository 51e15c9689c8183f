// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/store.h"

#include <QString>

namespace storage {

/// The database as a file, looked at before SQLite may touch it. A marker beside it remembers
/// that there was one: an emptied or vanished file is then a loss and not a first start.
class DatabaseFile
{
public:
    explicit DatabaseFile(QString path);

    enum class Look { Absent, Ours, NotOurs, Damaged, TooNew, Unreadable };
    struct Finding {
        Look look = Look::Absent;
        QString detail;
        bool isOlder = false; ///< of an earlier layout than this program's
    };
    /// Reads the first bytes; changes nothing.
    [[nodiscard]] Finding look() const;
    [[nodiscard]] qint64 size() const;

    /// Beside it lies what a crash has left: the file alone is not what is stored.
    [[nodiscard]] bool hasLog() const;
    /// Copies the file, with such a log, to another name. Empty, or the system's words.
    [[nodiscard]] QString copyTo(const QString &path) const;

    /// Makes a whole, empty database under another name and moves it here. Empty, or the
    /// system's words for what went wrong.
    [[nodiscard]] QString create() const;
    /// From now on an absent file is a loss.
    void leaveMarker() const;
    [[nodiscard]] static QString markerPath(const QString &databasePath);

    /// Remembers which side files there are, for dropNewSideFiles().
    void rememberSideFiles();
    /// Removes the empty side files that a refused opening has made.
    void dropNewSideFiles() const;

private:
    [[nodiscard]] bool hasTrace() const;
    [[nodiscard]] Finding judgeHeader(const QByteArray &header) const;

    QString m_path;
    bool m_hadLog = false;
    bool m_hadIndex = false;
};

} // namespace storage
