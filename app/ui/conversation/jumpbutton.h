// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QAbstractButton>
#include <QVariantAnimation>

namespace ui {

/// The round button that leads back to the end, with a dot while something unread stands there.
/// Comes and goes in 120 ms, at once where the desktop wants no motion.
class JumpButton : public QAbstractButton
{
    Q_OBJECT

public:
    JumpButton(const Theme &theme, QWidget *parent);

    void setShown(bool isShown);
    [[nodiscard]] bool isShown() const { return m_isShown; }
    void setUnread(bool isUnread);
    [[nodiscard]] bool isUnread() const { return m_isUnread; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QVariantAnimation m_fade;
    double m_opacity = 0;
    bool m_isShown = false;
    bool m_isUnread = false;
};

} // namespace ui
