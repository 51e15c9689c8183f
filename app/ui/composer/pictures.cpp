// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/pictures.h"

#include "texts/texts.h"
#include "ui/composer/attachmentlist.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QUrl>

namespace ui {
namespace {

/// Encoded pictures of a clipboard, best first. Taken as bytes, because QMimeData::imageData()
/// decodes them on the calling thread.
constexpr const char *kEncodedFormats[] = {"image/png", "image/jpeg", "image/webp", "image/gif",
                                           "image/bmp"};

QString translated(const char *text)
{
    return QCoreApplication::translate("ui::Pictures", text);
}

bool hasPicture(const QMimeData *data)
{
    if (data->hasImage())
        return true;
    for (const char *format : kEncodedFormats) {
        if (data->hasFormat(QLatin1StringView(format)))
            return true;
    }
    return false;
}

} // namespace

QStringList localFiles(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

bool offersPictures(const QMimeData *data)
{
    if (!data)
        return false;
    if (data->hasUrls() && !localFiles(data).isEmpty())
        return true;
    return hasPicture(data) && data->text().trimmed().isEmpty();
}

void addPictures(const QMimeData *data, AttachmentList &attachments)
{
    const QStringList files = localFiles(data);
    if (!files.isEmpty()) {
        for (const QString &file : files)
            attachments.addFile(file);
        return;
    }
    for (const char *format : kEncodedFormats) {
        const QByteArray encoded = data->data(QLatin1StringView(format));
        if (encoded.isEmpty())
            continue;
        attachments.addBytes(encoded, {});
        return;
    }
    const QImage image = qvariant_cast<QImage>(data->imageData());
    if (!image.isNull())
        attachments.addImage(image);
}

QString pictureProblem(const QString &name, const core::Error &error)
{
    const texts::Explanation why = texts::explain(error);
    const QString sentences = QStringLiteral("%1 %2").arg(why.what, why.advice).trimmed();
    return name.isEmpty() ? sentences : QStringLiteral("%1: %2").arg(name, sentences);
}

QString pictureBytes(qint64 bytes)
{
    QString size =
        QLocale().formattedDataSize(bytes, bytes < 1'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
    return size.replace(u' ', QChar(QChar::Nbsp)); // a number and its unit stay in one line
}

QString pictureCaption(int width, int height, qint64 bytes)
{
    return QStringLiteral("%1 × %2 · %3").arg(width).arg(height).arg(pictureBytes(bytes));
}

QString pictureFilter()
{
    return translated(QT_TRANSLATE_NOOP("ui::Pictures", "Pictures"))
           + QStringLiteral(" (*.png *.jpg *.jpeg *.webp *.gif *.bmp)");
}

QString pictureFolder(const QString &last)
{
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    for (const QString &folder : {last, pictures}) {
        if (!folder.isEmpty() && QFileInfo(folder).isDir())
            return folder;
    }
    return QDir::homePath();
}

} // namespace ui
