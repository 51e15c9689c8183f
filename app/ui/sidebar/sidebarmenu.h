// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sidebar/sidebardeed.h"

#include <QMenu>

namespace ui {

/// What can be done to one conversation of the sidebar, or to several at once.
class SidebarMenu : public QMenu
{
    Q_OBJECT

public:
    /// Not for none.
    SidebarMenu(const QList<core::ConversationInfo> &chosen, QWidget *parent);

Q_SIGNALS:
    void chose(ui::SidebarDeed deed);

private:
    void fillForOne(const core::ConversationInfo &info);
    void fillForMany(int count, bool areAllPinned, bool areAllArchived);
    void addFiling();
    void add(SidebarDeed deed, const QString &words, const QKeySequence &keys);
};

} // namespace ui
