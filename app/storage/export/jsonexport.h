// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportoptions.h"
#include "core/settings.h"
#include "storage/export/exportreader.h"

#include <QIODevice>
#include <QSet>
#include <functional>

namespace storage {

/// Whether the person wants this part exported.
[[nodiscard]] bool isWanted(const core::ContentPart &part, const core::ExportOptions &options);

/// Writes conversations as our own JSON, in which nothing is lost: a message a line, attachments
/// once each, everything in an order that follows from the content alone. One conversation after
/// the other; what is kept between them is the names of attachments and connections. Any thread.
class JsonExport
{
public:
    /// `connections`: the names of those that the settings know.
    JsonExport(QIODevice &device, ExportReader &reader, const core::ExportOptions &options,
               QHash<QUuid, QString> connections);

    void begin();
    /// All folders, also those in which nothing lies that is exported.
    void addEveryFolder();
    /// Asked after each message; false: stop.
    using GoOn = std::function<bool()>;
    /// False when it was stopped, or something failed: the device, or the reader.
    [[nodiscard]] bool add(const ExportedConversation &conversation, const GoOn &goesOn);
    [[nodiscard]] bool finish(const GoOn &goesOn);

private:
    [[nodiscard]] QJsonObject headOf(const ExportedConversation &conversation);
    [[nodiscard]] QJsonObject bodyOf(const ExportedConversation &conversation,
                                     const core::Message &message, bool isFork);
    [[nodiscard]] QJsonArray partsOf(const QList<core::ContentPart> &parts);
    /// What is written and not sent.
    [[nodiscard]] QJsonArray askedOf(const QList<core::ModelChoiceRef> &by);
    [[nodiscard]] QJsonArray wordsOf(const QString &text, const QList<core::ImagePart> &images);
    [[nodiscard]] QJsonArray typedResultsOf(const ExportedConversation &conversation) const;
    void addConnections();
    void addFolders();
    [[nodiscard]] bool addAttachments(const GoOn &goesOn);
    void beginItem();
    void write(const QByteArray &bytes);
    void writeObject(const QJsonObject &object);

    QIODevice &m_device;
    ExportReader &m_reader;
    core::ExportOptions m_options;
    QHash<QUuid, QString> m_names;
    QSet<QByteArray> m_attachments;
    QSet<QUuid> m_connections;
    QHash<QUuid, core::Folder> m_folders;
    bool m_isFirst = true; ///< of the list that is being written
    bool m_isBroken = false;
};

} // namespace storage
