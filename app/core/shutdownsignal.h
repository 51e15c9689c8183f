// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <array>

namespace core {

/// Turns SIGINT, SIGTERM and SIGHUP into a Qt signal, so that leaving on request of the desktop
/// or the terminal is a clean quit. One at a time: the handlers of a process are shared. The
/// thread it lives in needs an event loop.
class ShutdownSignal : public QObject
{
    Q_OBJECT

public:
    explicit ShutdownSignal(QObject *parent = nullptr);
    /// Puts the default handlers back.
    ~ShutdownSignal() override;

Q_SIGNALS:
    /// `number` is the POSIX signal.
    void asked(int number);

private:
    void drain();

    std::array<int, 2> m_pipe{-1, -1};
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace core
