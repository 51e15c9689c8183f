// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/conversationviewrig.h"

#include <functional>

namespace support {

/// What must not move when something that was not known yet makes rows higher. The rows from 0 on
/// are pairs of question and answer, at least 14 of them, and the end is in view.
class ArrivalRig : protected ConversationViewRig
{
protected:
    static void addReadPlaces()
    {
        QTest::addColumn<int>("down"); ///< pixels from the row's top to the view's
        QTest::newRow("at its top") << 0;
        QTest::newRow("between its lines") << 7;
        QTest::newRow("in the gap above") << -9;
    }
    void keepsTheLineThatIsRead(int down, const std::function<void()> &arrive)
    {
        constexpr int kRead = 12; // a question: nothing in it changes
        m_view->scrollTo(m_view->model()->index(kRead, 0), QAbstractItemView::PositionAtTop);
        QScrollBar *bar = m_view->verticalScrollBar();
        bar->setValue(bar->value() + rowRect(kRead).top() + down);
        const int before = rowRect(kRead).top();
        const int below = rowRect(kRead + 2).top();
        arrive();
        QTRY_VERIFY(rowRect(kRead + 2).top() > below + 100);
        QCOMPARE(rowRect(kRead).top(), before);
        QVERIFY(!m_view->isAtEnd());
    }
    void keepsTheEnd(const std::function<void()> &arrive)
    {
        QVERIFY(m_view->isAtEnd());
        const int last = m_view->model()->rowCount() - 1;
        const int height = rowRect(last).height();
        const int bottom = rowRect(last).bottom();
        arrive();
        QTRY_VERIFY(rowRect(last).height() > height + 100);
        QTRY_COMPARE(rowRect(last).bottom(), bottom);
        QVERIFY(m_view->isAtEnd());
    }
};

} // namespace support
