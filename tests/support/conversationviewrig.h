// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/conversationrig.h"
#include "ui/conversation/conversationview.h"

#include <QApplication>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>
#include <QWindow>

namespace support {

/// A shown ConversationView over a FakePort: what its tests derive from, beside QObject.
class ConversationViewRig
{
protected:
    /// The typesetter and the budget, where there are some, have to outlive close().
    void open(render::Typesetter *typesetter = nullptr, core::ByteBudget *budget = nullptr)
    {
        m_theme = std::make_unique<ui::Theme>();
        m_gate = std::make_unique<FakeGate>();
        m_view =
            std::make_unique<ui::ConversationView>(*m_theme, *m_gate, nullptr, typesetter, budget);
        m_view->resize(700, 500);
        auto port = std::make_unique<FakePort>();
        m_port = port.get();
        m_view->setPort(std::move(port));
        m_view->show();
        QApplication::setActiveWindow(m_view.get()); // there is no window manager to do it
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void close()
    {
        m_view.reset();
        m_gate.reset();
        m_theme.reset();
    }

    [[nodiscard]] QRect rowRect(int row) const
    {
        return m_view->visualRect(m_view->model()->index(row, 0));
    }
    void fill(int pairs)
    {
        for (int i = 0; i < pairs; ++i) {
            (void)m_port->add(core::Role::User, QStringLiteral("Question %1").arg(i));
            (void)m_port->add(core::Role::Assistant,
                              QStringLiteral("Answer %1 with some words.\n\n").arg(i).repeated(6));
        }
        QCoreApplication::processEvents();
    }
    void wheel(int delta)
    {
        const QPoint middle = m_view->viewport()->rect().center();
        QWheelEvent event(middle, m_view->viewport()->mapToGlobal(middle), {}, {0, delta},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &event);
    }
    /// Moves the pointer there, on the viewport. (QTest's own move of a widget asks the X server
    /// for it and does not wait.)
    void point(const QPoint &place)
    {
        QTest::mouseMove(m_view->windowHandle(), m_view->viewport()->mapTo(m_view.get(), place));
    }
    void press(Qt::Key key, int times = 1)
    {
        for (int i = 0; i < times; ++i)
            QTest::keyClick(m_view.get(), key);
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<FakeGate> m_gate;
    std::unique_ptr<ui::ConversationView> m_view;
    FakePort *m_port = nullptr;
};

} // namespace support
