// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networkwatch.h"

#include <QObject>
#include <QTimer>

namespace chat {

/// Notices that a running answer will never go on, because the computer slept or its network went
/// or changed: TCP itself finds that out after minutes. An answer that still brings data is left
/// alone, and so is one whose address comes back in time. Serves one run. GUI thread.
class LossDetector : public QObject
{
    Q_OBJECT

public:
    /// `watch` may be null: then nothing is ever lost.
    explicit LossDetector(core::NetworkWatch *watch, QObject *parent = nullptr);

    /// A request is under way to this address; those to this computer cannot be lost.
    void begin(const QString &baseUrl);
    /// Something of the answer arrived.
    void heard() { m_grace.stop(); }
    void end();

Q_SIGNALS:
    /// "suspended", "network-down" or "network-changed", at most once after begin().
    void lost(const QString &code);

private:
    void suspect(const QString &code, int graceMs);

    core::NetworkWatch *m_watch;
    QTimer m_grace;
    QString m_code;
    bool m_isOn = false;
};

/// True for an address of this very computer.
[[nodiscard]] bool isOnThisComputer(const QString &address);

} // namespace chat
