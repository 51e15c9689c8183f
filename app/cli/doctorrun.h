// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire.h"
#include "cli/exitcode.h"
#include "cli/outputwriter.h"
#include "cli/streams.h"
#include "storage/checkup.h"

#include <QJsonObject>
#include <QObject>
#include <QThreadPool>
#include <atomic>

namespace cli {

/// The object of `loquat doctor --json`: every check that was made, with `kind` null where it
/// passed. Checks that were left out are not in it.
[[nodiscard]] QJsonObject reportToJson(const api::DoctorReport &report);

/// One examination, from the first check to the last byte on standard output.
class DoctorRun : public QObject
{
    Q_OBJECT

public:
    DoctorRun(const api::DoctorOptions &options, bool isJson, const AskStreams &streams);

    ~DoctorRun() override;

    void examine(const api::Gateway &gateway);
    /// Beside that, and without a word where nothing was ever kept there: looks at the
    /// conversations of this directory. What is found changes no exit status.
    void lookAt(const storage::DataDirectory &directory);
    /// There is no connection to examine: the keychain is locked, for example.
    void refuse(const core::Error &error);
    /// Ctrl+C.
    void stop();
    [[nodiscard]] ExitCode exitCode() const { return m_exitCode; }

Q_SIGNALS:
    /// Everything that can be written has been written.
    void finished();

private:
    void show(const api::DoctorCheck &check);
    void take(const api::DoctorReport &report);
    void summarise(const api::DoctorReport &report);
    void tellAll();
    void finishWhenWritten();

    /// Its place among the lines is behind all that is said of the connection.
    std::optional<api::DoctorReport> m_report;
    std::optional<storage::Checkup> m_checkup;
    std::atomic_bool m_isEnough = false; ///< of looking at conversations
    bool m_isLooking = false;
    bool m_isTold = false;
    api::DoctorOptions m_options;
    api::Wire m_wire;
    OutputWriter m_output;
    ExitCode m_exitCode = ExitCode::Error;
    quint64 m_examination = 0;
    bool m_isJson;
    bool m_isOver = false;
    bool m_isFinished = false;
    QThreadPool m_pool;
};

} // namespace cli
