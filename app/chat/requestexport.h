// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/longtext.h"
#include "chat/wirelog.h"
#include "core/result.h"

#include <QFuture>

namespace chat {

class StoredPictures;

/// The long texts of a request, ready to be shown.
struct RequestTexts {
    LongText sent;     ///< headers and pretty body
    LongText answered; ///< status and headers
    LongText received; ///< the body as it came
};

/// What goes out of a WireLog: to the screen, to the clipboard and, only when asked, to a file.
/// The work is done on the pool. `index` counts the requests of an exchange from 0. GUI thread.
class RequestExport : public QObject
{
    Q_OBJECT

public:
    RequestExport(const WireLog &log, StoredPictures &pictures, QObject *parent = nullptr);

    [[nodiscard]] const WireLog &log() const { return m_log; }
    [[nodiscard]] QFuture<RequestTexts> texts(const QUuid &exchange, int index) const;
    /// A program that sends the request again. An Error of kind BadRequest when the request is
    /// gone or was too large to be kept whole.
    [[nodiscard]] QFuture<core::Result<QString>> copyAs(const QUuid &exchange, int index,
                                                        CopyLanguage language,
                                                        const QStringList &imageFiles) const;
    /// Writes the request's images into a folder (mode 0600), named by their content; one that is
    /// there already stays. Gives their paths in order of appearance.
    [[nodiscard]] QFuture<core::Result<QStringList>> saveImages(const QUuid &exchange, int index,
                                                                const QString &directory);
    /// Every request of the exchange as one JSON file that only its owner may read.
    [[nodiscard]] QFuture<core::Result<core::Done>> save(const QUuid &exchange,
                                                         const QString &path) const;

private:
    [[nodiscard]] api::WireRecord record(const QUuid &exchange, int index) const;

    const WireLog &m_log;
    StoredPictures &m_pictures;
};

} // namespace chat
