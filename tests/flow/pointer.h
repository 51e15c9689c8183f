// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPoint>
#include <QProcess>
#include <QRect>
#include <QStringList>

namespace flow {

/// Where the program's window is on the screen; there is only one.
[[nodiscard]] inline QRect windowRect()
{
    QProcess ask;
    ask.start(QStringLiteral("xdotool"),
              {QStringLiteral("search"), QStringLiteral("--onlyvisible"), QStringLiteral("--class"),
               QStringLiteral("loquat"), QStringLiteral("getwindowgeometry"),
               QStringLiteral("--shell")});
    if (!ask.waitForFinished(20'000))
        return {};
    QHash<QString, int> values;
    for (const QString &line : QString::fromUtf8(ask.readAll()).split(u'\n'))
        values.insert(line.section(u'=', 0, 0), line.section(u'=', 1).toInt());
    return {values.value(QStringLiteral("X")), values.value(QStringLiteral("Y")),
            values.value(QStringLiteral("WIDTH")), values.value(QStringLiteral("HEIGHT"))};
}

/// Does with the pointer and the keys what these words of xdotool say.
inline bool useMouse(const QStringList &words)
{
    QProcess mouse;
    mouse.start(QStringLiteral("xdotool"), words);
    return mouse.waitForFinished(30'000) && mouse.exitCode() == 0;
}

[[nodiscard]] inline QStringList moveTo(QPoint place)
{
    return {QStringLiteral("mousemove"), QString::number(place.x()), QString::number(place.y())};
}

enum class Wheel { Up = 4, Down = 5 };

[[nodiscard]] inline QStringList turn(Wheel wheel, int times)
{
    return {QStringLiteral("click"),   QStringLiteral("--repeat"), QString::number(times),
            QStringLiteral("--delay"), QStringLiteral("4"),        QString::number(int(wheel))};
}

} // namespace flow
