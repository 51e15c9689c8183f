// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/popup.h"

#include "ui/icons.h"
#include "ui/letterwidth.h"

#include <QAction>
#include <QIcon>
#include <QLineEdit>
#include <QListView>
#include <QScreen>

namespace ui {
namespace {

constexpr int kPopupLetters = 64;
constexpr int kScreenEdge = 8;

} // namespace

void dressPopup(QWidget &popup, QAbstractItemView &list, const Theme &theme)
{
    QPalette palette = popup.palette();
    palette.setColor(QPalette::Window, theme.colors().raised);
    popup.setPalette(palette);
    QPalette ground = list.palette();
    ground.setColor(QPalette::Base, theme.colors().raised);
    list.setPalette(ground);
}

void dressPopupList(QListView &list)
{
    list.setFrameShape(QFrame::NoFrame);
    list.setMouseTracking(true);
    list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list.setEditTriggers(QAbstractItemView::NoEditTriggers);
}

void showGlass(QLineEdit &field, const Theme &theme)
{
    const QIcon glass = themedIcon(QStringLiteral("search"), theme.colors());
    if (field.actions().isEmpty())
        field.addAction(glass, QLineEdit::LeadingPosition);
    else
        field.actions().constFirst()->setIcon(glass);
}

QRect popupPlace(const QWidget &anchor, QSize size)
{
    const QRect screen = anchor.screen()->availableGeometry();
    const QPoint below = anchor.mapToGlobal(QPoint(0, anchor.height() + 4));
    const QPoint above = anchor.mapToGlobal(QPoint(0, -size.height() - 4));
    QPoint place = below.y() + size.height() <= screen.bottom() ? below : above;
    // Anchored at the end of a header it would else leave the screen.
    place.setX(
        qBound(screen.left() + kScreenEdge, place.x() + anchor.width() - size.width(),
               qMax(screen.left() + kScreenEdge, screen.right() - size.width() - kScreenEdge)));
    place.setY(qMax(screen.top(), place.y()));
    return {place, size};
}

int popupWidth(const QWidget &anchor, const QFont &font)
{
    return qMin(letterWidth(QFontMetrics(font)) * kPopupLetters,
                anchor.screen()->availableGeometry().width() - 2 * kScreenEdge);
}

} // namespace ui
