// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/composer/attachmentlist.h"
#include "ui/theme.h"

#include <QPointer>
#include <QScrollArea>

class QHBoxLayout;

namespace ui {

class AttachmentTile;

/// The row of pictures above the text; hidden while there are none. Scrolls sideways when there
/// are more than fit.
class AttachmentStrip : public QScrollArea
{
    Q_OBJECT

public:
    explicit AttachmentStrip(Theme &theme, QWidget *parent = nullptr);

    /// Shows another draft's pictures.
    void setList(AttachmentList *list);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The last picture was taken out by hand; the focus needs a new home.
    void emptied();
    /// One was taken out by hand, and can be put back.
    void takenOut();

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    void addTile(int id);
    void updateTile(int id);
    void removeTile(int id);
    void updateVisibility();
    [[nodiscard]] AttachmentTile *tile(int id) const;
    [[nodiscard]] const Attachment *attachment(int id) const;

    Theme &m_theme;
    QPointer<AttachmentList> m_list;
    QHBoxLayout *m_row;
};

} // namespace ui
