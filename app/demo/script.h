// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace demo {

/// Everything an answer writes, from the status line on, and when. A plain value.
struct Script {
    /// What becomes of the connection after the last byte. Silence: it stays open, and nothing
    /// more comes until the client leaves.
    enum class End { KeepAlive, Close, Reset, Silence };
    struct Step {
        int afterMs = 0; ///< since the step before
        QByteArray bytes;
    };
    QList<Step> steps;
    End end = End::KeepAlive;
};

/// "Not Found" for 404; "Error" for a status that no standard names.
[[nodiscard]] QByteArray reasonPhrase(int status);
/// The status line and these header lines, each ending with CR LF, and the blank line.
[[nodiscard]] QByteArray responseHead(int status, const QByteArray &headers);
/// An answer in one piece, with Content-Length.
[[nodiscard]] Script wholeAnswer(int status, const QByteArray &type, const QByteArray &body,
                                 const QByteArray &headers = {});

/// Puts a chunked event stream together. The functions that add to it return it.
class StreamScript
{
public:
    explicit StreamScript(const QByteArray &contentType = "text/event-stream; charset=utf-8",
                          const QByteArray &headers = {});

    /// One HTTP chunk, `afterMs` later than what came before.
    StreamScript &add(const QByteArray &bytes, int afterMs = 0);
    /// The same for each of them.
    StreamScript &add(const QList<QByteArray> &pieces, int afterMs);
    /// The last chunk of a body that is whole.
    [[nodiscard]] Script whole();
    /// The body never ends; the connection does, or goes silent.
    [[nodiscard]] Script unfinished(Script::End end);

private:
    Script m_script;
};

} // namespace demo
