// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/linkbutton.h"

#include "ui/icons.h"

#include <QPainter>

namespace ui {
namespace {

/// Room for the focus ring: two pixels wide, two outside the words.
constexpr int kRing = 4;

} // namespace

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
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + 2 * kRing, qMax(24, metrics.height() + 2 * kRing)};
}

QSize LinkButton::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), QFontMetrics(font()).averageCharWidth() * 8),
            sizeHint().height()};
}

void LinkButton::paintEvent(QPaintEvent *)
{
    const render::Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = isEnabled() ? colors.leaf : faded(colors.text, colors.chrome);
    QFont underlined = font();
    underlined.setUnderline(!isDown());
    painter.setFont(underlined);
    painter.setPen(ink);
    const QRect area = rect().adjusted(kRing, 0, -kRing, 0);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, area.width());
    painter.drawText(area, int(Qt::AlignVCenter | Qt::AlignLeading), shown);
    if (!hasFocus())
        return;
    painter.setPen(QPen(colors.leaf, colors.isHighContrast ? 3 : 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
}

} // namespace ui
