// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importreport.h"
#include "storage/import/jsonstream.h"

namespace storage {

/// Why a walk stopped: "unreadable" with the system's words, or "bad-json".
[[nodiscard]] core::Error streamError(const JsonStream &stream);
/// What is wrong with the value that was taken last and is none.
[[nodiscard]] core::ImportLoss::Reason lossReason(const JsonStream &stream);

} // namespace storage
