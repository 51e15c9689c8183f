// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style.h"

#include <QImage>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QTest>

using Position = QStyleOptionViewItem::ViewItemPosition;

class TestRowGround : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasCornersAtTheEndsOfItsRowOnly_data();
    void hasCornersAtTheEndsOfItsRowOnly();
};

void TestRowGround::hasCornersAtTheEndsOfItsRowOnly_data()
{
    QTest::addColumn<Position>("position");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<bool>("isRoundLeft");
    QTest::addColumn<bool>("isRoundRight");
    QTest::newRow("alone") << Position::OnlyOne << Qt::LeftToRight << true << true;
    QTest::newRow("of a list") << Position::Invalid << Qt::LeftToRight << true << true;
    QTest::newRow("first") << Position::Beginning << Qt::LeftToRight << true << false;
    QTest::newRow("middle") << Position::Middle << Qt::LeftToRight << false << false;
    QTest::newRow("last") << Position::End << Qt::LeftToRight << false << true;
    QTest::newRow("first, mirrored") << Position::Beginning << Qt::RightToLeft << false << true;
    QTest::newRow("last, mirrored") << Position::End << Qt::RightToLeft << true << false;
}

void TestRowGround::hasCornersAtTheEndsOfItsRowOnly()
{
    QFETCH(Position, position);
    QFETCH(Qt::LayoutDirection, direction);
    const ui::Style style;
    QStyleOptionViewItem option;
    option.rect = QRect(20, 0, 60, 24);
    option.state = QStyle::State_Enabled | QStyle::State_Selected;
    option.direction = direction;
    option.viewItemPosition = position;
    option.palette.setColor(QPalette::Highlight, Qt::darkGreen);
    QImage image(100, 24, QImage::Format_RGB32);
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        style.drawPrimitive(QStyle::PE_PanelItemViewItem, &option, &painter, nullptr);
    }
    QCOMPARE(image.pixelColor(50, 12), QColor(Qt::darkGreen));
    QTEST(image.pixelColor(20, 0) != QColor(Qt::darkGreen), "isRoundLeft");
    QTEST(image.pixelColor(79, 0) != QColor(Qt::darkGreen), "isRoundRight");
    QCOMPARE(image.pixelColor(19, 12), QColor(Qt::white));
    QCOMPARE(image.pixelColor(80, 12), QColor(Qt::white));
}

QTEST_MAIN(TestRowGround)
#include "tst_rowground.moc"
