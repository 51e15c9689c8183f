// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/imageviewerrig.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QThreadPool>
#include <QWindow>

using namespace ui;

/// A picture of a message in a window of its own, with everything real behind it but the gateway.
class TestImageViewer : public QObject, support::ImageViewerRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { m_rig.reset(); }
    void opensOnAClick();
    void opensByTheKeyboardAndGivesTheFocusBack();
    void anotherPictureTakesThePlaceOfTheFirst();
    void takesTheSizeOfThePicture();
    void isNoLargerThanTheScreen();
    void zoomsByKeysAndButtons();
    void goesThroughThePicturesOfTheMessage();
    void offersNoOthersWhenThereIsOne();
    void arrowsFollowTheDirectionOfReading();
    void dropsWhatComesTooLate();
    void closesLikeOtherWindows_data();
    void closesLikeOtherWindows();
    void outlivesItsConversation();
    void itsMenuOffersTheSame();
    void everyPartHasANameAndATip();
    void fitsANarrowWindow();
};

void TestImageViewer::opensOnAClick()
{
    send({png(300, 200)});
    open();
    QVERIFY(!viewer()->isModal());
    QVERIFY(viewer()->isWindow());
    QCOMPARE(viewer()->windowHandle()->transientParent(), m_rig->window->windowHandle());
    QCOMPARE(viewer()->windowTitle(), QStringLiteral("picture 1.png"));
    QVERIFY(canvas()->hasFocus());
    // Nobody pressed Tab: no ring.
    QCOMPARE(QColor(canvas()->viewport()->grab().toImage().pixel(1, 60)),
             m_rig->theme.colors().canvas);
    QCOMPARE(canvas()->zoom(), 1.0);
    const QString size = QLocale()
                             .formattedDataSize(png(300, 200).size(), 0, QLocale::DataSizeSIFormat)
                             .replace(u' ', QChar(QChar::Nbsp)); // they stay in one line
    QCOMPARE(label("caption"), QStringLiteral("PNG · 300 × 200 · ") + size);
    const QImage shot = canvas()->viewport()->grab().toImage();
    const QRect shown = canvas()->pictureRect();
    QCOMPARE(shown.size(), QSize(300, 200));
    QCOMPARE(shot.pixel(shown.center() - QPoint(60, 0)), qRgb(255, 0, 0));
    QCOMPARE(shot.pixel(shown.center() + QPoint(60, 0)), qRgb(0, 0, 255));
}

void TestImageViewer::opensByTheKeyboardAndGivesTheFocusBack()
{
    send({png(300, 200)});
    view().setFocus(Qt::ShortcutFocusReason);
    QTest::keyClick(&view(), Qt::Key_Up, Qt::ControlModifier);
    QTest::keyClick(&view(), Qt::Key_Tab);
    QTest::keyClick(&view(), Qt::Key_Return);
    QVERIFY(viewer() && QTest::qWaitForWindowActive(viewer()));
    QTRY_VERIFY(canvas()->hasPicture());
    QTest::keyClick(canvas(), Qt::Key_Escape);
    QTRY_VERIFY(!viewer());
    QVERIFY(QTest::qWaitForWindowActive(m_rig->window.get()));
    QTRY_VERIFY(view().hasFocus());
    // On the thumbnail that it came from.
    QTest::keyClick(&view(), Qt::Key_Space);
    QTRY_VERIFY(viewer() && viewer()->isVisible());
}

void TestImageViewer::anotherPictureTakesThePlaceOfTheFirst()
{
    send({png(300, 200), png(120, 80)});
    open(0);
    const QSize size = viewer()->size();
    open(1);
    QCOMPARE(m_rig->window->findChildren<ImageViewer *>().size(), 1);
    QTRY_COMPARE(canvas()->pictureRect().size(), QSize(120, 80));
    QCOMPARE(label("place"), QStringLiteral("2 of 2"));
    QCOMPARE(viewer()->size(), size);
}

void TestImageViewer::takesTheSizeOfThePicture()
{
    send({png(1000, 700)});
    open();
    QCOMPARE(canvas()->zoom(), 1.0);
    QCOMPARE(canvas()->viewport()->size(), QSize(1000, 700));
}

