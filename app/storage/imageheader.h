// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QSize>
#include <QString>
#include <optional>

namespace storage {

/// What the first bytes of an encoded image say. Nothing is decoded.
struct ImageHeader {
    QString mime;
    QSize size; ///< 0×0 when the header does not tell
};

/// PNG, JPEG, WebP and GIF by their magic; nothing for everything else, whatever it is called.
[[nodiscard]] std::optional<ImageHeader> readImageHeader(QByteArrayView bytes);

} // namespace storage
