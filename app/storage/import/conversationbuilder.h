// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importformat.h"
#include "storage/import/importedconversation.h"
#include "storage/import/importtree.h"

#include <functional>

namespace storage {

/// Collects one conversation while a reader walks through it: the fields of the source, its
/// messages, their pictures and what gets lost.
class ConversationBuilder
{
public:
    /// `name` is what the source calls the conversation; where it is empty, its content tells.
    ConversationBuilder(core::ImportFormat format, const QString &name);

    /// To be filled by the reader, without messages.
    [[nodiscard]] ImportedConversation &fields() { return m_conversation; }
    [[nodiscard]] ImportTree &tree() { return m_tree; }
    void lose(core::ImportLoss::Kind kind, const QString &name = {});

    /// The picture that the source keeps under `key`, which is got only once.
    using Load = std::function<QByteArray()>;
    [[nodiscard]] std::optional<core::ImagePart> image(const QString &key, const Load &load,
                                                       const QString &name = {});
    /// The picture as a part of a message; counted as lost when it is none that we take.
    [[nodiscard]] std::optional<core::ImagePart> image(const QByteArray &bytes,
                                                       const QString &name = {});
    /// The same for a data: address; an address of the web stays one and is never fetched.
    [[nodiscard]] std::optional<core::ImagePart> imageAt(const QString &url,
                                                         const QString &name = {});

    /// The whole; `current` is the last message of the path that the source showed.
    [[nodiscard]] ImportedConversation finish(const QString &current);

private:
    [[nodiscard]] QUuid identity() const;
    [[nodiscard]] bool hasRoom(qint64 bytes) const;
    void cutNames();
    void takeInstructions();
    void takeTimes();

    ImportedConversation m_conversation;
    ImportTree m_tree;
    core::ImportFormat m_format;
    QString m_name;
    QHash<QString, std::optional<core::ImagePart>> m_pictures; ///< by the source's keys
    qint64 m_imageBytes = 0;
};

} // namespace storage
