// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/conversationviewrig.h"
#include "ui/conversation/findbar.h"
#include "ui/conversation/finder.h"

#include <QVBoxLayout>

namespace support {

/// The conversation below its find bar, in a window of their own; the conversation has the focus.
class FindBarRig : protected ConversationViewRig
{
protected:
    void openWithBar()
    {
        m_theme = std::make_unique<ui::Theme>();
        m_gate = std::make_unique<FakeGate>();
        m_view = std::make_unique<ui::ConversationView>(*m_theme, *m_gate);
        auto port = std::make_unique<FakePort>();
        m_port = port.get();
        m_view->setPort(std::move(port));
        m_host = std::make_unique<QWidget>();
        m_bar = new ui::FindBar(*m_theme, *m_view, m_host.get());
        auto *column = new QVBoxLayout(m_host.get());
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_bar);
        column->addWidget(m_view.get(), 1);
        m_host->resize(700, 540);
        m_host->show();
        QApplication::setActiveWindow(m_host.get()); // there is no window manager to do it
        QVERIFY(QTest::qWaitForWindowExposed(m_host.get()));
        m_view->setFocus();
    }
    [[nodiscard]] ui::ConversationSearch &search() const { return m_view->finder().search(); }

    std::unique_ptr<QWidget> m_host;
    ui::FindBar *m_bar = nullptr;
};

} // namespace support
