// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace ui {

/// Fields keep the keys of Undo and Redo for themselves, even when nothing was typed in them. Lets
/// these keys mean the window then, so that what was just deleted comes back wherever the cursor
/// stands. A field whose typing was taken back does not pass them on: whoever pressed once too
/// often would take back something else. GUI thread.
class UndoKeys : public QObject
{
    Q_OBJECT

public:
    /// For all windows of the program.
    explicit UndoKeys(QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace ui
