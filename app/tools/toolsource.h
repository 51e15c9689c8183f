// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "tools/tool.h"

#include <QFuture>
#include <QObject>
#include <functional>
#include <memory>

namespace tools {

/// How a call ended, and what the model is told of it.
struct ToolOutcome {
    enum class End {
        Answered,
        Failed, ///< the tool itself says so: an exit code, a wrong expression
        NotStarted,
        TimedOut,
        TooMuchOutput,
        Cancelled ///< there is no result
    };
    End end = End::Answered;
    QString text; ///< the result, for the model; says what went wrong where something did
    int exitCode = 0;
    QString detail; ///< for people: what a program wrote as errors; never translated
    bool operator==(const ToolOutcome &) const = default;
};

/// What a call may know of the conversation it is made in.
struct ToolContext {
    /// The bytes of an attached file by the name it has there; an Error when there is none.
    std::function<QFuture<core::Result<QByteArray>>(const QString &name)> readAttachment;
    QStringList attachments; ///< names of all of them
};

/// A call under way. GUI thread. Deleting it cancels it without a word.
class ToolCall : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// finished() follows, with the end Cancelled.
    virtual void cancel() = 0;

Q_SIGNALS:
    /// Exactly once, and never before the function that made this has returned.
    void finished(const tools::ToolOutcome &outcome);
};

/// Where tools come from: what a person set up, what this program can do, a server. GUI thread.
class ToolSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Lower-case, never shown, the same in every run; what tells its tools from others of the same
    /// name, and what was agreed to for them from what was for others. "own" is a person's.
    [[nodiscard]] virtual QString id() const = 0;
    [[nodiscard]] virtual QList<Tool> tools() const = 0;
    /// Starts one of its tools, as tools() has it, that needs nobody to type; null for another. The
    /// arguments fit its schema, and whoever calls has asked for what it needs approval for.
    [[nodiscard]] virtual std::unique_ptr<ToolCall>
    call(const Tool &tool, const QJsonObject &arguments, const ToolContext &context) = 0;

Q_SIGNALS:
    /// tools() says something else now.
    void changed();
};

} // namespace tools

Q_DECLARE_METATYPE(tools::ToolOutcome)
