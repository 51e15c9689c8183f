// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace ui {

/// A field of one line that leaves Enter, Tab and Escape to the input method while it composes.
class LineInput : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

    /// True while there is text that the input method has not committed.
    [[nodiscard]] bool isComposing() const { return m_isComposing; }

Q_SIGNALS:
    /// Escape, while nothing is composed.
    void cancelled();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool m_isComposing = false;
};

} // namespace ui
