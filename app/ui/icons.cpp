// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.h"

#include "ui/measures.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <optional>

// Must stand outside every namespace: the macro declares a global function.
static void initAppResources()
{
    Q_INIT_RESOURCE(app);
}

namespace ui {
namespace {

constexpr double kDisabledShare = 0.45;

/// Those whose drawing points along the line of reading.
bool isPointing(const QString &name)
{
    return name == QLatin1StringView("chevron-right") || name == QLatin1StringView("chevron-left")
           || name == QLatin1StringView("sidebar");
}

/// The drawing in the middle of a transparent square. What points up or back is what points down or
/// on, turned.
QPixmap drawing(const QString &name, int size, qreal ratio, bool isMirrored)
{
    const bool isTurned = name == QLatin1StringView("chevron-up");
    const bool isBack = name == QLatin1StringView("chevron-left");
    QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg")
                              .arg(isTurned ? QStringLiteral("chevron-down")
                                   : isBack ? QStringLiteral("chevron-right")
                                            : name));
    if (!renderer.isValid())
        return {};
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    if (isMirrored != isBack) {
        painter.translate(pixmap.width(), 0);
        painter.scale(-1, 1);
    }
    if (isTurned) {
        painter.translate(0, pixmap.height());
        painter.scale(1, -1);
    }
    renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(pixmap.size())));
    return pixmap;
}

QPixmap render(const QString &name, const QColor &color, int size, qreal ratio, bool isMirrored)
{
    QPixmap pixmap = drawing(name, size, ratio, isMirrored);
    if (pixmap.isNull())
        return {};
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

/// Draws an icon when it is asked for, at the size and ratio of that moment.
class IconEngine final : public QIconEngine
{
public:
    struct Inks {
        QColor rest, active, disabled;
    };

    /// Without inks it takes the palette's of the moment.
    explicit IconEngine(QString name, std::optional<Inks> inks = std::nullopt)
        : m_name(std::move(name))
        , m_inks(std::move(inks))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int size = qMin(rect.width(), rect.height());
        const QPixmap pixmap =
            iconPixmap(m_name, ink(mode), size, painter->device()->devicePixelRatioF());
        const QPoint corner = rect.center() - QPoint((size - 1) / 2, (size - 1) / 2);
        painter->drawPixmap(corner, pixmap);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, ink(mode), qMin(size.width(), size.height()), 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const int side = qRound(qMin(size.width(), size.height()) / scale);
        return iconPixmap(m_name, ink(mode), side, scale);
    }

    QIconEngine *clone() const override { return new IconEngine(*this); }

private:
    [[nodiscard]] QColor ink(QIcon::Mode mode) const
    {
        const Inks inks = m_inks ? *m_inks : palettesInks();
        if (mode == QIcon::Disabled)
            return inks.disabled;
        return mode == QIcon::Normal ? inks.rest : inks.active;
    }

    [[nodiscard]] static Inks palettesInks()
    {
        const QPalette palette = QGuiApplication::palette();
        return {palette.color(QPalette::PlaceholderText), palette.color(QPalette::Text),
                palette.color(QPalette::Disabled, QPalette::Text)};
    }

    QString m_name;
    std::optional<Inks> m_inks;
};

/// The mark, drawn without the plugin that QIcon would need for an SVG file.
class MarkEngine final : public QIconEngine
{
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        const int size = qMin(rect.width(), rect.height());
        painter->drawPixmap(rect.topLeft(),
                            markPixmap(size, painter->device()->devicePixelRatioF()));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        return markPixmap(qMin(size.width(), size.height()), 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode, QIcon::State, qreal scale) override
    {
        return markPixmap(qRound(qMin(size.width(), size.height()) / scale), scale);
    }

    /// Window systems ask which sizes there are.
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        return {QSize(16, 16), QSize(32, 32), QSize(48, 48), QSize(128, 128)};
    }

    QIconEngine *clone() const override { return new MarkEngine(*this); }
};

} // namespace

void initResources()
{
    initAppResources();
}

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio)
{
    const bool isMirrored = QGuiApplication::isRightToLeft() && isPointing(name);
    const QString key = QStringLiteral("loquat/%1/%2/%3/%4/%5")
                            .arg(name, color.name(QColor::HexArgb), QString::number(size),
                                 QString::number(ratio), QString::number(int(isMirrored)));
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        initResources();
        pixmap = render(name, color, size, ratio, isMirrored);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

QIcon themedIcon(const QString &name, const render::Colors &colors)
{
    return QIcon(new IconEngine(
        name, IconEngine::Inks{colors.text2, colors.text, faded(colors.text, colors.chrome)}));
}

QIcon plainIcon(const QString &name, const QColor &color)
{
    return QIcon(new IconEngine(name, IconEngine::Inks{color, color, color}));
}

QIcon paletteIcon(const QString &name)
{
    return QIcon(new IconEngine(name));
}

QIcon dotIcon(const QColor &color, int diameter, qreal ratio)
{
    QPixmap pixmap(QSize(kIconSize, kIconSize) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    if (color.isValid()) {
        QRectF dot(0, 0, diameter, diameter);
        dot.moveCenter(QRectF(0, 0, kIconSize, kIconSize).center());
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(dot);
    }
    return pixmap;
}

QPixmap markPixmap(int size, qreal ratio)
{
    const QString key = QStringLiteral("loquat/mark/%1/%2").arg(size).arg(ratio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        initResources();
        pixmap = drawing(QStringLiteral("loquat"), size, ratio, false);
        pixmap.setDevicePixelRatio(ratio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

QIcon applicationIcon()
{
    return QIcon(new MarkEngine);
}

QColor faded(const QColor &top, const QColor &base)
{
    return render::Colors::over(base, top, kDisabledShare);
}

} // namespace ui
