// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace support {

inline QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

/// The part of a window that has this name and type, or null.
template <typename T>
T *child(const QWidget &window, const char *name)
{
    return window.findChild<T *>(text(name));
}

} // namespace support
