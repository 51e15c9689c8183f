// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "exports/messageflow.h"
#include "exports/typesetting.h"
#include "render/colors.h"

namespace exports {

/// How the image of a message looks.
struct ImageLook {
    DocumentFonts fonts;
    render::Colors colors;
    int width = 720; ///< of the column, logical pixels; the image has twice as many
};

/// One message as a picture, as the window shows it. An Error with the code "too-tall" where it
/// would be longer than pictures can be. Any thread.
[[nodiscard]] core::Result<QImage> messageImage(const core::Message &message, const ImageLook &look,
                                                const LoadBytes &load,
                                                Typesetting *typesetting = nullptr);

} // namespace exports
