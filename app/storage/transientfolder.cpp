// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/transientfolder.h"

#include "storage/transient.h"

#include <QFile>
#include <fcntl.h>
#include <unistd.h>

namespace storage {

TransientFolder::TransientFolder()
    : m_folder(Transient::nameTemplate())
{
    if (m_folder.isValid())
        m_descriptor = ::open(QFile::encodeName(m_folder.path()).constData(),
                              O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (m_descriptor >= 0)
        Transient::claim(m_descriptor);
}

TransientFolder::~TransientFolder()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace storage
