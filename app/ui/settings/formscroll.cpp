// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/formscroll.h"

#include "ui/measures.h"
#include "ui/mouserelease.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kBeforeFields = 4;
constexpr int kBehindFields = 12;
constexpr int kRoomAround = 24; ///< above and below what is brought into view

} // namespace

FormScroll::FormScroll(QWidget *parent)
    : QScrollArea(parent)
    , m_layoutDone(new QTimer(this))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inset = new QWidget(this);
    m_parts = new QVBoxLayout(inset);
    // Focus rings reach beyond their fields.
    m_parts->setContentsMargins(kBeforeFields, 4, kBehindFields, 4);
    m_parts->setSpacing(12);
    m_parts->addStretch(1);
    inset->setMinimumWidth(1); // what is too wide is cut by itself, and not all that stands there
    setWidget(inset);
    // It fires behind everything that waits to be laid out.
    m_layoutDone->setSingleShot(true);
    m_layoutDone->setInterval(0);
    connect(m_layoutDone, &QTimer::timeout, this, [this] {
        if (m_wanted && !MouseRelease::isHeld())
            ensureWidgetVisible(m_wanted, 0, kRoomAround);
    });
}

void FormScroll::add(QWidget *part)
{
    m_parts->insertWidget(m_parts->count() - 1, part);
}

void FormScroll::addLink(QWidget *link)
{
    auto *line = new QHBoxLayout;
    line->addSpacing(-kFocusRoom); // its words below words; a margin below 0 would be none
    line->addWidget(link);
    line->addStretch(1);
    m_parts->insertLayout(m_parts->count() - 1, line);
}

void FormScroll::keepInLine(QLayout &layout)
{
    const auto align = [this, &layout] {
        const QScrollBar &bar = *verticalScrollBar();
        const int room = bar.maximum() > bar.minimum() ? bar.sizeHint().width() : 0;
        const bool isMirrored = layoutDirection() == Qt::RightToLeft;
        layout.setContentsMargins(kBeforeFields + (isMirrored ? room : 0), 0,
                                  kBehindFields + (isMirrored ? 0 : room), 0);
    };
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, &layout, align);
    align();
}

void FormScroll::bringToView(QWidget *part)
{
    m_wanted = part;
    m_layoutDone->start();
}

} // namespace ui