void TestImageViewer::isNoLargerThanTheScreen()
{
    const QSize room = m_rig->window->screen()->availableSize();
    send({png(room.width() * 2, 300)});
    open();
    QVERIFY(viewer()->width() < room.width());
    QVERIFY(canvas()->zoom() < 0.5);
    QVERIFY(canvas()->isFitted());
}

void TestImageViewer::zoomsByKeysAndButtons()
{
    send({png(1600, 1200)});
    open();
    viewer()->resize(600, 500);
    QTRY_VERIFY(canvas()->zoom() < 0.5);
    const double whole = canvas()->zoom();
    const auto percent = [](double zoom) { return QStringLiteral("%1 %").arg(qRound(zoom * 100)); };
    const auto words = [this] { return button("zoom")->property("words").toString(); };
    QCOMPARE(words(), percent(whole));
    QTest::keyClick(canvas(), Qt::Key_1);
    QCOMPARE(canvas()->zoom(), 1.0);
    QCOMPARE(words(), QStringLiteral("100 %"));
    QTest::keyClick(canvas(), Qt::Key_Plus);
    QCOMPARE(canvas()->zoom(), 1.5);
    QTest::keyClick(canvas(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(canvas()->zoom(), 2.0);
    QTest::keyClick(canvas(), Qt::Key_Minus);
    QCOMPARE(canvas()->zoom(), 1.5);
    QTest::keyClick(canvas(), Qt::Key_0);
    QCOMPARE(canvas()->zoom(), whole);
    QVERIFY(canvas()->isFitted());
    button("zoom")->click();
    QCOMPARE(canvas()->zoom(), 1.0);
    button("zoom")->click();
    QVERIFY(canvas()->isFitted());
}

void TestImageViewer::goesThroughThePicturesOfTheMessage()
{
    send({png(300, 200), png(120, 80), support::jpegWithExif(1)});
    open(1);
    QCOMPARE(label("place"), QStringLiteral("2 of 3"));
    QVERIFY(button("previous")->isVisible() && button("next")->isVisible());
    QTest::keyClick(canvas(), Qt::Key_Right);
    QTRY_COMPARE(canvas()->pictureRect().size(), QSize(40, 20));
    QCOMPARE(viewer()->windowTitle(), QStringLiteral("picture 3.png"));
    QVERIFY(label("caption").startsWith(QStringLiteral("JPEG · 40 × 20 · ")));
    QVERIFY(!button("next")->isEnabled());
    QTest::keyClick(canvas(), Qt::Key_Right); // there it ends
    QCOMPARE(label("place"), QStringLiteral("3 of 3"));
    button("previous")->click();
    QTest::keyClick(canvas(), Qt::Key_Left);
    QTRY_COMPARE(canvas()->pictureRect().size(), QSize(300, 200));
    QCOMPARE(label("place"), QStringLiteral("1 of 3"));
    QVERIFY(!button("previous")->isEnabled());
    QVERIFY(button("next")->isEnabled());
    // A button that has had its day hands the keyboard on.
    button("next")->setFocus();
    QTest::keyClick(button("next"), Qt::Key_Space);
    QTest::keyClick(button("next"), Qt::Key_Space);
    QTRY_VERIFY(canvas()->hasFocus());
}

void TestImageViewer::offersNoOthersWhenThereIsOne()
{
    send({png(3000, 2000)});
    open();
    QVERIFY(!button("previous")->isVisible());
    QVERIFY(!button("next")->isVisible());
    QVERIFY(!viewer()->findChild<QLabel *>(QStringLiteral("place"))->isVisible());
    // The arrows move the picture then.
    QTest::keyClick(canvas(), Qt::Key_1);
    const int left = canvas()->pictureRect().left();
    QTest::keyClick(canvas(), Qt::Key_Right);
    QVERIFY(canvas()->pictureRect().left() < left);
}

void TestImageViewer::arrowsFollowTheDirectionOfReading()
{
    send({png(300, 200), png(120, 80)});
    open(0);
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    QTRY_VERIFY(button("next")->x() < button("previous")->x());
    QTest::keyClick(canvas(), Qt::Key_Left);
    const bool hasMoved =
        QTest::qWaitFor([this] { return canvas()->pictureRect().size() == QSize(120, 80); });
    const QString tip = button("next")->toolTip();
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QVERIFY(hasMoved);
    QVERIFY2(tip.contains(QStringLiteral("Left")), qPrintable(tip));
}

void TestImageViewer::dropsWhatComesTooLate()
{
    send({support::encoded(support::noise(2000, 1500), "png"), png(120, 80)});
    open(0);
    QTest::keyClick(canvas(), Qt::Key_Right);
    QTest::keyClick(canvas(), Qt::Key_Left);
    QTest::keyClick(canvas(), Qt::Key_Right); // the large one is still on its way
    const QSignalSpy shown(viewer(), &ImageViewer::shown);
    QTRY_COMPARE(canvas()->pictureRect().size(), QSize(120, 80));
    QVERIFY(QThreadPool::globalInstance()->waitForDone(30'000));
    QCoreApplication::processEvents();
    QCOMPARE(canvas()->pictureRect().size(), QSize(120, 80));
    QCOMPARE(shown.count(), 1);
}

void TestImageViewer::closesLikeOtherWindows_data()
{
    QTest::addColumn<QKeySequence>("keys");
    QTest::newRow("Esc") << QKeySequence(Qt::Key_Escape);
    QTest::newRow("Ctrl+W") << QKeySequence(Qt::CTRL | Qt::Key_W);
}

void TestImageViewer::closesLikeOtherWindows()
{
    QFETCH(QKeySequence, keys);
    send({png(300, 200)});
    open();
    QTest::keySequence(canvas(), keys);
    QTRY_VERIFY(!viewer());
    QVERIFY(QTest::qWaitForWindowActive(m_rig->window.get()));
    QVERIFY(m_rig->window->isVisible());
}

void TestImageViewer::outlivesItsConversation()
{
    send({png(300, 200), png(120, 80)});
    open(0);
    m_rig->trigger(Act::NewChat);
    QTRY_VERIFY(m_rig->workspace.current()->conversation().rowCount() == 0);
    QTest::keyClick(canvas(), Qt::Key_Right);
    QTRY_COMPARE(canvas()->pictureRect().size(), QSize(120, 80));
}

void TestImageViewer::itsMenuOffersTheSame()
{
    send({png(300, 200)});
    open();
    QStringList words;
    for (const QAction *action : viewer()->actions()) {
        if (action->isVisible() && !action->isSeparator())
            words.append(action->text());
    }
    QCOMPARE(words, QStringList({QStringLiteral("Zoom in"), QStringLiteral("Zoom out"),
                                 QStringLiteral("Fit to window"), QStringLiteral("Actual size"),
                                 QStringLiteral("Copy image"), QStringLiteral("Save image as…")}));
}

void TestImageViewer::everyPartHasANameAndATip()
{
    send({png(300, 200), png(120, 80)});
    open();
    const auto buttons = viewer()->findChildren<QAbstractButton *>();
    QVERIFY(buttons.size() >= 7);
    for (const QAbstractButton *one : buttons) {
        QVERIFY(!one->accessibleName().isEmpty());
        QVERIFY2(one->toolTip().contains(u'('), qPrintable(one->accessibleName()));
        QVERIFY(one->focusPolicy() & Qt::TabFocus);
    }
    QAccessibleInterface *picture = QAccessible::queryAccessibleInterface(canvas());
    QCOMPARE(picture->role(), QAccessible::Graphic);
    QCOMPARE(picture->text(QAccessible::Name), QStringLiteral("picture 1.png"));
    QVERIFY(picture->text(QAccessible::Description).contains(QStringLiteral("300 × 200")));
}

void TestImageViewer::fitsANarrowWindow()
{
    send({png(300, 200), png(120, 80)});
    open();
    QVERIFY(viewer()->minimumSizeHint().width() <= 560);
}

QTEST_MAIN(TestImageViewer)
#include "tst_imageviewer.moc"
