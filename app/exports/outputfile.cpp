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
        return writeError(m_file.errorString());
    m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return core::Done{};
}

core::Result<core::Done> OutputFile::commit()
{
    // commit() forgets the words of a write that failed.
    (void)m_file.flush();
    const QString words = m_file.errorString();
    const bool isWritten = m_file.error() == QFileDevice::NoError;
    if (m_file.commit() && isWritten)
        return core::Done{};
    return writeError(isWritten ? m_file.errorString() : words);
}

} // namespace exports
