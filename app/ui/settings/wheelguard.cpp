// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/wheelguard.h"

#include <QEvent>
#include <QWidget>

namespace ui {

WheelGuard::WheelGuard(QWidget *field)
    : QObject(field)
{
    // The wheel itself must not give it the focus.
    field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(this);
}

bool WheelGuard::eventFilter(QObject *watched, QEvent *event)
{
    const auto *field = qobject_cast<const QWidget *>(watched);
    if (event->type() != QEvent::Wheel || !field || field->hasFocus())
        return QObject::eventFilter(watched, event);
    event->ignore(); // it goes on to what is around the field
    return true;
}

} // namespace ui
