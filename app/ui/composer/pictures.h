// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <QString>
#include <QStringList>

namespace core {
struct Error;
}

namespace ui {

class AttachmentList;

/// The paths of what is dragged or pasted, as far as it is on this computer.
[[nodiscard]] QStringList localFiles(const QMimeData *data);
/// True for what becomes an attachment: local files, or a picture without words. A piece of a
/// document that carries a picture of itself beside its text stays text.
[[nodiscard]] bool offersPictures(const QMimeData *data);
/// Attaches everything that offersPictures() meant. Nothing is decoded on this thread.
void addPictures(const QMimeData *data, AttachmentList &attachments);
/// Why a picture cannot be attached, in plain words.
[[nodiscard]] QString pictureProblem(const QString &name, const core::Error &error);
/// "312 kB".
[[nodiscard]] QString pictureBytes(qint64 bytes);
/// "1920 × 1080 · 312 kB": pixels, and bytes on the wire.
[[nodiscard]] QString pictureCaption(int width, int height, qint64 bytes);
/// For the file picker: the endings of what can be read.
[[nodiscard]] QString pictureFilter();
/// Where the file picker begins: `last`, the folder for pictures or the home folder, whichever is
/// there. A picker takes the last word of a folder that is not there for the name of a file.
[[nodiscard]] QString pictureFolder(const QString &last);

} // namespace ui
