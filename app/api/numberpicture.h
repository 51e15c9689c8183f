// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace api {

/// A PNG with the number in large black digits on white: what a model that sees can read, and
/// one that does not cannot guess. Drawn without the painting libraries, which this layer has not.
[[nodiscard]] QByteArray numberPicture(int number);

} // namespace api
