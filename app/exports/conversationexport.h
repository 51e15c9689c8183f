// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exports/exportjob.h"
#include "exports/typesetting.h"
#include "storage/export/exportreader.h"

namespace exports {

/// One conversation as a document in its file, with what lies beside it.
class ConversationExport
{
public:
    /// Without a typesetting code and formulas stay plain.
    ConversationExport(storage::ExportReader &reader, const ExportRequest &request,
                       const core::ConversationInfo &info, Typesetting *typesetting = nullptr);

    /// How much of it is written, 0 to 1; false: stop.
    using GoOn = std::function<bool(double share)>;
    [[nodiscard]] core::Result<core::Done> writeFile(const QString &path, const GoOn &goesOn);
    /// Without anything beside it.
    [[nodiscard]] core::Result<core::Done> writeTo(QIODevice &device, const GoOn &goesOn);

private:
    /// Messages one below the other, behind message `after` of the whole.
    struct Branch {
        int after = 0;
        QList<core::Message> messages;
    };

    [[nodiscard]] QList<Branch> branchesOf(const storage::ExportedConversation &conversation) const;
    [[nodiscard]] DocumentHead headOf(const storage::ExportedConversation &conversation);
    [[nodiscard]] std::unique_ptr<Writer> writerFor(QIODevice &device);
    [[nodiscard]] core::Result<core::Done> write(Writer &writer, const GoOn &goesOn);
    [[nodiscard]] QString savePicture(const core::ImagePart &image);
    [[nodiscard]] QByteArray bytesOf(const QByteArray &hash);
    void dropPictures();

    storage::ExportReader &m_reader;
    const ExportRequest &m_request;
    core::ConversationInfo m_info;
    Typesetting *m_typesetting;
    QString m_path;      ///< of the document; empty: nothing is saved beside it
    QStringList m_saved; ///< pictures that were made beside it
    std::optional<core::Error> m_failure;
};

} // namespace exports
