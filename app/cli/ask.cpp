// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ask.h"

#include "cli/askarguments.h"
#include "cli/askconnection.h"
#include "cli/askquestion.h"
#include "cli/askrun.h"
#include "cli/exitcode.h"
#include "core/shutdownsignal.h"

#include <QEventLoop>
#include <csignal>

namespace cli {
namespace {

/// A reader that goes away is an error of write(), not the end of the process.
class PipesDoNotKill
{
public:
    PipesDoNotKill()
        : m_before(std::signal(SIGPIPE, SIG_IGN))
    {
    }
    ~PipesDoNotKill() { std::signal(SIGPIPE, m_before); }
    Q_DISABLE_COPY(PipesDoNotKill)

private:
    void (*m_before)(int);
};

void print(int descriptor, const QString &text)
{
    OutputWriter writer(descriptor);
    QEventLoop loop;
    QObject::connect(&writer, &OutputWriter::done, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    writer.write(text);
    if (!writer.isDone())
        loop.exec();
}

int fail(const core::Error &error, const AskStreams &streams)
{
    print(streams.errors, QStringLiteral("loquat: ") + error.message + u'\n');
    return int(ExitCode::Usage);
}

} // namespace

int runAsk(const QStringList &arguments, core::DemoHost *demo, const AskStreams &streams)
{
    const PipesDoNotKill pipes;
    const core::Result<AskArguments> parsed = parseAskArguments(arguments);
    if (!parsed)
        return fail(parsed.error(), streams);
    if (parsed.value().isHelpAsked) {
        print(streams.output, askHelpText());
        return int(ExitCode::Complete);
    }
    AskConnection connection(demo);
    const core::Result<core::Done> resolved = connection.resolve(parsed.value());
    if (!resolved)
        return fail(resolved.error(), streams);
    const core::Result<api::ChatRequest> question = makeQuestion(parsed.value(), streams.input);
    if (!question)
        return fail(question.error(), streams);
    // From here on Ctrl+C means "stop"; while standard input was read it meant "leave".
    core::ShutdownSignal shutdown;
    AskRun run(connection, question.value(), parsed.value().isJson, streams);
    QEventLoop loop;
    QObject::connect(&shutdown, &core::ShutdownSignal::asked, &run, &AskRun::stop);
    QObject::connect(&run, &AskRun::finished, &loop, &QEventLoop::quit);
    run.start();
    loop.exec();
    return int(run.exitCode());
}

} // namespace cli
