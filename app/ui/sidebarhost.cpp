// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebarhost.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QSplitter>
#include <QStyle>

namespace ui {
namespace {

constexpr int kNarrow = 720;
constexpr int kNarrowest = 200;
constexpr int kWidest = 400;
constexpr int kSlideMs = 120;
constexpr int kScrimAlpha = 40;

/// The shade over the content while the sidebar lies on it.
class Scrim final : public QWidget
{
public:
    Scrim(const Theme &theme, QWidget *parent)
        : QWidget(parent)
        , m_theme(theme)
    {
        hide();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QColor shade = m_theme.colors().text;
        shade.setAlpha(kScrimAlpha);
        QPainter(this).fillRect(rect(), shade);
    }

private:
    const Theme &m_theme;
};

} // namespace

SidebarHost::SidebarHost(const Theme &theme, QWidget *sidebar, QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_sidebar(sidebar)
    , m_content(content)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_scrim(new Scrim(theme, this))
{
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(sidebar);
    m_splitter->addWidget(content);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    sidebar->setMinimumWidth(kNarrowest);
    sidebar->setMaximumWidth(kWidest);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    m_scrim->installEventFilter(this);
    m_slide.setDuration(kSlideMs);
    m_slide.setEasingCurve(QEasingCurve::OutQuad);
    connect(&m_slide, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &value) { placeOverlay(value.toDouble()); });
    connect(&m_slide, &QVariantAnimation::finished, this, [this] {
        if (m_isNarrow && !m_isOpen)
            m_sidebar->hide();
    });
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_width = m_sidebar->width();
        Q_EMIT arranged();
    });
}

void SidebarHost::setSidebarShown(bool isShown)
{
    m_isShown = isShown;
    if (!m_isNarrow)
        m_sidebar->setVisible(isShown);
}

void SidebarHost::setSidebarWidth(int width)
{
    m_width = qBound(kNarrowest, width, kWidest);
    applyWidth();
}

void SidebarHost::applyWidth()
{
    if (!m_isNarrow)
        m_splitter->setSizes({m_width, qMax(1, width() - m_width)});
}

bool SidebarHost::isSidebarVisible() const
{
    return m_isNarrow ? m_isOpen : m_isShown;
}

void SidebarHost::toggle()
{
    if (m_isNarrow) {
        if (!closeOverlay())
            openOverlay();
        return;
    }
    setSidebarShown(!m_isShown);
    applyWidth();
    Q_EMIT arranged();
}

void SidebarHost::openOverlay()
{
    if (!m_isNarrow || m_isOpen)
        return;
    m_isOpen = true;
    m_scrim->setGeometry(rect());
    m_scrim->show();
    m_scrim->raise();
    m_sidebar->show();
    m_sidebar->raise();
    slide(true);
    Q_EMIT overlayOpened();
}

bool SidebarHost::closeOverlay()
{
    if (!m_isNarrow || !m_isOpen)
        return false;
    m_isOpen = false;
    m_scrim->hide();
    if (m_sidebar->isAncestorOf(focusWidget()))
        m_content->setFocus(Qt::OtherFocusReason);
    slide(false);
    return true;
}

void SidebarHost::slide(bool isIn)
{
    m_slide.stop();
    const double end = isIn ? 1 : 0;
    if (!style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this)) {
        placeOverlay(end);
        m_sidebar->setVisible(isIn);
        return;
    }
    m_slide.setStartValue(1 - end);
    m_slide.setEndValue(end);
    m_slide.start();
}

void SidebarHost::placeOverlay(double share)
{
    if (!m_isNarrow)
        return;
    const int width = qMin(m_width, this->width());
    const int hidden = qRound(width * (1 - share));
    const int x = layoutDirection() == Qt::RightToLeft ? this->width() - width + hidden : -hidden;
    m_sidebar->setGeometry(x, 0, width, height());
}

void SidebarHost::setNarrow(bool isNarrow)
{
    m_isNarrow = isNarrow;
    m_isOpen = false;
    m_slide.stop();
    m_scrim->hide();
    if (isNarrow) {
        m_sidebar->hide();
        m_sidebar->setParent(this);
        return;
    }
    m_splitter->insertWidget(0, m_sidebar);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_sidebar->setVisible(m_isShown);
    applyWidth();
}

void SidebarHost::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < kNarrow;
    if (isNarrow != m_isNarrow)
        setNarrow(isNarrow);
    if (m_isNarrow && m_isOpen) {
        m_scrim->setGeometry(rect());
        placeOverlay(1);
    }
}

bool SidebarHost::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_scrim && event->type() == QEvent::MouseButtonPress) {
        closeOverlay();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
