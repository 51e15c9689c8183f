// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryFile>

namespace storage {

/// A file for a copy of what somebody reads, which goes with this object, and with the next start
/// where this process is killed (see Transient). It has no name before fileName() asks for one. Any
/// thread, one at a time.
class TransientFile : public QTemporaryFile
{
public:
    TransientFile();

    using QTemporaryFile::open;
    bool open(OpenMode mode) override;
};

} // namespace storage
