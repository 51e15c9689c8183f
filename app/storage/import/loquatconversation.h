// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typedresult.h"
#include "storage/import/importedconversation.h"

#include <QJsonObject>
#include <QSet>

namespace storage {

class LoquatReader;
class SourceObject;

/// One conversation of our own export. Whatever the file says, the result is a tree: a message
/// whose parent is nowhere is a first one, circles are cut open, both of which is told, and a
/// message without an id of its own is told as lost.
class LoquatConversation
{
public:
    explicit LoquatConversation(LoquatReader &reader);

    void add(const QJsonObject &message);
    [[nodiscard]] qsizetype count() const { return m_count; }
    /// `head`: the other members of the conversation.
    [[nodiscard]] ImportedConversation finish(const QJsonObject &head);

private:
    [[nodiscard]] QList<core::ContentPart> partsOf(const QJsonArray &list);
    [[nodiscard]] std::optional<core::ContentPart> partOf(QJsonObject object);
    /// False when the part's bytes are not in the file.
    [[nodiscard]] bool takeBytes(core::ContentPart &part);
    [[nodiscard]] const Attachment *attachment(const QByteArray &hash);
    void takeEarlier(const QUuid &message, const QJsonArray &list);
    void takeHead(const QJsonObject &head);
    void takeDraft(const SourceObject &head);
    [[nodiscard]] QList<core::TypedResult> typedResultsOf(const SourceObject &head) const;
    void takeFolders(const SourceObject &head);
    void takeParameters(core::ParameterSet parameters);
    void takeConnections();
    void growTree();

    LoquatReader &m_reader;
    ImportedConversation m_conversation;
    QList<core::Message> m_messages; ///< as the file has them
    QList<qsizetype> m_numbers;      ///< theirs in the file, from 1
    QSet<QUuid> m_ids;
    QHash<QByteArray, qsizetype> m_attachments; ///< places in the list; -1: there is none
    qint64 m_bytes = 0;
    qsizetype m_count = 0;
};

} // namespace storage
