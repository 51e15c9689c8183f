// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportoptions.h"
#include "core/message.h"

#include <QByteArray>
#include <QStringList>
#include <functional>

namespace exports {

/// What stands above a conversation.
struct DocumentHead {
    QString title;
    QString model;
    QString connection; ///< as the person called it; never its address
    QDateTime created;
    QDateTime updated;
    QStringList folder; ///< names, from the outermost one
    QStringList tags;
};

/// The bytes of a stored picture or file by its hash; empty where there are none.
using LoadBytes = std::function<QByteArray(const QByteArray &hash)>;

/// Writes one conversation as a document for people, message by message. What a document's format
/// could take for its own marks is escaped in it. One thread, not necessarily the GUI's.
class Writer
{
public:
    Writer() = default;
    virtual ~Writer() = default;
    Q_DISABLE_COPY(Writer)

    virtual void begin(const DocumentHead &head) = 0;
    /// What follows is another branch, which leaves what came before behind message `after`.
    virtual void beginBranch(int number, int after) = 0;
    /// A whole message; `number` counts from 1.
    virtual void add(const core::Message &message, int number) = 0;
    virtual void end() = 0;
};

/// The parts that the options let through; no message is left of what has none.
[[nodiscard]] QList<core::ContentPart> wantedParts(const core::Message &message,
                                                   const core::ExportOptions &options);
/// "You", or the model's name for a reply.
[[nodiscard]] QString speakerOf(const core::Message &message);
/// As people write times, in the local zone; empty for none.
[[nodiscard]] QString timeWords(const QDateTime &time);
/// Without control characters other than line feed and tab.
[[nodiscard]] QString withoutControls(QString text);
/// A file ending for the kind of picture, "png"; empty for what is no picture that we show.
[[nodiscard]] QString pictureEnding(const QString &mime);

} // namespace exports
