// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBlock>
#include <QTextCursor>
#include <QTextLayout>

namespace ui {

/// There is text at the cursor that the input method has not committed: the keys are its own.
[[nodiscard]] inline bool isComposingAt(const QTextCursor &cursor)
{
    const QTextLayout *layout = cursor.block().layout();
    return layout && !layout->preeditAreaText().isEmpty();
}

} // namespace ui
