// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/tagfilter.h"

#include "ui/lineinput.h"
#include "ui/plaintip.h"
#include "ui/sidebar/sidebarfilter.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>

namespace ui {

TagFilter::TagFilter(const core::Cabinet &cabinet, LineInput &field, QAction &icon)
    : QObject(&field)
    , m_cabinet(cabinet)
    , m_field(field)
    , m_icon(icon)
{
    field.installEventFilter(this);
    connect(&icon, &QAction::triggered, this, [this] {
        if (m_cabinet.tags().isEmpty())
            return;
        auto *menu = new QMenu(&m_field);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fill(*menu);
        menu->popup(m_field.mapToGlobal(m_field.rect().bottomLeft()));
    });
    connect(&cabinet, &core::Cabinet::tagsChanged, this, &TagFilter::follow);
    follow();
}

void TagFilter::follow()
{
    m_icon.setToolTip(
        plainTip(m_cabinet.tags().isEmpty() ? QString() : tr("Show chats with a tag")));
}

void TagFilter::fill(QMenu &menu) const
{
    for (const core::Tag &tag : m_cabinet.tags()) {
        QString words = tag.name;
        words.replace(QLatin1Char('&'), QStringLiteral("&&"));
        menu.addAction(words, &m_field, [this, name = tag.name] {
            m_field.setText(SidebarFilter::textFor(name));
            m_field.setFocus(Qt::OtherFocusReason);
        });
    }
}

bool TagFilter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        follow();
    if (event->type() != QEvent::ContextMenu || m_cabinet.tags().isEmpty())
        return QObject::eventFilter(watched, event);
    QMenu *menu = m_field.createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    fill(*menu->addMenu(tr("Show chats with a tag")));
    menu->popup(static_cast<QContextMenuEvent *>(event)->globalPos());
    return true;
}

} // namespace ui
