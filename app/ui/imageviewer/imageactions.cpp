// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imageviewer/imageactions.h"

#include "core/whendone.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/replypictures.h"
#include "ui/conversationpane.h"
#include "ui/imageviewer/imagecopier.h"
#include "ui/imageviewer/imageviewer.h"

#include <QMainWindow>
#include <QMenu>

namespace ui {

ImageActions::ImageActions(const Services &services, ConversationPane &pane, QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_pane(pane)
    , m_window(window)
    , m_copier(new ImageCopier(services.workspace.pictures(), &window))
{
    const ConversationView *view = &pane.view();
    connect(view, &ConversationView::imageRequested, this, &ImageActions::open);
    connect(view, &ConversationView::imageMenuOpening, this,
            [this](QMenu *menu, const QUuid &message, int image) { addTo(*menu, message, image); });
    const ReplyPictures *pictures = &pane.pictures();
    connect(pictures, &ReplyPictures::openRequested, this,
            [this](const core::ImagePart &image) { show({image}, 0); });
    connect(pictures, &ReplyPictures::menuOpening, this,
            [this](QMenu *menu, const render::PictureSource &picture) { addTo(*menu, picture); });
    connect(m_copier, &ImageCopier::said, this,
            [this](const QString &sentence) { m_pane.sayPassing(sentence); });
}

QList<core::ImagePart> ImageActions::imagesOf(const QUuid &message) const
{
    const chat::ChatSession *session = m_pane.session();
    const core::Message *found = session ? session->conversation().find(message) : nullptr;
    return found ? imagesIn(found->parts) : QList<core::ImagePart>();
}

void ImageActions::open(const QUuid &message, int image)
{
    QList<core::ImagePart> stored;
    int index = -1;
    const QList<core::ImagePart> images = imagesOf(message);
    for (int i = 0; i < images.size(); ++i) {
        if (images.at(i).hash.isEmpty())
            continue;
        if (i == image)
            index = int(stored.size());
        stored.append(images.at(i));
    }
    if (index >= 0)
        show(stored, index);
}

void ImageActions::show(const QList<core::ImagePart> &images, int index)
{
    const bool isNew = !m_viewer;
    if (isNew) {
        m_viewer = new ImageViewer(m_services.theme, m_services.workspace.pictures(), &m_window);
        m_viewer->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_viewer->setImages(images, index);
    if (isNew)
        m_viewer->fitToPicture();
    m_viewer->show();
    m_viewer->raise();
    m_viewer->activateWindow();
}

void ImageActions::addTo(QMenu &menu, const QUuid &message, int image)
{
    const core::ImagePart part = imagesOf(message).value(image);
    if (part.hash.isEmpty())
        return;
    connect(menu.addAction(tr("Open")), &QAction::triggered, this,
            [this, message, image] { open(message, image); });
    connect(menu.addAction(tr("Copy image")), &QAction::triggered, this,
            [this, part] { m_copier->copy(part); });
    connect(menu.addAction(tr("Save image as…")), &QAction::triggered, this,
            [this, part] { m_copier->save(part); });
}

void ImageActions::addTo(QMenu &menu, const render::PictureSource &picture)
{
    const auto add = [&](const QString &words, auto act) {
        connect(menu.addAction(words), &QAction::triggered, this, [this, picture, act] {
            core::whenDone(this, m_pane.pictures().file(picture),
                           [act](const core::Result<core::ImagePart> &image) {
                               if (image)
                                   act(image.value());
                           });
        });
    };
    add(tr("Open"), [this](const core::ImagePart &image) { show({image}, 0); });
    add(tr("Copy image"), [this](const core::ImagePart &image) { m_copier->copy(image); });
    add(tr("Save image as…"), [this](const core::ImagePart &image) { m_copier->save(image); });
}

} // namespace ui
