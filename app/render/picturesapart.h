// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/inlineparser.h"

namespace render {

/// True for data: URLs and for plain http and https addresses. What any other image names (a file,
/// a place relative to nothing) stays words.
[[nodiscard]] bool isPictureAddress(const QString &address);

/// The paragraph with each of its pictures as a leaf of its own, the words between them as
/// paragraphs.
[[nodiscard]] QList<Block> picturesApart(const Block &paragraph,
                                         const QList<InlinePicture> &pictures);

} // namespace render
