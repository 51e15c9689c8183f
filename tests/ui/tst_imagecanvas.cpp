// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imageviewer/imagecanvas.h"

#include <QAccessible>
#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using ui::ImageCanvas;

/// Looking at one picture: its size, what is seen of it, and what moves it.
class TestImageCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aLargePictureIsShownWhole();
    void aSmallPictureIsNotEnlarged();
    void followsTheWindowUntilItIsZoomed();
    void zoomsInUsualSteps();
    void zoomsWithinLimits();
    void theWheelZoomsWhereThePointerIs();
    void theWheelMovesWhatIsLarger();
    void draggingMovesIt();
    void arrowKeysMoveIt();
    void aDoubleClickTogglesBetweenWholeAndActualSize();
    void paintsThePixelsThereAre_data();
    void paintsThePixelsThereAre();
    void readsTheSameInBothDirections();
    void transparentOnesLieOnALightGround_data();
    void transparentOnesLieOnALightGround();
    void saysWhatIsWrong();
    void showsTheFocusOfTheKeyboard();
    void isAPictureForScreenReaders();

private:
    void look(int width, int height);
    void wheel(QPoint place, QPoint delta, Qt::KeyboardModifiers modifiers = {});
    void moveTo(QPointF place);
    [[nodiscard]] QImage grabbed() { return m_canvas->viewport()->grab().toImage(); }
    [[nodiscard]] QPoint scrolled() const
    {
        return {m_canvas->horizontalScrollBar()->value(), m_canvas->verticalScrollBar()->value()};
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ImageCanvas> m_canvas;
};

namespace {

/// A colour for each quarter.
QImage quarters(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const bool isLeft = x < size.width() / 2;
            const bool isTop = y < size.height() / 2;
            image.setPixel(x, y, qRgb(isLeft ? 200 : 20, isTop ? 180 : 40, 90));
        }
    }
    return image;
}

chat::ViewedPicture pictureOf(const QImage &image)
{
    chat::ViewedPicture picture;
    picture.size = image.size();
    for (QImage level = image; picture.levels.isEmpty() || level.width() >= 64;
         level = level.scaled(level.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation))
        picture.levels.append(level);
    return picture;
}

} // namespace

void TestImageCanvas::init()
{
    m_theme = std::make_unique<ui::Theme>();
    m_canvas = std::make_unique<ImageCanvas>(*m_theme);
    m_canvas->resize(400, 300);
    m_canvas->show();
    QApplication::setActiveWindow(m_canvas.get()); // there is no window manager to do it
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
}

void TestImageCanvas::cleanup()
{
    m_canvas.reset();
    m_theme.reset();
}

void TestImageCanvas::look(int width, int height)
{
    m_canvas->setPicture(pictureOf(quarters({width, height})));
}

void TestImageCanvas::wheel(QPoint place, QPoint delta, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(place, m_canvas->viewport()->mapToGlobal(place), {}, delta, Qt::NoButton,
                      modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_canvas->viewport(), &event);
}

/// With the button held. (QTest's own move goes by the X server, which knows of no button.)
void TestImageCanvas::moveTo(QPointF place)
{
    QMouseEvent event(QEvent::MouseMove, place, m_canvas->viewport()->mapToGlobal(place),
                      Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_canvas->viewport(), &event);
}

void TestImageCanvas::aLargePictureIsShownWhole()
{
    look(1600, 600);
    QVERIFY(m_canvas->isFitted());
    QCOMPARE(m_canvas->zoom(), 0.25);
    QCOMPARE(m_canvas->pictureRect(), QRect(0, 75, 400, 150)); // in the middle
    QCOMPARE(m_canvas->horizontalScrollBar()->maximum(), 0);
    QCOMPARE(m_canvas->verticalScrollBar()->maximum(), 0);
}

void TestImageCanvas::aSmallPictureIsNotEnlarged()
{
    look(100, 60);
    QCOMPARE(m_canvas->zoom(), 1.0);
    QCOMPARE(m_canvas->pictureRect(), QRect(150, 120, 100, 60));
}

void TestImageCanvas::followsTheWindowUntilItIsZoomed()
{
    look(1600, 600);
    const QSignalSpy zoomed(m_canvas.get(), &ImageCanvas::zoomed);
    m_canvas->resize(800, 600);
    QTRY_COMPARE(m_canvas->zoom(), 0.5);
    QVERIFY(zoomed.count() > 0);
    m_canvas->setZoom(0.4);
    QVERIFY(!m_canvas->isFitted());
    m_canvas->resize(600, 300);
    QCoreApplication::processEvents();
    QCOMPARE(m_canvas->zoom(), 0.4);
    m_canvas->fit();
    QCOMPARE(m_canvas->zoom(), 0.375);
}

