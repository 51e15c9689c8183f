// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windowplace.h"

#include <QGuiApplication>
#include <QScreen>

namespace ui {
namespace {

constexpr QSize kFirstSize(1100, 760);
/// So much of a window must be seen to be caught with the pointer.
constexpr QSize kHandle(120, 40);

QList<QRect> screenAreas()
{
    QList<QRect> areas;
    for (const QScreen *screen : QGuiApplication::screens())
        areas.append(screen->availableGeometry());
    return areas;
}

} // namespace

QRect fitted(const QRect &frame, const QList<QRect> &screens)
{
    if (screens.isEmpty())
        return frame;
    const QRect *best = &screens.constFirst();
    qint64 bestArea = -1;
    for (const QRect &screen : screens) {
        const QRect seen = screen.intersected(frame);
        const qint64 area = seen.isValid() ? qint64(seen.width()) * seen.height() : 0;
        if (area > bestArea) {
            bestArea = area;
            best = &screen;
        }
    }
    const QRect seen = best->intersected(frame);
    const bool hasTop = frame.top() >= best->top() && frame.top() < best->bottom();
    if (hasTop && seen.width() >= kHandle.width() && seen.height() >= kHandle.height())
        return frame;
    QRect result(frame.topLeft(), frame.size().boundedTo(best->size()));
    result.moveLeft(qBound(best->left(), result.left(), best->right() + 1 - result.width()));
    result.moveTop(qBound(best->top(), result.top(), best->bottom() + 1 - result.height()));
    return result;
}

void restorePlace(QWidget &window, const QByteArray &geometry)
{
    const QList<QRect> screens = screenAreas();
    if (!geometry.isEmpty() && window.restoreGeometry(geometry)) {
        if (!window.isMaximized() && !window.isFullScreen())
            window.setGeometry(fitted(window.geometry(), screens));
        return;
    }
    if (screens.isEmpty()) {
        window.resize(kFirstSize);
        return;
    }
    const QRect room = QGuiApplication::primaryScreen()->availableGeometry();
    window.resize(kFirstSize.boundedTo(room.size() * 9 / 10));
    window.move(room.center() - window.rect().center());
}

} // namespace ui
