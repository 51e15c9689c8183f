// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panelhost.h"

#include <algorithm>

namespace ui {
namespace {

/// Below it a panel would leave no column that can be read.
constexpr int kRoomForBoth = 700;
/// Of what a panel lies over, so that people see that it does.
constexpr int kLeftOpen = 48;
constexpr int kPanelLines = 20; ///< as wide as so many lines are high

} // namespace

PanelHost::PanelHost(QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_content(content)
{
    content->setParent(this);
    setMinimumSize(content->minimumSizeHint());
    setFocusProxy(content);
}

bool PanelHost::isNarrow() const
{
    return width() < kRoomForBoth;
}

void PanelHost::setPanel(QWidget *panel)
{
    if (m_panel && m_panel != panel)
        m_panel->hide();
    m_panel = panel;
    if (panel) {
        panel->setParent(this);
        place();
        panel->show();
        panel->raise();
    }
    place();
    Q_EMIT panelChanged();
}

void PanelHost::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void PanelHost::place()
{
    if (!m_panel) {
        m_content->setGeometry(rect());
        return;
    }
    const int wanted = kPanelLines * fontMetrics().height();
    const int most = isNarrow() ? width() - kLeftOpen : width() / 3;
    const int panelWidth = std::max(1, std::min(wanted, most));
    const int contentWidth = isNarrow() ? width() : width() - panelWidth;
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    m_content->setGeometry(isMirrored ? width() - contentWidth : 0, 0, contentWidth, height());
    m_panel->setGeometry(isMirrored ? 0 : width() - panelWidth, 0, panelWidth, height());
}

} // namespace ui
