// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/sidebarmenu.h"

#include "ui/chatkeys.h"

namespace ui {

SidebarMenu::SidebarMenu(const QList<core::ConversationInfo> &chosen, QWidget *parent)
    : QMenu(parent)
{
    if (chosen.size() == 1) {
        fillForOne(chosen.constFirst());
        return;
    }
    fillForMany(int(chosen.size()), areAll(chosen, &core::ConversationInfo::isPinned),
                areAll(chosen, &core::ConversationInfo::isArchived));
}

void SidebarMenu::fillForOne(const core::ConversationInfo &info)
{
    add(SidebarDeed::Rename, tr("Rename"), QKeySequence(Qt::Key_F2));
    add(SidebarDeed::MakeTitle, tr("Generate title"), {});
    // In the archive nothing stands on top.
    if (!info.isArchived)
        add(SidebarDeed::Pin, info.isPinned ? tr("Unpin") : tr("Pin"), kPinKeys);
    add(SidebarDeed::Archive, info.isArchived ? tr("Take out of the archive") : tr("Archive"),
        kArchiveKeys);
    add(SidebarDeed::Duplicate, tr("Duplicate"), kDuplicateKeys);
    add(SidebarDeed::Export, tr("Export…"), {});
    addFiling();
    addSeparator();
    add(SidebarDeed::Remove, tr("Delete"), QKeySequence::Delete);
}

void SidebarMenu::fillForMany(int count, bool areAllPinned, bool areAllArchived)
{
    if (!areAllArchived) {
        add(SidebarDeed::Pin,
            areAllPinned ? tr("Unpin %n chats", nullptr, count)
                         : tr("Pin %n chats", nullptr, count),
            kPinKeys);
    }
    add(SidebarDeed::Archive,
        areAllArchived ? tr("Take %n chats out of the archive", nullptr, count)
                       : tr("Archive %n chats", nullptr, count),
        kArchiveKeys);
    add(SidebarDeed::MakeTitle, tr("Generate titles of %n chats", nullptr, count), {});
    add(SidebarDeed::Export, tr("Export %n chats…", nullptr, count), {});
    addFiling();
    addSeparator();
    add(SidebarDeed::Remove, tr("Delete %n chats", nullptr, count), QKeySequence::Delete);
}

void SidebarMenu::addFiling()
{
    addSeparator();
    add(SidebarDeed::MoveToFolder, tr("Move to folder…"), {});
    add(SidebarDeed::Tags, tr("Tags…"), {});
}

void SidebarMenu::add(SidebarDeed deed, const QString &words, const QKeySequence &keys)
{
    addAction(words, this, [this, deed] { Q_EMIT chose(deed); })->setShortcut(keys);
}

} // namespace ui
