// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace chat {

/// How images go out, when the gateway did not take them as they are. What is stored and shown
/// stays as it was.
struct ImageTreatment {
    int longSide = 0;      ///< pixels at most; 0: as they are
    QSet<QUuid> imageless; ///< messages that are sent without their images
    [[nodiscard]] bool isNone() const { return longSide == 0 && imageless.isEmpty(); }
};

/// Applies a treatment to the messages of one request; encoding is done in the pool. Deleting it
/// calls it off. GUI thread.
class RequestImages : public QObject
{
    Q_OBJECT

public:
    using Attachments = QHash<QByteArray, QByteArray>;

    explicit RequestImages(ImageTreatment treatment, QObject *parent = nullptr);

    void treat(const QList<core::Message> &messages, const Attachments &attachments);

Q_SIGNALS:
    /// `notices` says what was done, as codes.
    void treated(const QList<core::Message> &messages,
                 const chat::RequestImages::Attachments &attachments, const QStringList &notices);

private:
    void leaveOut();
    void shrinkNext();
    void take(const core::ImagePart &before, const core::ImagePart &smaller,
              const QByteArray &bytes);

    ImageTreatment m_treatment;
    QList<core::Message> m_messages;
    Attachments m_attachments;
    QList<core::ImagePart> m_large;
    QStringList m_notices;
};

} // namespace chat
