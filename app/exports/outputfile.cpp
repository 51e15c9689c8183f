// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/outputfile.h"

#include "storage/storageerror.h"

namespace exports {

core::Error writeError(const QString &words)
{
    return storage::storageError("write", words);
}

OutputFile::OutputFile(const QString &path)
    : m_file(path)
{
}

core::Result<core::Done> OutputFile::open()
{
    if (!m_file.open(QIODevice::WriteOnly))
        return writeError(QStringLiteral("%1: %2").arg(m_file.fileName(), m_file.errorString()));
    m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return core::Done{};
}

core::Result<core::Done> OutputFile::commit()
{
    // commit() knows only of what fails in write(), and puts half a file in place when what was
    // kept for later cannot be written. What is never committed goes with the QSaveFile.
    if (!m_file.flush() || m_file.error() != QFileDevice::NoError)
        return writeError(m_file.errorString());
    if (!m_file.commit())
        return writeError(m_file.errorString());
    return core::Done{};
}

} // namespace exports
