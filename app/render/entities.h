// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace render {

/// The character that an HTML character reference (with '&' and ';') stands for; the reference
/// itself when it is not one that people write in prose.
[[nodiscard]] QString decodeEntity(QByteArrayView entity);

} // namespace render
