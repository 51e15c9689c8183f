// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QAbstractButton>

namespace ui {

/// A row of the sidebar that does something: icon and words, tinted when pointed at.
class WideButton : public QAbstractButton
{
    Q_OBJECT

public:
    WideButton(const Theme &theme, const QString &icon, QWidget *parent = nullptr);

    /// Words, and a tool tip with the shortcut when there is one.
    void describe(const QString &text, const QKeySequence &keys = {});
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    const Theme &m_theme;
    QString m_icon;
    bool m_isFocusByKey = false;
};

} // namespace ui
