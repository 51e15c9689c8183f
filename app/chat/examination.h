// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire.h"
#include "chat/connectiontypes.h"

#include <QObject>
#include <QPointer>

namespace chat {

/// The name of the check that fails when there is no gateway to examine.
[[nodiscard]] QString checkRefusedBy(const core::Error &error);

/// One look at a connection, step by step: what "Test connection" shows as it goes, and the free
/// part of it after a key was entered. Ends exactly once, by itself or by stop(). GUI thread.
class Examination : public QObject
{
    Q_OBJECT

public:
    explicit Examination(api::Wire &wire, QObject *parent = nullptr);
    /// Stops what still runs.
    ~Examination() override;

    void begin(const api::Gateway &gateway, const ExaminationOptions &options);
    /// It cannot even begin, for example because the keychain is locked.
    void refuse(const core::Error &error);
    void stop();
    /// A check began or ended; those that come after the end are dropped.
    void take(const ConnectionCheck &check);
    void finish(const ConnectionReport &report);

    [[nodiscard]] const QList<ConnectionCheck> &checks() const { return m_report.checks; }
    [[nodiscard]] const ConnectionReport &report() const { return m_report; }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] bool isStopped() const { return m_isStopped; }
    /// The first one that failed, or null.
    [[nodiscard]] const ConnectionCheck *failed() const;
    [[nodiscard]] const ConnectionCheck *check(const QString &name) const;

Q_SIGNALS:
    void checkChanged(int index);
    void finished();

private:
    void end();

    api::Wire &m_wire;
    ConnectionReport m_report;
    quint64 m_number = 0; ///< of the wire; 0: it has not begun
    bool m_isRunning = true;
    bool m_isStopped = false;
};

} // namespace chat
