// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/turnsplitter.h"

#include <QString>

namespace storage {

/// Open WebUI keeps reasoning and calls of tools inside the text of a reply, as HTML elements
/// <details type="reasoning" …> and <details type="tool_calls" …>. Takes them apart again; all
/// other text, <details> of other kinds with it, stays text.
///
/// The format's facts: open-webui/open-webui, backend/open_webui/utils/middleware.py (how the
/// elements are written).
void addOpenWebUiText(const QString &text, TurnSplitter &turn);

} // namespace storage