void TestImageCanvas::zoomsInUsualSteps()
{
    look(1600, 1200);
    QCOMPARE(m_canvas->zoom(), 0.25);
    const QList<double> larger{0.33, 0.5, 0.67, 1.0, 1.5, 2.0};
    for (const double zoom : larger) {
        m_canvas->zoomBy(1);
        QCOMPARE(m_canvas->zoom(), zoom);
    }
    m_canvas->zoomBy(-1);
    QCOMPARE(m_canvas->zoom(), 1.5);
    // From between two steps to the next one.
    m_canvas->setZoom(0.4);
    m_canvas->zoomBy(-1);
    QCOMPARE(m_canvas->zoom(), 0.33);
}

void TestImageCanvas::zoomsWithinLimits()
{
    look(1600, 1200);
    m_canvas->setZoom(1000);
    QCOMPARE(m_canvas->zoom(), 8.0);
    m_canvas->zoomBy(1);
    QCOMPARE(m_canvas->zoom(), 8.0);
    m_canvas->setZoom(0);
    QCOMPARE(m_canvas->zoom(), 0.05);
    // What fits only when it is smaller still can be seen whole.
    look(4000, 10);
    m_canvas->resize(100, 100);
    QTRY_COMPARE(m_canvas->zoom(), 0.025);
    m_canvas->setZoom(0);
    QCOMPARE(m_canvas->zoom(), 0.025);
    m_canvas->setWords({});
    m_canvas->setZoom(3); // nothing to zoom
    QVERIFY(!m_canvas->hasPicture());
}

void TestImageCanvas::theWheelZoomsWhereThePointerIs()
{
    look(1600, 1200);
    const QPoint place(300, 90);
    const auto shareAt = [this](QPoint at) {
        const QRectF rect = m_canvas->pictureRect();
        return QPointF((at.x() - rect.x()) / rect.width(), (at.y() - rect.y()) / rect.height());
    };
    const QPointF before = shareAt(place);
    for (int i = 0; i < 6; ++i)
        wheel(place, {0, 120}, Qt::ControlModifier);
    QVERIFY(m_canvas->zoom() > 0.25 * 2);
    QVERIFY((shareAt(place) - before).manhattanLength() < 0.01);
    const double near = m_canvas->zoom();
    wheel(place, {0, -120}, Qt::ControlModifier);
    QVERIFY(m_canvas->zoom() < near);
}

void TestImageCanvas::theWheelMovesWhatIsLarger()
{
    look(1600, 1200);
    wheel({200, 150}, {0, -120}); // all of it is there
    QCOMPARE(scrolled(), QPoint(0, 0));
    QCOMPARE(m_canvas->zoom(), 0.25);
    m_canvas->setZoom(1);
    const QPoint middle = scrolled();
    wheel({200, 150}, {0, -120});
    QCOMPARE(scrolled().x(), middle.x());
    QVERIFY(scrolled().y() > middle.y());
    wheel({200, 150}, {0, -120}, Qt::ShiftModifier);
    QVERIFY(scrolled().x() > middle.x());
    QCOMPARE(m_canvas->zoom(), 1.0);
}

void TestImageCanvas::draggingMovesIt()
{
    look(1600, 1200);
    QCOMPARE(m_canvas->viewport()->cursor().shape(), Qt::ArrowCursor);
    m_canvas->setZoom(1);
    QCOMPARE(m_canvas->viewport()->cursor().shape(), Qt::OpenHandCursor);
    const QPoint before = scrolled();
    QTest::mousePress(m_canvas->viewport(), Qt::LeftButton, {}, {200, 150});
    QCOMPARE(m_canvas->viewport()->cursor().shape(), Qt::ClosedHandCursor);
    moveTo({150, 130});
    QCOMPARE(scrolled(), before + QPoint(50, 20));
    QTest::mouseRelease(m_canvas->viewport(), Qt::LeftButton, {}, {150, 130});
    QCOMPARE(m_canvas->viewport()->cursor().shape(), Qt::OpenHandCursor);
    moveTo({20, 20});
    QCOMPARE(scrolled(), before + QPoint(50, 20));
}

void TestImageCanvas::arrowKeysMoveIt()
{
    look(1600, 1200);
    m_canvas->setZoom(1);
    const QPoint before = scrolled();
    QTest::keyClick(m_canvas.get(), Qt::Key_Down);
    QVERIFY(scrolled().y() > before.y());
    QTest::keyClick(m_canvas.get(), Qt::Key_Right);
    QVERIFY(scrolled().x() > before.x());
    QTest::keyClick(m_canvas.get(), Qt::Key_Left);
    QTest::keyClick(m_canvas.get(), Qt::Key_Up);
    QCOMPARE(scrolled(), before);
}

