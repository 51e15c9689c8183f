// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dropsheet.h"

#include "ui/measures.h"
#include "ui/paint.h"

#include <QStyle>

namespace ui {
namespace {

constexpr int kSheetEdge = 16;
constexpr double kSheetOpacity = 0.96;

} // namespace

DropSheet::DropSheet(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    m_fade.setEasingCurve(QEasingCurve::OutQuad);
    connect(&m_fade, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_opacity = value.toDouble();
        update();
    });
    connect(&m_fade, &QVariantAnimation::finished, this, [this] { setVisible(m_opacity > 0); });
}

void DropSheet::fade(double from, double to)
{
    // 0 from the platform means: no motion at all.
    const bool isAnimated = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    m_fade.stop();
    if (!isAnimated) {
        m_opacity = to;
        setVisible(to > 0);
        update();
        return;
    }
    m_fade.setDuration(kFadeMs);
    m_fade.setStartValue(from);
    m_fade.setEndValue(to);
    m_fade.start();
}

void DropSheet::appear(Drop drop)
{
    m_drop = drop;
    setGeometry(parentWidget()->rect());
    raise();
    show();
    fade(m_opacity, 1);
}

void DropSheet::vanish()
{
    if (isVisible())
        fade(m_opacity, 0);
}

void DropSheet::paintEvent(QPaintEvent *)
{
    const render::Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(m_opacity * kSheetOpacity);
    painter.setPen(QPen(colors.leaf, colors.isHighContrast ? 3 : 1));
    painter.setBrush(colors.isHighContrast ? colors.canvas : colors.leafTint);
    const QRect sheet = rect().adjusted(kSheetEdge, kSheetEdge, -kSheetEdge, -kSheetEdge);
    painter.drawRoundedRect(QRectF(sheet).adjusted(0.5, 0.5, -0.5, -0.5), kPanelCorner,
                            kPanelCorner);
    painter.setOpacity(m_opacity);
    painter.setFont(m_theme.uiFont(1.22, true));
    painter.setPen(colors.text);
    painter.drawText(sheet, Qt::AlignCenter,
                     m_drop == Drop::Import ? tr("Drop to import") : tr("Drop to attach"));
    const int line = painter.fontMetrics().height();
    const QString icon = QLatin1StringView(m_drop == Drop::Import ? "folder" : "attach");
    paintIcon(painter, sheet.translated(0, -line - 8), icon, colors.text);
}

} // namespace ui
