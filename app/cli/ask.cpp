// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ask.h"

#include "cli/askarguments.h"
#include "cli/askconnection.h"
#include "cli/askquestion.h"
#include "cli/askrun.h"
#include "cli/exitcode.h"
#include "cli/streams.h"
#include "core/shutdownsignal.h"

#include <QEventLoop>

namespace cli {

int runAsk(const QStringList &arguments, core::DemoHost *demo, const AskStreams &streams)
{
    const PipesDoNotKill pipes;
    const core::Result<AskArguments> parsed = parseAskArguments(arguments);
    if (!parsed)
        return failUsage(parsed.error(), streams);
    if (parsed.value().isHelpAsked) {
        print(streams.output, askHelpText());
        return int(ExitCode::Complete);
    }
    AskConnection connection(demo);
    const core::Result<core::Done> resolved = connection.resolve(parsed.value());
    if (!resolved)
        return failUsage(resolved.error(), streams);
    const core::Result<api::ChatRequest> question = makeQuestion(parsed.value(), streams.input);
    if (!question)
        return failUsage(question.error(), streams);
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
