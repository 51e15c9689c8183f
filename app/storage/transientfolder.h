// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

namespace storage {

/// A folder of its own for copies that are only read, which goes with this object, and with the
/// next start where this process is killed (see Transient). Any thread.
class TransientFolder
{
public:
    TransientFolder();
    ~TransientFolder();
    Q_DISABLE_COPY(TransientFolder)

    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    int m_descriptor = -1;
};

} // namespace storage
