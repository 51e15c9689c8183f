// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QVariantAnimation>
#include <QWidget>

namespace ui {

/// What would become of a file that is dragged over the window.
enum class Drop { None, Attach, Import };

/// Lies over the conversation while a file is dragged over the window.
class DropSheet : public QWidget
{
    Q_OBJECT

public:
    explicit DropSheet(const Theme &theme, QWidget *parent);

    /// Covers its parent; says what dropping does.
    void appear(Drop drop);
    void vanish();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fade(double from, double to);

    const Theme &m_theme;
    QVariantAnimation m_fade;
    double m_opacity = 0;
    Drop m_drop = Drop::Attach;
};

} // namespace ui
