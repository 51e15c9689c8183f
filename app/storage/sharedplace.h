// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace storage {

/// Whether more than one computer can reach a folder. A write-ahead log shares memory between those
/// who use a database, which two computers do not have, and a program that copies the files of a
/// database one by one copies them from different moments.
class SharedPlace
{
public:
    enum class Kind {
        None,
        Network, ///< its file system is one of a network
        Synced   ///< a program that keeps folders the same on several computers watches over it
    };
    /// Asks the disk.
    [[nodiscard]] static Kind of(const QString &folder);
    /// The rule for the name of a file system, as the kernel has it.
    [[nodiscard]] static bool isNetwork(QByteArrayView fileSystem);
};

} // namespace storage
