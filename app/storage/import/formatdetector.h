// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importformat.h"

#include <QIODevice>

namespace storage {

/// Whose JSON this is, judged by the members it has. Reads no more than it needs to tell; for a
/// list it looks at the first element that is an object.
[[nodiscard]] core::ImportFormat detectImportFormat(QIODevice &json);

} // namespace storage
