// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/composer/attachmentlist.h"
#include "ui/theme.h"

#include <QWidget>

class QToolButton;

namespace ui {

/// One picture above the text: a thumbnail, what goes over the wire below it, and a cross when it
/// is pointed at or focused. Del takes it out.
class AttachmentTile : public QWidget
{
    Q_OBJECT

public:
    AttachmentTile(Theme &theme, const Attachment &attachment, QWidget *parent = nullptr);

    [[nodiscard]] int attachmentId() const { return m_attachment.id; }
    void setAttachment(const Attachment &attachment);
    [[nodiscard]] QString caption() const;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void removeRequested(int id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void retranslate();
    void dress();
    void updateCross();
    [[nodiscard]] QRect pictureRect() const;
    void paintPicture(QPainter &painter) const;

    Theme &m_theme;
    Attachment m_attachment;
    QToolButton *m_cross;
};

} // namespace ui
