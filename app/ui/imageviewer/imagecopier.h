// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/storedpictures.h"
#include "core/contentpart.h"

#include <QObject>

class QWidget;

namespace ui {

/// Takes a stored image out of the program by hand: to the clipboard, or into a file. Asks where to
/// save, and says how it went.
class ImageCopier : public QObject
{
    Q_OBJECT

public:
    /// Questions are asked above `window`, which owns this.
    ImageCopier(chat::StoredPictures &pictures, QWidget *window);

    void copy(const core::ImagePart &image);
    /// The bytes as they are stored.
    void save(const core::ImagePart &image);

Q_SIGNALS:
    void said(const QString &sentence, bool isFault);

private:
    void askWhere(const core::ImagePart &image, chat::ImageFormat format);
    void saveAs(const core::ImagePart &image, const QString &path);

    chat::StoredPictures &m_pictures;
    QWidget *m_window;
    QString m_folder; ///< where the last one went
};

} // namespace ui
