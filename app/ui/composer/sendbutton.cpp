// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/sendbutton.h"

#include "ui/icons.h"
#include "ui/measures.h"

#include <QFocusEvent>
#include <QPainter>

namespace ui {
namespace {

constexpr int kSide = 32;
constexpr double kHoverShare = 0.08;

} // namespace

SendButton::SendButton(Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::colorsChanged, this, qOverload<>(&QWidget::update));
}

void SendButton::setStop(bool isStop)
{
    if (m_isStop == isStop)
        return;
    m_isStop = isStop;
    update();
}

QSize SendButton::sizeHint() const
{
    const int side = qMax(kSide, fontMetrics().height() + 8) + 2 * kFocusRoom;
    return {side, side};
}

QColor SendButton::fill() const
{
    const render::Colors &colors = m_theme.colors();
    if (!isEnabled())
        return {};
    if (m_isStop) {
        if (isDown())
            return render::Colors::over(colors.hover, colors.text, 0.05);
        return underMouse() ? colors.hover : QColor();
    }
    if (isDown())
        return render::Colors::over(colors.leaf, colors.text, kFilledPressed);
    return underMouse() ? render::Colors::over(colors.leaf, colors.text, kHoverShare) : colors.leaf;
}

void SendButton::paintEvent(QPaintEvent *)
{
    const render::Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF disc = QRectF(rect()).adjusted(kFocusRoom, kFocusRoom, -kFocusRoom, -kFocusRoom);
    const bool isFilled = isEnabled() && !m_isStop;
    const QColor ground = fill();
    painter.setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    painter.setPen(isFilled ? QPen(Qt::NoPen)
                            : QPen(isEnabled() ? colors.lineStrong : colors.line, 1));
    const double inset = isFilled ? 0 : 0.5;
    painter.drawEllipse(disc.adjusted(inset, inset, -inset, -inset));

    const QColor ink = isFilled      ? colors.onLeaf
                       : isEnabled() ? colors.text
                                     : faded(colors.text, colors.raised);
    const QString name = m_isStop ? QStringLiteral("stop") : QStringLiteral("send");
    const int icon = qRound(disc.width() * kIconSize / kSide);
    const QPixmap pixmap = iconPixmap(name, ink, icon, devicePixelRatioF());
    painter.drawPixmap(disc.center() - QPointF(icon, icon) / 2, pixmap);

    if (!m_hasKeyboardFocus)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.leaf, colors.isHighContrast ? 3 : 2));
    painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
}

bool SendButton::event(QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        m_hasKeyboardFocus = event->type() == QEvent::FocusIn && reason != Qt::MouseFocusReason;
    }
    return QAbstractButton::event(event);
}

} // namespace ui
