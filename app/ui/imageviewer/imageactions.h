// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"
#include "ui/services.h"

#include <QObject>
#include <QPointer>

class QMainWindow;
class QMenu;

namespace ui {

class ConversationPane;
class ImageCopier;
class ImageViewer;

/// What can be done with the pictures of a message: looking at them in a window of their own, and
/// taking them elsewhere.
class ImageActions : public QObject
{
    Q_OBJECT

public:
    ImageActions(const Services &services, ConversationPane &pane, QMainWindow &window);

private:
    void open(const QUuid &message, int image);
    void show(const QList<core::ImagePart> &images, int index);
    void addTo(QMenu &menu, const QUuid &message, int image);
    /// The same for one that a model wrote into its reply.
    void addTo(QMenu &menu, const render::PictureSource &picture);
    [[nodiscard]] QList<core::ImagePart> imagesOf(const QUuid &message) const;

    Services m_services;
    ConversationPane &m_pane;
    QMainWindow &m_window;
    ImageCopier *m_copier;
    QPointer<ImageViewer> m_viewer; ///< one for all: another picture takes the place of the first
};

} // namespace ui
