// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "running.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace flow {

/// What strace wrote down of a program and everything that it started.
struct Trace {
    QSet<QString> opened;  ///< files that were opened
    QSet<QString> touched; ///< files that any call named, the opened ones among them
    QStringList executed;
    QStringList sockets;   ///< calls that made one
    QStringList connected; ///< to an address of the internet's kind
};

/// The words to start a program through, see Running::startThrough(). Calls that nobody asks for
/// are not stopped at, so that a window stays as quick as it is.
[[nodiscard]] inline QStringList tracing(const QString &path)
{
    return {QStringLiteral("strace"),
            QStringLiteral("-D"),
            QStringLiteral("-f"),
            QStringLiteral("-ttt"),
            QStringLiteral("--seccomp-bpf"),
            QStringLiteral("-e"),
            QStringLiteral("trace=%file,socket,connect,execveat,exit_group"),
            QStringLiteral("-o"),
            path};
}

/// Reads what was called at this time (Unix milliseconds) or later. The file is complete only when
/// the program has ended.
[[nodiscard]] inline Trace readTrace(const QString &path, double fromMs = 0)
{
    static const QRegularExpression call(QStringLiteral("^\\d+ +([\\d.]+) (\\w+)\\((.*)$"));
    static const QRegularExpression name(QStringLiteral("\"([^\"]+)\""));
    Trace trace;
    for (const QString &line : QString::fromUtf8(contentsOf(path)).split(u'\n')) {
        const auto match = call.match(line);
        if (!match.hasMatch() || match.captured(1).toDouble() * 1000 < fromMs)
            continue;
        const QString what = match.captured(2);
        const QString first = name.match(match.captured(3)).captured(1);
        if (what == QLatin1StringView("connect")) {
            if (line.contains(QLatin1StringView("sa_family=AF_INET")))
                trace.connected.append(line);
            continue;
        }
        if (what.startsWith(QLatin1StringView("exec")))
            trace.executed.append(line);
        else if (what == QLatin1StringView("socket"))
            trace.sockets.append(line);
        else if (what.startsWith(QLatin1StringView("open"))
                 || what.startsWith(QLatin1StringView("creat")))
            trace.opened.insert(first);
        if (!first.isEmpty())
            trace.touched.insert(first);
    }
    return trace;
}

/// True once the traced program, whose call stands first, has ended well. Its threads say so, too.
[[nodiscard]] inline bool hasEnded(const QString &path)
{
    const QList<QByteArray> lines = contentsOf(path).split('\n');
    const QByteArray program = lines.first().left(lines.first().indexOf(' ') + 1);
    return std::any_of(lines.cbegin(), lines.cend(), [&program](const QByteArray &line) {
        return line.startsWith(program) && line.endsWith("+++ exited with 0 +++");
    });
}

} // namespace flow
