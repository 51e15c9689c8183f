// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exports/writer.h"
#include "render/document.h"
#include "render/messagelayout.h"

#include <QImage>

namespace exports {

/// The fonts that documents are set in: those of the desktop with the Chinese faces by name behind
/// them, at a size for reading on paper (in pixels, 96 an inch).
struct DocumentFonts {
    QFont reading;
    QFont code;
};
/// Needs an application with a display, which may be the platform "offscreen". GUI thread.
[[nodiscard]] DocumentFonts documentFonts();
[[nodiscard]] render::TypeScale documentType(const DocumentFonts &fonts);

/// A stretch of a message as it is painted: a line above it, and words or a picture.
struct MessageFlow {
    QString head;
    render::Document document;
    QImage picture;
    bool isQuiet = false; ///< reasoning and tools
};

/// What a message consists of, ready to be set.
[[nodiscard]] QList<MessageFlow> flowsOf(const core::Message &message,
                                         const core::ExportOptions &options, const LoadBytes &load);

} // namespace exports
