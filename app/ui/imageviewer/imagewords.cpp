// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imageviewer/imagewords.h"

#include "ui/composer/pictures.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <array>

namespace ui {
namespace {

using chat::ImageFormat;

constexpr std::array kReadFormats{ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP,
                                  ImageFormat::Gif, ImageFormat::Bmp};
constexpr int kLongestName = 100; ///< letters; file systems take 255 bytes

QString worded(const char *text)
{
    return QCoreApplication::translate("ui::ImageViewer", text);
}

/// A label is enough here: what it really is, is told once it was read.
ImageFormat formatOfMime(const QString &mime)
{
    for (const ImageFormat format : kReadFormats) {
        if (mime == QLatin1StringView("image/") + QLatin1StringView(chat::readerFormat(format)))
            return format;
    }
    return ImageFormat::Unknown;
}

} // namespace

QString imageFormatName(ImageFormat format)
{
    if (format == ImageFormat::WebP)
        return QStringLiteral("WebP");
    return QString::fromLatin1(chat::readerFormat(format)).toUpper();
}

QString imageEnding(ImageFormat format)
{
    if (format == ImageFormat::Jpeg)
        return QStringLiteral("jpg");
    return QString::fromLatin1(chat::readerFormat(format));
}

QString imageCaption(ImageFormat format, QSize size, qint64 bytes)
{
    QStringList facts{imageFormatName(format)};
    if (!size.isEmpty())
        facts.append(pictureCaption(size.width(), size.height(), bytes));
    else if (bytes > 0)
        facts.append(pictureBytes(bytes));
    facts.removeAll(QString());
    return facts.join(QStringLiteral(" · "));
}

QString imageCaption(const core::ImagePart &image)
{
    return imageCaption(formatOfMime(image.mime), QSize(image.width, image.height), image.bytes);
}

QString imageTitle(const core::ImagePart &image)
{
    const QString name = image.name.simplified();
    return name.isEmpty() ? worded(QT_TRANSLATE_NOOP("ui::ImageViewer", "Image")) : name;
}

QString imageFileName(const core::ImagePart &image, ImageFormat format)
{
    static const QRegularExpression foreign(QStringLiteral("[\\p{C}/\\\\:*?\"<>|]+"));
    QString name = imageTitle(image).section(u'/', -1).section(u'\\', -1);
    name.remove(foreign);
    const QString ending = imageEnding(format);
    const QString known = QFileInfo(name).suffix().toLower();
    for (const ImageFormat one : kReadFormats) {
        // Only an ending of a picture is exchanged: "Plan v1.2" has none.
        const QString reader = QString::fromLatin1(chat::readerFormat(one));
        if (!ending.isEmpty() && (known == imageEnding(one) || known == reader)) {
            name.chop(known.size() + 1);
            break;
        }
    }
    while (name.startsWith(u'.') || name.startsWith(u' '))
        name.remove(0, 1);
    name = name.left(kLongestName).trimmed();
    if (name.isEmpty())
        name = worded("Image");
    return ending.isEmpty() ? name : name + u'.' + ending;
}

QString imageProblem(const core::Error &error)
{
    if (error.kind == core::ErrorKind::Storage) {
        return worded(QT_TRANSLATE_NOOP("ui::ImageViewer",
                                        "This image cannot be read. It may have been deleted."));
    }
    if (error.code.startsWith(QLatin1StringView("too-many"))) {
        return worded(QT_TRANSLATE_NOOP(
            "ui::ImageViewer", "This image is too large to be shown. It can be saved as it is."));
    }
    if (error.code == QLatin1StringView("damaged")) {
        return worded(QT_TRANSLATE_NOOP(
            "ui::ImageViewer",
            "This image is damaged and cannot be shown. It can be saved as it is."));
    }
    return worded(QT_TRANSLATE_NOOP(
        "ui::ImageViewer", "This kind of image cannot be shown. It can be saved as it is."));
}

} // namespace ui
