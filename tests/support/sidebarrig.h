// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/conversationlistmodel.h"
#include "support/manualclock.h"
#include "ui/sidebar/sidebar.h"
#include "ui/sidebar/sidebarlist.h"

#include <QTest>

namespace support {

/// The sidebar with "Chat 0" to "Chat 3", a day between each: what its tests derive from, beside
/// QObject. The list has the focus.
class SidebarRig
{
protected:
    void open()
    {
        m_list = std::make_unique<core::ConversationList>();
        m_cabinet.setAll({});
        QList<core::ConversationInfo> infos;
        for (int i = 0; i < 4; ++i) {
            core::ConversationInfo info;
            info.id = QUuid::createUuid();
            info.title = QStringLiteral("Chat %1").arg(i);
            info.updated = m_clock.now().addDays(-i);
            infos.append(info);
        }
        m_list->setAll(infos);
        m_theme = std::make_unique<ui::Theme>();
        m_sidebar = std::make_unique<ui::Sidebar>(*m_theme, *m_list, m_cabinet, m_clock);
        m_sidebar->resize(260, 600);
        m_sidebar->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_sidebar.get()));
        m_sidebar->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_sidebar.get()));
        list()->setFocus();
    }
    void close()
    {
        m_sidebar.reset();
        m_theme.reset();
        m_list.reset();
    }
    [[nodiscard]] ui::SidebarList *list() const
    {
        return m_sidebar->findChild<ui::SidebarList *>();
    }
    /// Where a row of the conversations' list stands; invalid when it is not shown.
    [[nodiscard]] QModelIndex row(int conversation) const
    {
        const QModelIndex first = list()->model()->index(0, 0);
        const auto found = list()->model()->match(first, models::ConversationListModel::IdRole,
                                                  m_list->at(conversation).id, 1);
        return found.isEmpty() ? QModelIndex() : found.constFirst();
    }
    void click(int conversation, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, modifiers,
                          list()->visualRect(row(conversation)).center() - QPoint(60, 0));
    }

    std::unique_ptr<core::ConversationList> m_list;
    core::Cabinet m_cabinet;
    support::ManualClock m_clock;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Sidebar> m_sidebar;
};

} // namespace support
