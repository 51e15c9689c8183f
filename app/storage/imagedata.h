// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contentpart.h"
#include "storage/attachment.h"

#include <optional>

namespace storage {

/// Encoded bytes as they are stored, when they are a PNG, JPEG, WebP or GIF by their first bytes,
/// and not above 20 MiB.
[[nodiscard]] std::optional<Attachment> imageAttachment(const QByteArray &bytes);
/// What a message says of it.
[[nodiscard]] core::ImagePart imagePart(const Attachment &attachment, const QString &name = {});
/// The bytes of a base64 data: address (RFC 2397); empty for anything else.
[[nodiscard]] QByteArray dataOfUrl(const QString &url);
[[nodiscard]] bool isDataUrl(const QString &url);
/// An https or http address with a host.
[[nodiscard]] bool isWebAddress(const QString &address);

} // namespace storage