void TestImageCanvas::aDoubleClickTogglesBetweenWholeAndActualSize()
{
    look(1600, 1200);
    QTest::mouseDClick(m_canvas->viewport(), Qt::LeftButton, {}, {10, 10});
    QCOMPARE(m_canvas->zoom(), 1.0);
    QCOMPARE(scrolled(), QPoint(30, 30)); // pixel 40 stays below the pointer
    QTest::mouseDClick(m_canvas->viewport(), Qt::LeftButton, {}, {10, 10});
    QVERIFY(m_canvas->isFitted());
    QCOMPARE(m_canvas->zoom(), 0.25);
}

void TestImageCanvas::paintsThePixelsThereAre_data()
{
    QTest::addColumn<double>("zoom");
    for (const double zoom : {0.1, 0.33, 0.5, 1.0, 1.5, 4.0})
        QTest::addRow("%d %%", int(zoom * 100)) << zoom;
}

void TestImageCanvas::paintsThePixelsThereAre()
{
    QFETCH(double, zoom);
    look(1000, 800);
    m_canvas->setZoom(zoom);
    const QImage shot = grabbed();
    const QRect whole = m_canvas->pictureRect();
    const QPoint middle = whole.center();
    for (const QPoint off : {QPoint(-9, -9), QPoint(9, -9), QPoint(-9, 9), QPoint(9, 9)}) {
        QCOMPARE(shot.pixel(middle + off),
                 qRgb(off.x() < 0 ? 200 : 20, off.y() < 0 ? 180 : 40, 90));
    }
    if (whole.top() > 2)
        QCOMPARE(QColor(shot.pixel(whole.left() + 4, whole.top() - 2)), m_theme->colors().canvas);
}

void TestImageCanvas::readsTheSameInBothDirections()
{
    look(1600, 1200);
    m_canvas->setZoom(1);
    m_canvas->horizontalScrollBar()->setValue(0);
    QTRY_VERIFY(m_canvas->verticalScrollBar()->isVisible());
    const QImage before = grabbed();
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    QCoreApplication::processEvents();
    const QImage after = grabbed();
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QCOMPARE(after, before);
}

void TestImageCanvas::transparentOnesLieOnALightGround_data()
{
    QTest::addColumn<core::ColorScheme>("scheme");
    QTest::newRow("light") << core::ColorScheme::Light;
    QTest::newRow("dark") << core::ColorScheme::Dark;
}

void TestImageCanvas::transparentOnesLieOnALightGround()
{
    QFETCH(core::ColorScheme, scheme);
    core::Settings settings;
    settings.colorScheme = scheme;
    m_theme->apply(settings);
    QImage image(200, 100, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    m_canvas->setPicture(pictureOf(image));
    const QRect inside = m_canvas->pictureRect().adjusted(10, 10, -10, -10);
    const QImage shot = grabbed().copy(inside);
    QSet<QRgb> grounds;
    for (int x = 0; x < shot.width(); ++x) {
        grounds.insert(shot.pixel(x, 4));
        QVERIFY(qGray(shot.pixel(x, 4)) > 150); // black drawings show on it
    }
    QCOMPARE(grounds.size(), 2);
}

void TestImageCanvas::saysWhatIsWrong()
{
    look(1600, 1200);
    m_canvas->setWords(QStringLiteral("This cannot be shown."));
    QVERIFY(!m_canvas->hasPicture());
    QVERIFY(m_canvas->pictureRect().isEmpty());
    const QImage words = grabbed();
    m_canvas->setWords({});
    QVERIFY(grabbed() != words);
}

void TestImageCanvas::showsTheFocusOfTheKeyboard()
{
    look(100, 60);
    m_canvas->clearFocus();
    const QImage calm = grabbed();
    m_canvas->setFocus(Qt::OtherFocusReason);
    QCOMPARE(grabbed(), calm);
    m_canvas->clearFocus();
    m_canvas->setFocus(Qt::TabFocusReason);
    QVERIFY(grabbed() != calm);
}

void TestImageCanvas::isAPictureForScreenReaders()
{
    m_canvas->setAccessibleName(QStringLiteral("cat.png"));
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(m_canvas.get());
    QVERIFY(accessible);
    QCOMPARE(accessible->role(), QAccessible::Graphic);
    QCOMPARE(accessible->text(QAccessible::Name), QStringLiteral("cat.png"));
}

QTEST_MAIN(TestImageCanvas)
#include "tst_imagecanvas.moc"
