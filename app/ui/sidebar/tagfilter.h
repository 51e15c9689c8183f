// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cabinet.h"

#include <QObject>

class QAction;
class QMenu;

namespace ui {

class LineInput;

/// The way from the search row to the chats with a tag, once there is a tag: the icon in the field,
/// and the field's own menu.
class TagFilter : public QObject
{
    Q_OBJECT

public:
    /// `icon` is an action in the field.
    TagFilter(const core::Cabinet &cabinet, LineInput &field, QAction &icon);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void fill(QMenu &menu) const;

    const core::Cabinet &m_cabinet;
    LineInput &m_field;
    QAction &m_icon;
};

} // namespace ui
