// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace core {

/// The name of a header, or of a member of an address, says that its value is a secret: a key, a
/// token, a password, a signature. A guess that rather says it once too often.
[[nodiscard]] bool isSecretName(const QByteArray &name);

} // namespace core
