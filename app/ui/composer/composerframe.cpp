// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/composerframe.h"

#include "render/typescale.h"
#include "ui/measures.h"

#include <QFontInfo>
#include <QPainter>

namespace ui {

ComposerFrame::ComposerFrame(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    connect(&theme, &Theme::colorsChanged, this, qOverload<>(&QWidget::update));
}

void ComposerFrame::setActive(bool isActive)
{
    if (m_isActive == isActive)
        return;
    m_isActive = isActive;
    update();
}

void ComposerFrame::paintEvent(QPaintEvent *)
{
    const render::Colors &colors = m_theme.colors();
    const double focusWidth = colors.isHighContrast ? 3 : 2;
    const double width = m_isActive ? focusWidth : 1;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colors.raised);
    painter.setPen(QPen(m_isActive ? colors.leaf : colors.lineStrong, width));
    const double inset = width / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset),
                            kPanelCorner - inset, kPanelCorner - inset);
}

int besideFrame(int room, bool isWide, const Theme &theme)
{
    const int em = QFontInfo(theme.readingFont()).pixelSize();
    return qMax(8, (room - render::columnWidth(room, isWide, em)) / 2 - render::space::kHang);
}

} // namespace ui
