// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace demo {

/// The ways in which `demo-faults` can end.
enum class Fault {
    None,         ///< the prompt names no fault
    Cut,          ///< the connection breaks in the middle of a text
    Reset,        ///< the same, with a TCP reset
    CleanEnd,     ///< the body ends, whole, without a finish reason and without `[DONE]`
    StreamError,  ///< an error after some text; `number` is one of 14 forms
    Status,       ///< `number` is the status
    Quota,        ///< 429 that waiting does not mend
    Loading,      ///< 503 of a server that still starts
    NoChannel,    ///< 503 of a gateway without a provider for the model
    NoModel,      ///< 404, the model is unknown
    ImageRefused, ///< 400, the model sees nothing
    ImageIgnored, ///< a good answer whose usage shows that no image was read
    Context,      ///< 400, the conversation is too long
    Parameter,    ///< 400, an option is refused; a request without it is answered
    Challenge,    ///< 403, the page of a content delivery network that wants a browser
    Html,         ///< 200 and a web page
    EmptyBody,    ///< 200 and not a byte
    EmptyAnswer,  ///< a stream without any text
    Comments,     ///< a stream of nothing but comments
    Slow,         ///< the first byte comes after `seconds`
    Stall,        ///< some text, then silence
    Pings,        ///< some text, then comments without end
    NoDone,       ///< whole but for `[DONE]`
    Unexplained,  ///< `[DONE]` without a finish reason
    Length,       ///< finish reason "length"
    Filter,       ///< finish reason "content_filter"
    Refusal,      ///< the model declines, in the field for that
    Gzip,         ///< packed although nobody asked
    GzipLabel,    ///< labelled as packed, and not packed
    Whole,        ///< one JSON document where a stream was asked for
    BrokenFrame,  ///< one frame in the middle is no JSON
    Redirect,     ///< 307 or `number` to another path of the same origin
    Elsewhere,    ///< 307 to another origin, where nothing listens
    HangUp,       ///< the connection closes without an answer
};

/// What a prompt asks `demo-faults` for.
struct FaultOrder {
    Fault fault = Fault::None;
    int number = 0;      ///< a status, or a form of mid-stream error from 1 to 14
    int seconds = -1;    ///< to wait, or for `Retry-After`; -1: not said
    bool isOnce = false; ///< only the first time; the same question again is answered
    QString option;      ///< the option to refuse; empty: the first that is there

    /// Reads plain words and codes, in English and Chinese: "cut", "429 once, retry after 2",
    /// "流中错误 7". The longest words that are known decide.
    [[nodiscard]] static FaultOrder fromPrompt(const QString &prompt);
};

/// Which faults that were ordered once have already happened. Demo thread.
class FaultMemory
{
public:
    /// True the first time, false the next, then true again.
    [[nodiscard]] bool isFirst(const QString &question);

private:
    QSet<QString> m_seen;
};

} // namespace demo
