// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversationinfo.h"
#include "core/error.h"
#include "core/filing.h"
#include "core/importformat.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <optional>

namespace core {

/// Something in a file that could not be kept.
struct ImportLoss {
    enum class Kind {
        Part,         ///< content of a kind that we do not know
        Image,        ///< a picture that is not in the file, or is none we take
        File,         ///< an attached file
        Message,      ///< a message that cannot be read
        Conversation, ///< a whole conversation that cannot be read
        Place,        ///< where a message stood; it was kept, as a first one
        Date,         ///< a time that is still to come
    } kind = Kind::Part;
    QString name; ///< as the file has it; may be empty
    int count = 1;
    /// What is wrong with it, where that is known.
    enum class Reason { Unknown, Broken, TooDeep, TooLarge } reason = Reason::Unknown;
    bool operator==(const ImportLoss &) const = default;
};

/// What a file holds besides conversations. It is never taken over: connections and keys, tools
/// and their commands would do things here that nobody has looked at.
enum class ImportIgnored { Connections, Settings, Tools, Prompts, Knowledge, Other };

/// What an import found, did, and could not take.
struct ImportReport {
    ImportFormat format = ImportFormat::Unknown;
    int conversations = 0; ///< in the file, as far as it was read
    int messages = 0;
    int images = 0;
    int created = 0;   ///< conversations that were not here
    int continued = 0; ///< that were here, and are longer now
    int known = 0;     ///< that are here already
    int inBin = 0;     ///< that lie in the bin here, or messages of which do
    int newMessages = 0;
    int restored = 0; ///< taken out of the bin again, as it was asked for

    struct Item {
        QString title; ///< of the conversation; empty for what belongs to none
        ImportLoss loss;
    };
    QList<Item> losses; ///< the first thousand
    int lostCount = 0;  ///< all of them
    QList<ImportIgnored> ignored;

    QList<ConversationInfo> createdInfos; ///< as they are stored
    QList<ConversationInfo> continuedInfos;
    QList<ConversationInfo> binnedInfos; ///< those that lie in the bin
    QList<ConversationInfo> restoredInfos;
    /// What came to conversations that were here, by conversation; restored messages, too.
    QHash<QUuid, QList<QUuid>> addedMessages;
    /// What lies in the bin out of conversations that do not.
    QHash<QUuid, QList<QUuid>> binnedMessages;
    Filing filing; ///< folders and tags that were made, and what lies in which
    /// Why it ended early; what had been stored by then stays. "cancelled" is no fault.
    std::optional<Error> error;

    void lose(const QString &title, const ImportLoss &loss);
    void ignore(ImportIgnored what);
};

/// The messages of all conversations.
[[nodiscard]] QList<QUuid> allOf(const QHash<QUuid, QList<QUuid>> &messages);

/// For the way from one process to another; the infos are reduced to their ids.
[[nodiscard]] QJsonObject importReportToJson(const ImportReport &report);
[[nodiscard]] ImportReport importReportFromJson(const QJsonObject &json);

} // namespace core

Q_DECLARE_METATYPE(core::ImportReport)
