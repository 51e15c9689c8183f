// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"
#include "support/paintwatch.h"
#include "ui/conversation/rowlist.h"
#include "ui/conversation/scroller.h"

#include <QAbstractScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

/// Rows that are set in slices while a person drags through them.
class TestHurry : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void aTurnThatIsOverSetsNothingAndSaysSo();
    void onlyWhatIsInViewIsSetMeanwhile();
    void whatADragLeftOutIsSetWhenItRests();
    void aDragHasALimitForATurnAndItsRestNone();
    void withoutADragNothingIsLeftOut();
    void aNewWidthGuessesWhatAFreshListGuesses();
    void aPlaceIsShownOnceItIsWhole();
    void whereTheBarWentMeanwhileIsGoneToAfterwards();
    void aDiskThatStandsStillHoldsNothingForLong();
    void aKeyEndsTheWaiting();

private:
    /// A conversation of which nothing is read but its end, and the bar taken hold of.
    void openStored(int mostHeldMs)
    {
        open();
        auto port = std::make_unique<support::FakePort>();
        m_port = port.get();
        for (int i = 0; i < 300; ++i)
            (void)port->addStored(
                i % 2 ? core::Role::Assistant : core::Role::User,
                QStringLiteral("Answer %1 with some words.\n\n").arg(i).repeated(6));
        m_view->setPort(std::move(port));
        loadAsked();
        QCoreApplication::processEvents();
        m_watch = std::make_unique<support::PaintWatch>(*m_view, [this] { look(); });
        m_hurry = &m_watch->hurry();
        m_hurry->setMostHeld(mostHeldMs);
        m_tops.clear();
        m_empty = m_notWhole = 0;
        bar().setSliderDown(true);
    }
    /// Reads what the view wants to show.
    void loadAsked()
    {
        const auto asked = std::exchange(m_port->m_loads, {});
        for (const auto &[first, last] : asked) {
            for (int row = first; row <= last; ++row) {
                if (!m_port->conversation().at(row).isLoaded)
                    m_port->load(row);
            }
        }
    }
    [[nodiscard]] QScrollBar &bar() const { return *m_view->verticalScrollBar(); }
    [[nodiscard]] int topRow() const { return m_view->indexAt({300, 40}).row(); }
    /// Looks at what is painted.
    void look()
    {
        m_tops.append(topRow());
        m_empty += m_watch->hasEmptyRow() ? 1 : 0;
        m_notWhole += m_hurry->isWhole() ? 0 : 1;
    }

    std::unique_ptr<support::PaintWatch> m_watch;
    ui::Hurry *m_hurry = nullptr;
    QList<int> m_tops;  ///< of each picture, the row at its top
    int m_empty = 0;    ///< pictures with an empty row, by a walk over the rows
    int m_notWhole = 0; ///< the same, as Hurry says it
    /// Every row in view shows something.
    [[nodiscard]] bool isAllInked() const
    {
        const QImage image = m_view->viewport()->grab().toImage();
        for (int y = 0; y < image.height();) {
            const QModelIndex index = m_view->indexAt({image.width() / 2, y});
            if (!index.isValid())
                return false;
            const QRect row = rowRect(index.row()).intersected(image.rect());
            const QImage part = image.copy(row);
            QImage plain(part.size(), part.format());
            plain.fill(image.pixelColor(1, 1));
            // A gap or a footer may be all that is seen of the first and the last one.
            if (part == plain && row.height() > 80)
                return false;
            y = row.bottom() + 1;
        }
        return true;
    }
};

namespace {

/// Rows of their own, without a view.
struct Rows {
    Rows()
    {
        const ui::Theme theme;
        context.type = render::TypeScale::make(theme.readingFont(), theme.codeFont());
        context.uiFont = theme.uiFont();
        context.captionFont = theme.uiFont();
        for (int i = 0; i < 100; ++i)
            (void)port.add(core::Role::Assistant,
                           QStringLiteral("Answer %1 with some words.\n\n").arg(i).repeated(6));
        list.reset(&port.conversation());
        scroller.setViewHeight(400);
    }

