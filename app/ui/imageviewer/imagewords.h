// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/imagesniffer.h"
#include "core/contentpart.h"
#include "core/error.h"

#include <QSize>

namespace ui {

/// "PNG", "JPEG"; empty for what is not read.
[[nodiscard]] QString imageFormatName(chat::ImageFormat format);
/// The ending of a file, without a dot: "png", "jpg"; empty for what is not read.
[[nodiscard]] QString imageEnding(chat::ImageFormat format);
/// "PNG · 1920 × 1080 · 312 kB" as far as the part says so.
[[nodiscard]] QString imageCaption(const core::ImagePart &image);
/// The same of a file that was read.
[[nodiscard]] QString imageCaption(chat::ImageFormat format, QSize size, qint64 bytes);
/// What to call a saved file: its name, with the ending of what it really is. Names come from
/// elsewhere: nothing of a path is left of them.
[[nodiscard]] QString imageFileName(const core::ImagePart &image, chat::ImageFormat format);
/// Why a stored image cannot be shown, in one or two sentences.
[[nodiscard]] QString imageProblem(const core::Error &error);
/// What to call it on screen; never empty.
[[nodiscard]] QString imageTitle(const core::ImagePart &image);

} // namespace ui
