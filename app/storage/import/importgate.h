// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/importvisitor.h"

namespace storage {

/// Between a reader and whoever asked: counts messages, whatever the format is, remembers that
/// somebody wanted to stop, and makes one progress of those of several documents.
class ImportGate final : public ImportVisitor
{
public:
    /// `total` is the size of all documents; 0: what a reader tells is handed on as it is.
    ImportGate(ImportVisitor &visitor, qint64 total);

    /// There are too many messages.
    [[nodiscard]] bool isOver() const;
    [[nodiscard]] bool isStopped() const { return m_isStopped; }
    /// The next document has this size.
    void beginDocument(qint64 size);

    void begin(core::ImportFormat format) override { m_visitor.begin(format); }
    bool take(ImportedConversation conversation) override;
    bool takeFolders(const QHash<QUuid, core::Folder> &folders) override
    {
        return noted(m_visitor.takeFolders(folders));
    }
    bool advance(qint64 done, qint64 total) override;
    bool goesOn() override { return noted(m_visitor.goesOn()); }
    void lose(const core::ImportLoss &loss) override;
    void ignore(core::ImportIgnored what) override { m_visitor.ignore(what); }

private:
    bool noted(bool goesOn);

    ImportVisitor &m_visitor;
    qint64 m_total;
    qint64 m_before = 0; ///< of the documents that are done
    qint64 m_size = 0;   ///< of the one that is read
    qint64 m_count = 0;
    bool m_isStopped = false;
};

} // namespace storage
