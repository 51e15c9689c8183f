// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QMimeData>
#include <QObject>
#include <QPixmap>
#include <QPoint>
#include <functional>
#include <memory>

class QDrag;
class QWidget;

namespace ui {

/// Dragging things out of a widget: what was pressed is armed, and goes with the pointer once it
/// has moved far enough.
class DragSource : public QObject
{
    Q_OBJECT

public:
    using MakeData = std::function<std::unique_ptr<QMimeData>()>;
    /// Carries the drag out and returns when it is over; the drag is deleted by Qt.
    using Carry = std::function<void(QDrag *)>;

    explicit DragSource(QWidget *widget);

    /// `make` is called when the drag begins.
    void arm(QPoint point, MakeData make, const QPixmap &picture = {});
    /// A picture, as far as it is there; setPicture() with what is returned brings a better one.
    [[nodiscard]] int armPicture(QPoint point, const QPixmap &picture);
    /// In full size. Ignored when something else was pressed since.
    void setPicture(int press, const QImage &picture);
    [[nodiscard]] bool isArmed() const { return bool(m_make); }
    /// False when nothing was armed.
    bool disarm();
    /// Where the pointer is now. True when it dragged; the button is up again then.
    bool moveTo(QPoint point);
    /// Tests carry a drag nowhere.
    void setCarry(Carry carry) { m_carry = std::move(carry); }

private:
    QWidget *m_widget;
    Carry m_carry;
    MakeData m_make;
    QPoint m_point;
    QPixmap m_pixmap;
    QImage m_picture;
    int m_press = 0; ///< tells presses apart
};

} // namespace ui
