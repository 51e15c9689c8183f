// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imageviewer/imagecanvas.h"

#include "ui/paint.h"

#include <QAccessibleWidget>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPaintEvent>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr std::array kUsualZooms{0.05, 0.1, 0.15, 0.25, 0.33, 0.5, 0.67,
                                 1.0,  1.5, 2.0,  3.0,  4.0,  6.0, 8.0};
constexpr double kSame = 0.001;      ///< of a zoom: nearer is the same
constexpr double kCrispFrom = 2.0;   ///< from here on people look at single pixels
constexpr double kWheelFactor = 1.2; ///< a notch of the wheel
constexpr int kNotch = 120;
constexpr int kKeyStep = 40;
constexpr int kCheck = 8; ///< edge of a square of the ground
constexpr double kCheckShare = 0.18;
constexpr int kWordsMargin = 32;

/// A picture for screen readers, too.
QAccessibleInterface *makeGraphic(const QString &className, QObject *object)
{
    if (className != QLatin1StringView("ui::ImageCanvas"))
        return nullptr;
    return new QAccessibleWidget(static_cast<QWidget *>(object), QAccessible::Graphic);
}

/// The ground of what is transparent: light in every theme, as the paper most such drawings were
/// made for, with squares on which white shows as well.
QPixmap checks(const render::Colors &colors)
{
    const bool isTextLighter = qGray(colors.text.rgb()) > qGray(colors.canvas.rgb());
    const QColor light = isTextLighter ? colors.text : colors.canvas;
    const QColor dark = isTextLighter ? colors.canvas : colors.text;
    QPixmap pixmap(2 * kCheck, 2 * kCheck);
    pixmap.fill(light);
    QPainter painter(&pixmap);
    const QColor square = render::Colors::over(light, dark, kCheckShare);
    painter.fillRect(0, 0, kCheck, kCheck, square);
    painter.fillRect(kCheck, kCheck, kCheck, kCheck, square);
    return pixmap;
}

} // namespace

ImageCanvas::ImageCanvas(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
{
    QAccessible::removeFactory(makeGraphic);
    QAccessible::installFactory(makeGraphic);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    // A picture has no direction of reading, and scroll bars count from its left edge.
    setLayoutDirection(Qt::LeftToRight);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    horizontalScrollBar()->setSingleStep(kKeyStep);
    verticalScrollBar()->setSingleStep(kKeyStep);
    connect(&theme, &Theme::colorsChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&theme, &Theme::fontsChanged, viewport(), qOverload<>(&QWidget::update));
}

void ImageCanvas::setPicture(const chat::ViewedPicture &picture)
{
    m_picture = picture;
    m_words.clear();
    fit();
}

void ImageCanvas::setWords(const QString &words)
{
    m_picture = {};
    m_words = words;
    fit();
}

double ImageCanvas::fittingZoom() const
{
    if (m_picture.size.isEmpty())
        return 1;
    const QSizeF room = QSizeF(maximumViewportSize()) * devicePixelRatioF();
    return std::min(
        {1.0, room.width() / m_picture.size.width(), room.height() / m_picture.size.height()});
}

QSize ImageCanvas::shownSize() const
{
    const QSizeF size = QSizeF(m_picture.size) * m_zoom / devicePixelRatioF();
    return {std::max(1, qRound(size.width())), std::max(1, qRound(size.height()))};
}

QRect ImageCanvas::pictureRect() const
{
    if (!hasPicture())
        return {};
    const QSize size = shownSize();
    const QSize room = viewport()->size();
    return {QPoint(std::max(0, (room.width() - size.width()) / 2) - horizontalScrollBar()->value(),
                   std::max(0, (room.height() - size.height()) / 2) - verticalScrollBar()->value()),
            size};
}

bool ImageCanvas::canMove() const
{
    return horizontalScrollBar()->maximum() > 0 || verticalScrollBar()->maximum() > 0;
}

void ImageCanvas::fit()
{
    m_isFitted = true;
    m_zoom = fittingZoom();
    arrange();
    Q_EMIT zoomed();
}

void ImageCanvas::setZoom(double zoom)
{
    zoomAround(zoom, QRectF(viewport()->rect()).center());
}

void ImageCanvas::zoomBy(int steps)
{
    double zoom = m_zoom;
    if (steps > 0) {
        const auto *next = std::find_if(kUsualZooms.begin(), kUsualZooms.end(),
                                        [this](double one) { return one > m_zoom * (1 + kSame); });
        zoom = next == kUsualZooms.end() ? kUsualZooms.back() : *next;
    } else {
        const auto next = std::find_if(kUsualZooms.rbegin(), kUsualZooms.rend(),
                                       [this](double one) { return one < m_zoom * (1 - kSame); });
        zoom = next == kUsualZooms.rend() ? kUsualZooms.front() : *next;
    }
    setZoom(zoom);
}

/// What is at `place` stays there, as far as the edges allow.
void ImageCanvas::zoomAround(double zoom, QPointF place)
{
    if (!hasPicture())
        return;
    zoom = std::clamp(zoom, std::min(kUsualZooms.front(), fittingZoom()), kUsualZooms.back());
    const QRectF before = pictureRect();
    const QPointF share((place.x() - before.x()) / before.width(),
                        (place.y() - before.y()) / before.height());
    m_isFitted = false;
    m_zoom = zoom;
    arrange();
    const QSize after = shownSize();
    horizontalScrollBar()->setValue(qRound(share.x() * after.width() - place.x()));
    verticalScrollBar()->setValue(qRound(share.y() * after.height() - place.y()));
    Q_EMIT zoomed();
}

/// Bars only when it does not fit without them: each takes room that the other may then lack.
void ImageCanvas::arrange()
{
    const QSize size = hasPicture() ? shownSize() : QSize(1, 1);
    const QSize room = maximumViewportSize();
    const bool isWhole = size.width() <= room.width() && size.height() <= room.height();
    const QSize seen = isWhole ? room : viewport()->size();
    horizontalScrollBar()->setPageStep(seen.width());
    verticalScrollBar()->setPageStep(seen.height());
    horizontalScrollBar()->setRange(0, std::max(0, size.width() - seen.width()));
    verticalScrollBar()->setRange(0, std::max(0, size.height() - seen.height()));
    showPointer();
    viewport()->update();
}

void ImageCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_isFitted)
        fit();
    else
        arrange();
}

