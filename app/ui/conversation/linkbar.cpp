// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/linkbar.h"

#include "ui/measures.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <algorithm>

namespace ui {
namespace {

constexpr int kMargin = 8;

} // namespace

LinkBar::LinkBar(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_label(new QLabel(this))
    , m_open(new QPushButton(tr("Open"), this))
    , m_cancel(new QPushButton(tr("Do not open"), this))
{
    m_label->setTextFormat(Qt::PlainText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kMargin, 4, kMargin, 4);
    layout->setSpacing(kMargin);
    layout->addWidget(m_label);
    layout->addWidget(m_cancel);
    layout->addWidget(m_open);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const core::GatedLink link = *m_link;
        close();
        Q_EMIT accepted(link);
    });
    connect(m_cancel, &QPushButton::clicked, this, &LinkBar::close);
    hide();
}

QString LinkBar::text() const
{
    return m_text;
}

void LinkBar::showText(const QString &text)
{
    if (m_link || text == m_text)
        return;
    m_text = text;
    refresh();
}

void LinkBar::ask(const core::GatedLink &link)
{
    m_link = link;
    m_text =
        tr("This link shows another address than it leads to. It leads to %1").arg(link.address);
    refresh();
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void LinkBar::close()
{
    m_link.reset();
    m_text.clear();
    refresh();
    if (parentWidget())
        parentWidget()->setFocus(Qt::OtherFocusReason);
}

void LinkBar::place(const QRect &area)
{
    m_area = area;
    refresh();
}

void LinkBar::refresh()
{
    m_open->setVisible(m_link.has_value());
    m_cancel->setVisible(m_link.has_value());
    setVisible(!m_text.isEmpty());
    if (m_text.isEmpty())
        return;
    m_label->setFont(m_theme.uiFont(0.92));
    const int buttons =
        m_link ? m_open->sizeHint().width() + m_cancel->sizeHint().width() + 2 * kMargin : 0;
    const int room = std::max(40, m_area.width() - 4 * kMargin - buttons);
    m_label->setText(QFontMetrics(m_label->font()).elidedText(m_text, Qt::ElideMiddle, room));
    adjustSize();
    move(m_area.left() + kMargin, m_area.bottom() + 1 - height() - kMargin);
    raise();
}

void LinkBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colors().line, 1));
    painter.setBrush(m_theme.colors().raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCorner, kCorner);
}

void LinkBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_link)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace ui