    ui::RowContext context;
    support::FakePort port;
    ui::RowList list{context};
    ui::Scroller scroller{list};
};

} // namespace

void TestHurry::aTurnThatIsOverSetsNothingAndSaysSo()
{
    Rows rows;
    rows.scroller.turn.until = QDeadlineTimer(0);
    rows.scroller.scrollTo(rows.scroller.maxOffset() / 2);
    const qint64 place = rows.scroller.offset();
    QVERIFY(rows.scroller.turn.hasLeftOut);
    QCOMPARE(rows.list.liveCount(), 0);
    rows.scroller.turn.until = QDeadlineTimer(60'000);
    rows.scroller.settle();
    QVERIFY(!rows.scroller.turn.hasLeftOut);
    const int top = rows.list.rowAt(rows.scroller.toRows(0));
    QVERIFY(rows.list.liveRow(top));
    QVERIFY(rows.list.liveRow(rows.list.rowAt(rows.scroller.toRows(399))));
    QVERIFY2(std::abs(rows.scroller.offset() - place) < 400, "what is looked at has moved away");
}

void TestHurry::onlyWhatIsInViewIsSetMeanwhile()
{
    Rows rows;
    rows.scroller.turn.until = QDeadlineTimer(60'000);
    rows.scroller.scrollTo(rows.scroller.maxOffset() / 2);
    const int top = rows.list.rowAt(rows.scroller.toRows(0));
    const int bottom = rows.list.rowAt(rows.scroller.toRows(399));
    QCOMPARE(rows.list.liveCount(), bottom - top + 1);
    rows.scroller.turn.until = QDeadlineTimer(QDeadlineTimer::Forever);
    rows.scroller.settle();
    QVERIFY(rows.list.liveCount() > bottom - top + 1);
}

void TestHurry::whatADragLeftOutIsSetWhenItRests()
{
    open();
    fill(300);
    QScrollBar &bar = *m_view->verticalScrollBar();
    auto *hurry = m_view->findChild<ui::Hurry *>();
    QVERIFY(hurry);
    QSignalSpy due(hurry, &ui::Hurry::due);
    bar.setSliderDown(true);
    for (int i = 9; i > 0; --i)
        bar.setSliderPosition(bar.maximum() / 10 * i);
    bar.setSliderDown(false);
    QTRY_VERIFY(isAllInked());
    QTRY_VERIFY(due.count() > 0); // the last time it is what lies beside the view
    close();
}

void TestHurry::aDragHasALimitForATurnAndItsRestNone()
{
    Rows rows;
    ui::Scroller &scroller = rows.scroller;
    QAbstractScrollArea area;
    QScrollBar &bar = *area.verticalScrollBar();
    bar.setRange(0, 1000);
    auto *hurry = new ui::Hurry(scroller, rows.list, area);
    connect(hurry, &ui::Hurry::due, hurry, [&scroller] { scroller.settle(); });
    QVERIFY(scroller.turn.until.isForever());
    bar.setSliderDown(true);
    bar.setSliderPosition(500);
    QVERIFY(!scroller.turn.until.isForever());
    scroller.turn.until = QDeadlineTimer(0); // as if something else had taken all of it
    scroller.scrollTo(scroller.maxOffset() / 2);
    QVERIFY(scroller.turn.hasLeftOut);
    QCOMPARE(rows.list.liveCount(), 0);
    bar.setSliderDown(false);
    QTRY_VERIFY(scroller.turn.until.isForever());
    QVERIFY(!scroller.turn.hasLeftOut);
    QVERIFY(rows.list.liveCount() > 0);
}

void TestHurry::withoutADragNothingIsLeftOut()
{
    open();
    fill(100);
    press(Qt::Key_Home); // the window's own resizes are over with it
    QSignalSpy due(m_view->findChild<ui::Hurry *>(), &ui::Hurry::due);
    press(Qt::Key_PageDown, 5);
    wheel(-120);
    QCoreApplication::processEvents();
    QCOMPARE(due.count(), 0);
    close();
}

void TestHurry::aNewWidthGuessesWhatAFreshListGuesses()
{
    Rows rows;
    core::Conversation &conversation = rows.port.conversation();
    (void)rows.port.add(core::Role::User, QStringLiteral("A question. ").repeated(40));
    rows.list.insertRows(100, 100);
    const QUuid grown = conversation.at(50).id;
    conversation.appendText(grown, 0, QStringLiteral("More of it. ").repeated(90));
    (void)rows.list.update(50);
    rows.list.setWidth(310);
    ui::RowList fresh(rows.context);
    fresh.setWidth(310);
    fresh.reset(&conversation);
    for (int row = 0; row < fresh.count(); ++row)
        QCOMPARE(rows.list.rowHeight(row), fresh.rowHeight(row));
    QCOMPARE(rows.list.height(), fresh.height());
    QVERIFY(rows.list.isEstimated(50));
}

void TestHurry::aPlaceIsShownOnceItIsWhole()
{
    openStored(60'000);
    bar().setSliderPosition(bar().maximum() / 2);
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    QVERIFY(!m_port->m_loads.isEmpty());
    QCOMPARE(m_tops, QList<int>()); // the picture from before stays
    loadAsked();
    QTRY_VERIFY(!m_tops.isEmpty());
    QVERIFY(m_hurry->isWhole());
    QCOMPARE(m_empty, 0);
    QCOMPARE(m_notWhole, 0);
    QVERIFY(topRow() > 100 && topRow() < 200);
    close();
}

void TestHurry::whereTheBarWentMeanwhileIsGoneToAfterwards()
{
    openStored(60'000);
    bar().setSliderPosition(bar().maximum() / 2);
    const int first = topRow();
    const int value = bar().maximum() / 4;
    bar().setSliderPosition(bar().maximum() / 3);
    bar().setSliderPosition(value);
    QCOMPARE(topRow(), first);
    loadAsked();
    QTRY_VERIFY(!m_tops.isEmpty()); // so a drag that is faster than the disk is seen, too
    QVERIFY(std::abs(m_tops.first() - first) <= 1);
    QTRY_VERIFY(!m_port->m_loads.isEmpty());
    QTRY_VERIFY(topRow() < first - 30);
    bar().setSliderDown(false);
    loadAsked();
    QTRY_VERIFY(m_hurry->isWhole());
    QTRY_VERIFY(m_tops.last() < first - 30);
    QTRY_VERIFY(std::abs(bar().value() - value) < 400); // heights became exact meanwhile
    QCOMPARE(m_empty, 0);
    QCOMPARE(m_notWhole, 0);
    close();
}

void TestHurry::aDiskThatStandsStillHoldsNothingForLong()
{
    openStored(50);
    bar().setSliderPosition(bar().maximum() / 2);
    QTRY_VERIFY(!m_tops.isEmpty());
    QCOMPARE(m_empty, int(m_tops.size()));
    QCOMPARE(m_notWhole, int(m_tops.size()));
    bar().setSliderPosition(bar().maximum() / 4);
    QTRY_VERIFY(topRow() < 100); // nor is the bar held
    loadAsked();
    QTRY_VERIFY(m_hurry->isWhole());
    close();
}

void TestHurry::aKeyEndsTheWaiting()
{
    openStored(60'000);
    bar().setSliderPosition(bar().maximum() / 2);
    bar().setSliderPosition(bar().maximum() / 3);
    bar().setSliderDown(false);
    press(Qt::Key_Home);
    QCOMPARE(topRow(), 0);
    QTRY_VERIFY(!m_tops.isEmpty());
    QCOMPARE(m_tops.last(), 0);
    QVERIFY(bar().hasTracking());
    close();
}

QTEST_MAIN(TestHurry)
#include "tst_hurry.moc"
