// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/formscroll.h"

#include "ui/measures.h"
#include "ui/mouserelease.h"

#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace ui {
namespace {

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
    m_parts->setContentsMargins(4, 4, 12, 4);
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

void FormScroll::bringToView(QWidget *part)
{
    m_wanted = part;
    m_layoutDone->start();
}

} // namespace ui
