// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fader.h"

#include "ui/measures.h"

#include <QGraphicsOpacityEffect>
#include <QStyle>
#include <QWidget>

namespace ui {
Fader::Fader(QWidget *widget)
    : QObject(widget)
    , m_widget(widget)
    , m_effect(new QGraphicsOpacityEffect(widget))
{
    m_effect->setOpacity(0);
    m_effect->setEnabled(false);
    widget->setGraphicsEffect(m_effect);
    m_fade.setDuration(kFadeMs);
    m_fade.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_fade, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &value) { m_effect->setOpacity(value.toDouble()); });
    connect(&m_fade, &QVariantAnimation::finished, this, [this] {
        m_effect->setEnabled(false); // at rest it is painted as if there were none
        m_widget->setVisible(m_isShown);
    });
}

bool Fader::isMoving() const
{
    return m_fade.state() == QAbstractAnimation::Running;
}

void Fader::appear()
{
    if (m_isShown)
        return;
    m_isShown = true;
    m_widget->show();
    go(1);
}

void Fader::vanish()
{
    if (!m_isShown)
        return;
    m_isShown = false;
    go(0);
}

void Fader::go(double end)
{
    m_fade.stop();
    const bool isStill =
        m_widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, m_widget) <= 0;
    if (isStill || !m_widget->isVisible()) {
        m_effect->setOpacity(end);
        m_effect->setEnabled(false);
        m_widget->setVisible(m_isShown);
        return;
    }
    m_effect->setEnabled(true);
    m_fade.setStartValue(m_effect->opacity());
    m_fade.setEndValue(end);
    m_fade.start();
}

} // namespace ui
