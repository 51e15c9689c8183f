// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace core {

/// What happens to this computer that a connection does not outlive: the network goes or comes
/// back, the computer sleeps. Nothing is asked of any other host. GUI thread.
class NetworkWatch : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// False only when there certainly is no way to another computer.
    [[nodiscard]] virtual bool isOnline() const = 0;
    /// Somebody wants to know (or no more): it is looked while at least one does.
    virtual void setWatched(QObject *who, bool isWatched) = 0;

Q_SIGNALS:
    void onlineChanged(bool isOnline);
    /// An address of this computer is gone for good although there is a network: what was
    /// connected from there is cut off, and neither side will be told.
    void addressLost();
    /// Every address that was missed is there again; connections live through such a gap.
    void addressesReturned();
    /// The computer has slept for so long.
    void resumed(qint64 sleptMs);
};

} // namespace core
