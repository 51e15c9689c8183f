// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/transientfile.h"

#include "storage/transient.h"

namespace storage {

TransientFile::TransientFile()
    : QTemporaryFile(Transient::nameTemplate())
{
}

bool TransientFile::open(OpenMode mode)
{
    if (!QTemporaryFile::open(mode))
        return false;
    Transient::claim(handle());
    return true;
}

} // namespace storage
