// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QKeySequence>
#include <QToolButton>

namespace ui {

/// A quiet button with nothing but an icon: a hit area of at least 28, a name for screen readers,
/// and a tool tip that also tells the shortcut. Follows the theme.
class IconButton : public QToolButton
{
    Q_OBJECT

public:
    IconButton(const Theme &theme, const QString &icon, QWidget *parent = nullptr);

    /// Name and tool tip; `keys` is told, not bound.
    void describe(const QString &name, const QKeySequence &keys = {});
    /// A leaf dot at its corner: what it leads to is not as it would be by itself.
    void setMarked(bool isMarked);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_icon;
    bool m_isMarked = false;
};

} // namespace ui
