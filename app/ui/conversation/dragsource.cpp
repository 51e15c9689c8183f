// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/dragsource.h"

#include <QApplication>
#include <QDrag>
#include <QWidget>
#include <utility>

namespace ui {
namespace {

constexpr int kDraggedSide = 160; ///< pixels of the picture at the pointer

} // namespace

DragSource::DragSource(QWidget *widget)
    : QObject(widget)
    , m_widget(widget)
    , m_carry([](QDrag *drag) { drag->exec(Qt::CopyAction); })
{
}

void DragSource::arm(QPoint point, MakeData make, const QPixmap &picture)
{
    m_point = point;
    m_make = std::move(make);
    m_pixmap = picture;
    m_picture = {};
    ++m_press;
}

int DragSource::armPicture(QPoint point, const QPixmap &picture)
{
    arm(
        point,
        [this] {
            auto data = std::make_unique<QMimeData>();
            data->setImageData(m_picture.isNull() ? m_pixmap.toImage() : m_picture);
            return data;
        },
        picture);
    return m_press;
}

void DragSource::setPicture(int press, const QImage &picture)
{
    if (m_make && press == m_press)
        m_picture = picture;
}

bool DragSource::disarm()
{
    m_picture = {};
    return bool(std::exchange(m_make, {}));
}

bool DragSource::moveTo(QPoint point)
{
    if (!m_make || (point - m_point).manhattanLength() < QApplication::startDragDistance())
        return false;
    auto *drag = new QDrag(m_widget);
    drag->setMimeData(m_make().release());
    if (!m_pixmap.isNull()) {
        drag->setPixmap(m_pixmap.scaled(kDraggedSide, kDraggedSide, Qt::KeepAspectRatio,
                                        Qt::SmoothTransformation));
    }
    disarm();
    m_carry(drag);
    return true;
}

} // namespace ui
