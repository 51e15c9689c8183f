// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire.h"
#include "cli/askcollector.h"
#include "cli/askconnection.h"
#include "cli/exitcode.h"
#include "cli/outputwriter.h"
#include "cli/streams.h"

#include <QObject>
#include <QTimer>

namespace cli {

/// One question on its way, from the key to the last byte on standard output.
class AskRun : public QObject
{
    Q_OBJECT

public:
    AskRun(AskConnection &connection, api::ChatRequest request, bool isJson,
           const AskStreams &streams);

    void start();
    /// Ctrl+C: the partial answer stays. A second time everything ends at once.
    void stop();
    [[nodiscard]] ExitCode exitCode() const { return m_exitCode; }

Q_SIGNALS:
    /// Everything that can be written has been written.
    void finished();

private:
    void send(const core::Result<api::Gateway> &gateway);
    void take(const QList<api::StreamEvent> &events);
    void tell(const api::StreamEvent &event);
    [[nodiscard]] bool isOtherChoiceShown() const;
    void write(const QString &text);
    void show(const api::StreamEvent &event);
    void end(const api::Ended &ended);
    void showOthers();
    void writeHead(int choice);
    [[nodiscard]] bool isSeveralAsked() const { return m_choicesAsked > 1; }
    void report(const api::Ended &ended);
    void checkForm();
    void explain(const core::Error &error);
    void finishWhenWritten();

    AskConnection &m_connection;
    api::ChatRequest m_request;
    api::Wire m_wire;
    OutputWriter m_output;
    OutputWriter m_errors;
    AskCollector m_collector;
    QJsonObject m_format; ///< that the answer has to have
    QTimer m_patience;    ///< runs while the key is being fetched
    ExitCode m_exitCode = ExitCode::Error;
    quint64 m_attempt = 0;
    int m_choicesAsked = 1;
    bool m_isJson;
    bool m_hasText = false;      ///< something was printed
    bool m_endsWithBreak = true; ///< and it ended with a line break
    bool m_isOver = false;
    bool m_isFinished = false;
};

} // namespace cli
