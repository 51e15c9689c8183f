// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QVariantAnimation>

class QGraphicsOpacityEffect;
class QWidget;

namespace ui {

/// Lets a bar come and go within 120 ms, or at once where the platform wants no motion. A child
/// of the widget.
class Fader : public QObject
{
    Q_OBJECT

public:
    explicit Fader(QWidget *widget);

    void appear();
    void vanish();
    /// What it is on the way to, or is.
    [[nodiscard]] bool isShown() const { return m_isShown; }
    [[nodiscard]] bool isMoving() const;

private:
    void go(double end);

    QWidget *m_widget;
    QGraphicsOpacityEffect *m_effect;
    QVariantAnimation m_fade;
    bool m_isShown = false;
};

} // namespace ui
