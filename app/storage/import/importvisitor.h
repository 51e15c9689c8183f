// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importformat.h"
#include "storage/import/importedconversation.h"

namespace storage {

/// What a reader tells while it walks through a file. Called on the reader's thread.
class ImportVisitor
{
public:
    ImportVisitor() = default;
    virtual ~ImportVisitor() = default;
    Q_DISABLE_COPY(ImportVisitor)

    virtual void begin(core::ImportFormat format) = 0;
    /// The next conversation; false: stop.
    [[nodiscard]] virtual bool take(ImportedConversation conversation) = 0;
    /// All folders of the file, by their ids, once its conversations were told; false: stop.
    [[nodiscard]] virtual bool takeFolders(const QHash<QUuid, core::Folder> &folders)
    {
        return folders.isEmpty() || goesOn();
    }
    /// Bytes that were gone through; false: stop.
    [[nodiscard]] virtual bool advance(qint64 done, qint64 total) = 0;
    /// Whether to go on, for where there is nothing to tell.
    [[nodiscard]] virtual bool goesOn() { return true; }
    /// Something that belongs to no conversation that could be read.
    virtual void lose(const core::ImportLoss &loss) = 0;
    virtual void ignore(core::ImportIgnored what) = 0;
};

} // namespace storage
