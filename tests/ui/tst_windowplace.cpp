// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windowplace.h"

#include <QGuiApplication>
#include <QScreen>
#include <QTest>

/// A window comes back onto a screen that exists.
class TestWindowPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fitsOntoTheScreens_data();
    void fitsOntoTheScreens();
    void neverLeavesTheScreens();
    void survivesGeometryThatIsNone();
};

void TestWindowPlace::fitsOntoTheScreens_data()
{
    QTest::addColumn<QRect>("frame");
    QTest::addColumn<QRect>("expected");
    const QRect whole(100, 100, 800, 600);
    QTest::newRow("stays where it is") << whole << whole;
    QTest::newRow("stays on the second screen")
        << QRect(2000, 100, 800, 600) << QRect(2000, 100, 800, 600);
    QTest::newRow("partly outside, but to be caught")
        << QRect(-400, 100, 800, 600) << QRect(-400, 100, 800, 600);
    QTest::newRow("on a screen that is gone")
        << QRect(5000, 300, 800, 600) << QRect(1120, 300, 800, 600);
    QTest::newRow("above the top") << QRect(100, -300, 800, 600) << QRect(100, 0, 800, 600);
    QTest::newRow("below the bottom") << QRect(100, 1070, 800, 600) << QRect(100, 480, 800, 600);
}

void TestWindowPlace::fitsOntoTheScreens()
{
    QFETCH(QRect, frame);
    const QList<QRect> screens{QRect(0, 0, 1920, 1080), QRect(1920, 0, 1280, 1024)};
    QTEST(ui::fitted(frame, screens), "expected");
}

void TestWindowPlace::neverLeavesTheScreens()
{
    const QRect screen(0, 0, 640, 480);
    QCOMPARE(ui::fitted(QRect(4000, 4000, 2000, 2000), {screen}), screen);
    QCOMPARE(ui::fitted(QRect(1, 2, 3, 4), {}), QRect(1, 2, 3, 4));
}

void TestWindowPlace::survivesGeometryThatIsNone()
{
    QWidget window;
    ui::restorePlace(window, QByteArray("nonsense"));
    const QRect room = QGuiApplication::primaryScreen()->availableGeometry();
    QVERIFY(room.contains(window.geometry()));
    QVERIFY(window.width() > 300);

    QWidget again;
    window.setGeometry(room.left() + 20, room.top() + 30, 400, 300);
    ui::restorePlace(again, window.saveGeometry());
    QCOMPARE(again.size(), QSize(400, 300));
}

QTEST_MAIN(TestWindowPlace)
#include "tst_windowplace.moc"
