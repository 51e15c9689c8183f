// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/pictures.h"

#include "core/error.h"
#include "ui/composer/attachmentlist.h"

#include <QCoreApplication>
#include <QLocale>
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

QStringList localFiles(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
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

struct Problem {
    const char *code;
    const char *sentence; ///< %1: the file's name, or "This picture"
};

constexpr Problem kProblems[] = {
    {"format-heic",
     QT_TRANSLATE_NOOP("ui::Pictures", "%1 is a HEIC photo, which gateways do not read. Save it as "
                                       "JPEG and attach that.")},
    {"format-avif",
     QT_TRANSLATE_NOOP("ui::Pictures", "%1 is an AVIF picture, which gateways do not read. Save it "
                                       "as JPEG or PNG and attach that.")},
    {"format-tiff",
     QT_TRANSLATE_NOOP("ui::Pictures", "%1 is a TIFF picture, which gateways do not read. Save it "
                                       "as PNG and attach that.")},
    {"format-svg", QT_TRANSLATE_NOOP("ui::Pictures",
                                     "%1 is an SVG drawing, which gateways do not read. Export it "
                                     "as PNG and attach that.")},
    {"not-an-image",
     QT_TRANSLATE_NOOP("ui::Pictures",
                       "%1 is not a picture. PNG, JPEG, WebP, GIF and BMP can be attached.")},
    {"too-many-pixels",
     QT_TRANSLATE_NOOP("ui::Pictures", "%1 has more than 50 million pixels. Attach a smaller "
                                       "version of it.")},
    {"too-many-bytes",
     QT_TRANSLATE_NOOP("ui::Pictures", "%1 is larger than 20 MB. Attach a smaller version of it.")},
    {"damaged",
     QT_TRANSLATE_NOOP("ui::Pictures", "%1 is damaged: it starts like a picture, but cannot be "
                                       "read to its end.")},
    {"unreadable", QT_TRANSLATE_NOOP("ui::Pictures", "%1 cannot be read.")},
};

} // namespace

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
    const QString subject = name.isEmpty()
                                ? translated(QT_TRANSLATE_NOOP("ui::Pictures", "This picture"))
                                : QStringLiteral("“%1”").arg(name);
    for (const Problem &problem : kProblems) {
        if (error.code != QLatin1StringView(problem.code))
            continue;
        const QString sentence = translated(problem.sentence).arg(subject);
        return error.message.isEmpty()
                   ? sentence
                   : QStringLiteral("%1 (%2)").arg(sentence, error.message.left(200));
    }
    const QString sentence =
        translated(QT_TRANSLATE_NOOP("ui::Pictures", "%1 cannot be attached.")).arg(subject);
    return error.message.isEmpty() ? sentence
                                   : QStringLiteral("%1 (%2)").arg(sentence, error.message);
}

QString pictureCaption(int width, int height, qint64 bytes)
{
    const QString size =
        QLocale().formattedDataSize(bytes, bytes < 1'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
    return QStringLiteral("%1 × %2 · %3").arg(width).arg(height).arg(size);
}

QString pictureFilter()
{
    return translated(QT_TRANSLATE_NOOP("ui::Pictures", "Pictures"))
           + QStringLiteral(" (*.png *.jpg *.jpeg *.webp *.gif *.bmp)");
}

} // namespace ui
