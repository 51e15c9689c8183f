// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contentpart.h"
#include "core/settings.h"
#include "storage/attachment.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QUuid>

namespace chat {

/// What a person is about to send.
struct Outgoing {
    QString text;
    QList<core::ImagePart> images;
    QHash<QByteArray, QByteArray> attachments; ///< encoded bytes of `images` by hash
    /// Asked of each of these at once; empty: of the conversation's own model.
    QList<core::ModelChoiceRef> by = {};
    [[nodiscard]] bool isEmpty() const { return text.trimmed().isEmpty() && images.isEmpty(); }
};

/// What was written and not sent, with the cursor in it; -1: at its end.
struct KeptMessage {
    Outgoing outgoing;
    int cursor = -1;
    int anchor = -1;
    /// A message that is being edited beside it, and what it is to say; null: none.
    QUuid edited = {};
    Outgoing edit = {};
    int editCursor = -1; ///< in what it is to say
    int editAnchor = -1;
    [[nodiscard]] bool isEmpty() const { return outgoing.isEmpty() && edited.isNull(); }
};

/// As the parts of a question.
[[nodiscard]] QList<core::ContentPart> partsOf(const Outgoing &outgoing);
/// Those pictures among the parts whose bytes are here, for storing them.
[[nodiscard]] QList<storage::Attachment> storedImages(const QList<core::ContentPart> &parts,
                                                      const QHash<QByteArray, QByteArray> &bytes);

} // namespace chat
