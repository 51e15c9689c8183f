// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/storedpictures.h"
#include "ui/theme.h"

#include <QAbstractScrollArea>

namespace ui {

/// One picture to look at: whole at first and never larger than it is; zoomed by Ctrl and the
/// wheel or a pinch, moved by the wheel, by dragging and by the arrow keys.
class ImageCanvas : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit ImageCanvas(const Theme &theme, QWidget *parent = nullptr);

    void setPicture(const chat::ViewedPicture &picture);
    /// Words in its place, or nothing at all.
    void setWords(const QString &words);
    [[nodiscard]] bool hasPicture() const { return !m_picture.levels.isEmpty(); }
    /// Pixels of the screen for each of the picture's.
    [[nodiscard]] double zoom() const { return m_zoom; }
    /// It follows the window.
    [[nodiscard]] bool isFitted() const { return m_isFitted; }
    /// Where the picture lies on the viewport.
    [[nodiscard]] QRect pictureRect() const;
    void fit();
    /// Around the middle of what is seen.
    void setZoom(double zoom);
    /// To the next usual size: 1 is larger, -1 smaller.
    void zoomBy(int steps);

Q_SIGNALS:
    void zoomed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] double fittingZoom() const;
    [[nodiscard]] QSize shownSize() const;
    [[nodiscard]] bool canMove() const;
    void zoomAround(double zoom, QPointF place);
    void arrange();
    void showPointer();
    void paintPicture(QPainter &painter, const QRect &clip) const;
    void paintWords(QPainter &painter) const;
    [[nodiscard]] const QImage &levelFor(int width) const;

    const Theme &m_theme;
    chat::ViewedPicture m_picture;
    QString m_words;
    double m_zoom = 1;
    bool m_isFitted = true;
    bool m_isDragging = false;
    bool m_isFocusByKey = false;
    QPoint m_grabbed; ///< what the pointer holds, in pixels of the shown picture
};

} // namespace ui
