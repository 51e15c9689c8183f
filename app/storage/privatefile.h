// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace storage {

/// Files that only their owner may read (mode 0600) and that appear whole or not at all.
/// Functions return an empty text, or the system's own words for what went wrong.
class PrivateFile
{
public:
    /// Replaces the file in one step.
    [[nodiscard]] static QString write(const QString &path, const QByteArray &bytes);
    /// Moves `from` over `to` and makes that last through a power cut.
    [[nodiscard]] static QString moveOver(const QString &from, const QString &to);
    /// Returns when the file's content is on the disk.
    [[nodiscard]] static QString sync(const QString &path);
    /// Sets mode 0600 on a file that is there; a missing one is no failure.
    [[nodiscard]] static QString restrict(const QString &path);
    /// Renames the file to `<path>.<word>-<n>` with the first n that is free. The new path, or
    /// an empty one when it could not be done.
    [[nodiscard]] static QString setAside(const QString &path, const QString &word);
};

} // namespace storage
