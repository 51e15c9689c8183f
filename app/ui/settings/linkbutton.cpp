// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/linkbutton.h"

#include "ui/icons.h"
#include "ui/letterwidth.h"
#include "ui/measures.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <QtMath>

namespace ui {

LinkButton::LinkButton(Theme &theme, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setText(text);
    setFont(theme.uiFont());
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    connect(&theme, &Theme::colorsChanged, this, qOverload<>(&QWidget::update));
}

QSize LinkButton::sizeHint() const
{
    // Letters may be as wide as half a pixel more; rounded down, the last one would be elided.
    const int words = qCeil(QFontMetricsF(font()).horizontalAdvance(text())) + 1;
    return {words + 2 * kFocusRoom, qMax(24, QFontMetrics(font()).height() + 2 * kFocusRoom)};
}

QSize LinkButton::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), letterWidth(QFontMetrics(font())) * 8), sizeHint().height()};
}

void LinkButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void LinkButton::paintEvent(QPaintEvent *)
{
    const render::Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = isEnabled() ? colors.link() : faded(colors.text, colors.chrome);
    QFont underlined = font();
    underlined.setUnderline(!isDown());
    painter.setFont(underlined);
    painter.setPen(ink);
    const QRect area = rect().adjusted(kFocusRoom, 0, -kFocusRoom, 0);
    const QString shown = QFontMetricsF(font()).elidedText(text(), Qt::ElideRight, area.width());
    painter.drawText(area, int(Qt::AlignVCenter | Qt::AlignLeading), shown);
    if (!hasFocus())
        return;
    painter.setPen(QPen(colors.leaf, colors.isHighContrast ? 3 : 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
}

} // namespace ui