void ImageCanvas::scrollContentsBy(int, int)
{
    viewport()->update();
}

void ImageCanvas::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        if (delta.y() != 0)
            zoomAround(m_zoom * std::pow(kWheelFactor, double(delta.y()) / kNotch),
                       event->position());
        event->accept();
    } else if (event->modifiers() & Qt::ShiftModifier) {
        const int turned = delta.x() != 0 ? delta.x() : delta.y();
        QScrollBar *bar = horizontalScrollBar();
        bar->setValue(bar->value() - turned * kKeyStep * 3 / kNotch);
        event->accept();
    } else {
        QAbstractScrollArea::wheelEvent(event);
    }
}

void ImageCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !canMove())
        return;
    m_isDragging = true;
    m_grabbed = event->position().toPoint()
                + QPoint(horizontalScrollBar()->value(), verticalScrollBar()->value());
    showPointer();
}

void ImageCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isDragging)
        return;
    const QPoint corner = m_grabbed - event->position().toPoint();
    horizontalScrollBar()->setValue(corner.x());
    verticalScrollBar()->setValue(corner.y());
}

void ImageCanvas::mouseReleaseEvent(QMouseEvent *)
{
    m_isDragging = false;
    showPointer();
}

void ImageCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_isFitted)
        zoomAround(1, event->position());
    else
        fit();
}

bool ImageCanvas::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAround(m_zoom * (1 + gesture->value()), gesture->position());
            return true;
        }
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ImageCanvas::keyPressEvent(QKeyEvent *event)
{
    if (canMove())
        QAbstractScrollArea::keyPressEvent(event);
    else
        event->ignore();
}

void ImageCanvas::showPointer()
{
    viewport()->setCursor(!canMove()     ? Qt::ArrowCursor
                          : m_isDragging ? Qt::ClosedHandCursor
                                         : Qt::OpenHandCursor);
}

void ImageCanvas::focusInEvent(QFocusEvent *event)
{
    const bool isBack =
        event->reason() == Qt::ActiveWindowFocusReason || event->reason() == Qt::PopupFocusReason;
    // A dialog that opens tells of a Tab that nobody pressed, before there is any focus.
    if (!isBack) {
        m_isFocusByKey =
            hasFocus()
            && (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason);
    }
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ImageCanvas::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void ImageCanvas::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_theme.colors().canvas);
    if (hasPicture())
        paintPicture(painter, event->rect() & pictureRect());
    else
        paintWords(painter);
    if (hasFocus() && m_isFocusByKey)
        paintFocusRing(painter, viewport()->rect(), m_theme.colors());
}

const QImage &ImageCanvas::levelFor(int width) const
{
    const auto level = std::find_if(m_picture.levels.crbegin(), m_picture.levels.crend(),
                                    [width](const QImage &one) { return one.width() >= width; });
    return level == m_picture.levels.crend() ? m_picture.levels.constFirst() : *level;
}

void ImageCanvas::paintPicture(QPainter &painter, const QRect &clip) const
{
    if (clip.isEmpty())
        return;
    const QRectF whole = pictureRect();
    const QImage &level = levelFor(qRound(whole.width() * devicePixelRatioF()));
    painter.save();
    painter.setClipRect(clip);
    if (level.hasAlphaChannel())
        painter.drawTiledPixmap(clip, checks(m_theme.colors()), clip.topLeft() - whole.topLeft());
    // Only the pixels that are seen, with their neighbours, which smoothing needs.
    const double x = level.width() / whole.width();
    const double y = level.height() / whole.height();
    const QRectF seen((clip.x() - whole.x()) * x, (clip.y() - whole.y()) * y, clip.width() * x,
                      clip.height() * y);
    const QRect pixels = seen.toAlignedRect().adjusted(-1, -1, 1, 1) & level.rect();
    const QRectF place(whole.x() + pixels.x() / x, whole.y() + pixels.y() / y, pixels.width() / x,
                       pixels.height() / y);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_zoom < kCrispFrom);
    painter.drawImage(place, level, QRectF(pixels));
    painter.restore();
}

void ImageCanvas::paintWords(QPainter &painter) const
{
    painter.setFont(m_theme.uiFont());
    painter.setPen(m_theme.colors().text2);
    const QRect room = viewport()->rect().adjusted(kWordsMargin, 0, -kWordsMargin, 0);
    painter.drawText(room, int(Qt::AlignCenter) | Qt::TextWordWrap, m_words);
}

} // namespace ui
