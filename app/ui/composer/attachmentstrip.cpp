// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/attachmentstrip.h"

#include "ui/composer/attachmenttile.h"
#include "ui/letterwidth.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QWheelEvent>

namespace ui {

AttachmentStrip::AttachmentStrip(Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_row(nullptr)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    auto *content = new QWidget(this);
    content->setAutoFillBackground(false);
    m_row = new QHBoxLayout(content);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_row->addStretch(1);
    setWidget(content);
    content->setAutoFillBackground(false);
    hide();
}

void AttachmentStrip::setList(AttachmentList *list)
{
    if (m_list == list)
        return;
    if (m_list)
        m_list->disconnect(this);
    const QList<AttachmentTile *> tiles = widget()->findChildren<AttachmentTile *>();
    for (AttachmentTile *old : tiles) {
        m_row->removeWidget(old);
        old->hide();
        old->setParent(nullptr);
        old->deleteLater();
    }
    m_list = list;
    if (list) {
        for (const int id : list->ids())
            addTile(id);
        connect(list, &AttachmentList::added, this, &AttachmentStrip::addTile);
        connect(list, &AttachmentList::changed, this, &AttachmentStrip::updateTile);
        connect(list, &AttachmentList::removed, this, &AttachmentStrip::removeTile);
    }
    updateVisibility();
}

QSize AttachmentStrip::sizeHint() const
{
    const QSize content = widget()->sizeHint();
    const bool isScrolling = content.width() > width();
    const int bar = isScrolling ? horizontalScrollBar()->sizeHint().height() : 0;
    return {content.width(), content.height() + bar};
}

QSize AttachmentStrip::minimumSizeHint() const
{
    return {letterWidth(fontMetrics()) * 10, sizeHint().height()};
}

void AttachmentStrip::wheelEvent(QWheelEvent *event)
{
    // A common wheel turns one way only.
    const int turn =
        event->angleDelta().x() != 0 ? event->angleDelta().x() : event->angleDelta().y();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - turn / 2);
    event->accept();
}

void AttachmentStrip::addTile(int id)
{
    const Attachment *item = attachment(id);
    if (!item || tile(id))
        return;
    auto *added = new AttachmentTile(m_theme, *item, widget());
    connect(added, &AttachmentTile::removeRequested, this, [this](int which) {
        if (!m_list)
            return;
        m_list->takeOut(which);
        if (m_list->canPutBack())
            Q_EMIT takenOut();
    });
    m_row->insertWidget(int(m_list->ids().indexOf(id)), added);
    added->show();
    updateVisibility();
}

void AttachmentStrip::updateTile(int id)
{
    const Attachment *item = attachment(id);
    AttachmentTile *shown = tile(id);
    if (item && shown)
        shown->setAttachment(*item);
    updateGeometry();
}

void AttachmentStrip::removeTile(int id)
{
    AttachmentTile *gone = tile(id);
    if (!gone)
        return;
    const bool hadFocus = gone->hasFocus();
    const int place = m_row->indexOf(gone);
    m_row->removeWidget(gone);
    gone->hide();
    gone->setParent(nullptr);
    // It may be the one whose key press is being handled.
    gone->deleteLater();
    updateVisibility();
    if (!hadFocus)
        return;
    if (!m_list || m_list->isEmpty())
        Q_EMIT emptied();
    else if (QLayoutItem *next = m_row->itemAt(qMin<int>(place, int(m_list->items().size()) - 1)))
        next->widget()->setFocus(Qt::TabFocusReason);
}

void AttachmentStrip::updateVisibility()
{
    setVisible(m_list && !m_list->isEmpty());
    updateGeometry();
}

AttachmentTile *AttachmentStrip::tile(int id) const
{
    for (AttachmentTile *shown : widget()->findChildren<AttachmentTile *>()) {
        if (shown->attachmentId() == id)
            return shown;
    }
    return nullptr;
}

const Attachment *AttachmentStrip::attachment(int id) const
{
    if (!m_list)
        return nullptr;
    for (const Attachment &item : m_list->items()) {
        if (item.id == id)
            return &item;
    }
    return nullptr;
}

} // namespace ui
