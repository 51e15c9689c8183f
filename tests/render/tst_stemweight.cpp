// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/stemweight.h"

#include <QImage>
#include <QPainter>
#include <QTest>
#include <cmath>

namespace {

/// How much of the picture is ink, 0 to 1, whichever of the two colours it has.
double inkOf(const QColor &ink, const QColor &ground)
{
    QImage image(400, 60, QImage::Format_ARGB32_Premultiplied);
    image.fill(ground);
    QPainter painter(&image);
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(15);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(image.rect(), Qt::AlignCenter, QStringLiteral("枇杷在五月成熟"));
    painter.end();
    double sum = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            sum += std::abs(qGray(image.pixel(x, y)) - qGray(ground.rgb()));
    }
    return sum / (255.0 * image.width() * image.height());
}

} // namespace

class TestStemWeight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Begun in main(), before any text: a face keeps what was asked for when it was loaded.
    void chineseIsAsHeavyOnDarkAsOnLight()
    {
        const double onLight = inkOf(Qt::black, Qt::white);
        const double onDark = inkOf(Qt::white, Qt::black);
        QVERIFY(onLight > 0.01);
        QVERIFY2(std::abs(onDark / onLight - 1) < 0.01,
                 qPrintable(QStringLiteral("%1 on dark, %2 on light").arg(onDark).arg(onLight)));
    }
};

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    if (!render::keepStemsAsDesigned())
        return 1;
    TestStemWeight test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_stemweight.moc"
