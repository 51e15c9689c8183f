// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mouserelease.h"

#include <QGuiApplication>

namespace ui {

MouseRelease::MouseRelease(QObject *parent)
    : QObject(parent)
{
}

bool MouseRelease::isHeld()
{
    return QGuiApplication::mouseButtons() != Qt::NoButton;
}

void MouseRelease::wait()
{
    if (m_isWaiting)
        return;
    m_isWaiting = true;
    QCoreApplication::instance()->installEventFilter(this);
}

bool MouseRelease::eventFilter(QObject *watched, QEvent *event)
{
    // Any event will do: the release itself may go to another program, at the end of a drag.
    if (m_isWaiting && !isHeld()) {
        m_isWaiting = false;
        QCoreApplication::instance()->removeEventFilter(this);
        QMetaObject::invokeMethod(this, &MouseRelease::released, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui
