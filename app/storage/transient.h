// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>

namespace storage {

/// Files and folders among the system's temporary ones that hold what chats say while somebody
/// reads them. A process that is killed leaves those that have a name; whoever comes next takes
/// them away. Any thread.
class Transient
{
public:
    /// For QTemporaryFile and QTemporaryDir.
    [[nodiscard]] static QString nameTemplate();
    /// It belongs to this process for as long as `descriptor`, of the file or folder, is open.
    static void claim(int descriptor);
    /// Overwrites what is in it with nothing, from its beginning.
    static void wipe(QFileDevice &file);
    /// Wipes and removes what no living process of this person has claimed for a minute.
    static void dropLeftovers();
};

} // namespace storage
