// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bin/binlist.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QSet>
#include <QSignalBlocker>

namespace ui {
namespace {

enum Column { WhatColumn, CountColumn, DeletedColumn, LeftColumn, ColumnCount };
enum Role { ConversationRole = Qt::UserRole, MessageRole, HeadingRole };

constexpr qsizetype kLongestExcerpt = 80;

QString titleOf(const storage::BinEntry &entry)
{
    const QString title = entry.title.simplified();
    return title.isEmpty() ? BinList::tr("Untitled chat") : title;
}

QString wordsOf(const storage::BinEntry &entry)
{
    if (entry.ref.isConversation())
        return titleOf(entry);
    QString words = entry.excerpt.left(kLongestExcerpt);
    if (words.size() < entry.excerpt.size())
        words += QChar(0x2026);
    if (words.isEmpty())
        words = BinList::tr("No text");
    return entry.role == core::Role::User ? BinList::tr("You: %1").arg(words)
                                          : BinList::tr("Answer: %1").arg(words);
}

} // namespace

BinList::BinList(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("binList"));
    setColumnCount(ColumnCount);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setTextElideMode(Qt::ElideRight);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(WhatColumn, QHeaderView::Stretch);
    for (const int column : {CountColumn, DeletedColumn, LeftColumn})
        header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    header()->setSectionsClickable(false);
    connect(this, &QTreeWidget::itemSelectionChanged, this, &BinList::chosenChanged);
    connect(this, &QTreeWidget::currentItemChanged, this, &BinList::chosenChanged);
    retranslate();
}

void BinList::retranslate()
{
    setAccessibleName(tr("Deleted things"));
    setHeaderLabels({tr("What"), tr("Messages"), tr("Deleted"), tr("Days left")});
}

storage::BinRef BinList::refOf(const QTreeWidgetItem &item)
{
    return {item.data(WhatColumn, ConversationRole).toUuid(),
            item.data(WhatColumn, MessageRole).toUuid()};
}

/// Below the conversation's line, which is made with its first message.
QTreeWidgetItem *BinList::itemFor(const storage::BinEntry &entry)
{
    if (entry.ref.isConversation())
        return new QTreeWidgetItem(this);
    QTreeWidgetItem *&heading = m_headings[entry.ref.conversation];
    if (heading)
        return new QTreeWidgetItem(heading);
    heading = new QTreeWidgetItem(this);
    //: Heading above the messages that were deleted in one chat; %1 is its title
    heading->setText(WhatColumn, tr("In “%1”").arg(titleOf(entry)));
    heading->setData(WhatColumn, ConversationRole, entry.ref.conversation);
    heading->setData(WhatColumn, HeadingRole, true);
    heading->setExpanded(true);
    return new QTreeWidgetItem(heading);
}

void BinList::fill(QTreeWidgetItem &item, const storage::BinEntry &entry)
{
    item.setText(WhatColumn, wordsOf(entry));
    item.setData(WhatColumn, ConversationRole, entry.ref.conversation);
    item.setData(WhatColumn, MessageRole, entry.ref.message);
    item.setText(CountColumn, QLocale().toString(entry.messageCount));
    item.setText(DeletedColumn,
                 QLocale().toString(entry.deleted.toLocalTime(), QLocale::ShortFormat));
    const qint64 left = m_days - entry.deleted.daysTo(m_now);
    item.setText(LeftColumn, m_days == 0 ? tr("–") : QLocale().toString(qMax<qint64>(0, left)));
    for (const int column : {CountColumn, LeftColumn})
        item.setTextAlignment(column, Qt::AlignTrailing | Qt::AlignVCenter);
}

void BinList::show(const QList<storage::BinEntry> &entries, const QDateTime &now, int days)
{
    const QList<storage::BinRef> wereChosen = chosen();
    const QSet<storage::BinRef> before(wereChosen.cbegin(), wereChosen.cend());
    m_now = now;
    m_days = days;
    // Told once, not for each of many thousand lines.
    QSignalBlocker silence(this);
    m_headings.clear();
    clear();
    for (const storage::BinEntry &entry : entries) {
        QTreeWidgetItem *item = itemFor(entry);
        fill(*item, entry);
        if (before.contains(entry.ref))
            item->setSelected(true);
    }
    silence.unblock();
    if (!currentItem() && topLevelItemCount() > 0)
        setCurrentItem(topLevelItem(0));
    Q_EMIT chosenChanged();
}

bool BinList::choose(const QUuid &conversation)
{
    for (int row = 0; row < topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = topLevelItem(row);
        const bool isHeading = item->data(WhatColumn, HeadingRole).toBool();
        if (isHeading || refOf(*item) != storage::BinRef{conversation, QUuid()})
            continue;
        setCurrentItem(item);
        return true;
    }
    return false;
}

QList<storage::BinRef> BinList::chosen() const
{
    QList<storage::BinRef> refs;
    QSet<storage::BinRef> taken;
    const auto take = [&refs, &taken](const QTreeWidgetItem &item) {
        const storage::BinRef ref = refOf(item);
        const qsizetype before = taken.size();
        taken.insert(ref);
        if (taken.size() > before)
            refs.append(ref);
    };
    const QList<QTreeWidgetItem *> items = selectedItems();
    for (const QTreeWidgetItem *item : items) {
        if (!item->data(WhatColumn, HeadingRole).toBool()) {
            take(*item);
            continue;
        }
        for (int row = 0; row < item->childCount(); ++row)
            take(*item->child(row));
    }
    return refs;
}

std::optional<storage::BinRef> BinList::current() const
{
    const QTreeWidgetItem *item = currentItem();
    if (!item || item->data(WhatColumn, HeadingRole).toBool())
        return std::nullopt;
    return refOf(*item);
}

void BinList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete)
        Q_EMIT purgeRequested();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT restoreRequested();
    else
        QTreeWidget::keyPressEvent(event);
}

void BinList::contextMenuEvent(QContextMenuEvent *event)
{
    if (chosen().isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Restore")), &QAction::triggered, this, &BinList::restoreRequested);
    menu->addSeparator();
    connect(menu->addAction(tr("Delete for good…")), &QAction::triggered, this,
            &BinList::purgeRequested);
    menu->popup(event->globalPos());
}

} // namespace ui
