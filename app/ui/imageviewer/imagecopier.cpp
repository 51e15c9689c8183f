// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imageviewer/imagecopier.h"

#include "core/whendone.h"
#include "ui/composer/pictures.h"
#include "ui/imageviewer/imagewords.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>

namespace ui {
namespace {

/// In the forms that others ask for, each encoded already.
std::unique_ptr<QMimeData> clipboardData(const chat::CopiedPicture &picture)
{
    auto data = std::make_unique<QMimeData>();
    data->setData(QStringLiteral("image/png"), picture.png);
    data->setData(QLatin1StringView("image/")
                      + QLatin1StringView(chat::readerFormat(picture.format)),
                  picture.stored);
    data->setImageData(picture.image);
    return data;
}

} // namespace

ImageCopier::ImageCopier(chat::StoredPictures &pictures, QWidget *window)
    : QObject(window)
    , m_pictures(pictures)
    , m_window(window)
{
}

void ImageCopier::copy(const core::ImagePart &image)
{
    core::whenDone(this, m_pictures.copy(image.hash),
                   [this](const core::Result<chat::CopiedPicture> &picture) {
                       if (!picture) {
                           Q_EMIT said(tr("The image could not be copied."), true);
                           return;
                       }
                       QGuiApplication::clipboard()->setMimeData(
                           clipboardData(picture.value()).release());
                       Q_EMIT said(tr("Image copied"), false);
                   });
}

void ImageCopier::save(const core::ImagePart &image)
{
    core::whenDone(this, m_pictures.format(image.hash),
                   [this, image](const core::Result<chat::ImageFormat> &format) {
                       if (format)
                           askWhere(image, format.value());
                       else
                           Q_EMIT said(imageProblem(format.error()), true);
                   });
}

void ImageCopier::askWhere(const core::ImagePart &image, chat::ImageFormat format)
{
    auto *picker = new QFileDialog(m_window, tr("Save image"), pictureFolder(m_folder));
    picker->setAttribute(Qt::WA_DeleteOnClose);
    picker->setAcceptMode(QFileDialog::AcceptSave);
    const QString ending = imageEnding(format);
    if (!ending.isEmpty()) {
        picker->setNameFilters({QStringLiteral("%1 (*.%2)").arg(imageFormatName(format), ending),
                                tr("All files") + QStringLiteral(" (*)")});
        picker->setDefaultSuffix(ending);
    }
    picker->selectFile(imageFileName(image, format));
    connect(picker, &QFileDialog::fileSelected, this,
            [this, image](const QString &path) { saveAs(image, path); });
    picker->open();
}

void ImageCopier::saveAs(const core::ImagePart &image, const QString &path)
{
    m_folder = QFileInfo(path).absolutePath();
    core::whenDone(
        this, m_pictures.save(image.hash, path), [this](const core::Result<core::Done> &done) {
            if (done)
                Q_EMIT said(tr("Image saved"), false);
            else
                Q_EMIT said(
                    tr("The image could not be saved: %1").arg(done.error().message.simplified()),
                    true);
        });
}

} // namespace ui
