// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exportcommand.h"

#include "cli/databasepath.h"
#include "cli/exitcode.h"
#include "cli/exportarguments.h"
#include "cli/passphraseinput.h"
#include "cli/plaintext.h"
#include "cli/readingproblem.h"
#include "core/shutdownsignal.h"
#include "exports/exportjob.h"
#include "exports/typesetting.h"
#include "texts/exportwords.h"

#include <QCoreApplication>
#include <QFile>

namespace cli {
namespace {

int failExport(const core::Error &error, const AskStreams &streams)
{
    print(streams.errors,
          QStringLiteral("loquat: ") + plainLine(texts::exportFailure(error)) + u'\n');
    return int(ExitCode::Error);
}

int exportAsAsked(const ExportArguments &arguments, const AskStreams &streams)
{
    const storage::DataDirectory directory(arguments.dataDir);
    exports::ExportRequest request;
    request.database = databasePathOf(directory);
    request.conversations = arguments.conversations;
    request.options = arguments.options;
    request.target = arguments.output;
    request.typesetter = exports::typesetterPlaces();
    const core::Settings settings = storage::SettingsFile::peek(directory.settingsPath());
    request.connections = exports::connectionNames(settings.profiles);
    if (arguments.options.format == core::ExportFormat::Pdf)
        request.fonts = exports::documentFonts();
    QFile output;
    if (arguments.output == QLatin1StringView("-")) {
        (void)output.open(streams.output, QIODevice::WriteOnly);
        request.device = &output;
    }
    const QString absent = missingFolder(arguments.dataDir);
    if (!absent.isEmpty()) {
        print(streams.errors, absent);
        return int(ExitCode::Error);
    }
    const auto passphrase = passphraseToSeal(arguments.passphraseFile, arguments.isSealed);
    if (!passphrase) {
        print(streams.errors, QStringLiteral("loquat: ") + passphrase.error().message + u'\n');
        return int(ExitCode::Error);
    }
    request.passphrase = passphrase.value();
    core::ShutdownSignal shutdown;
    bool isStopped = false;
    QObject::connect(&shutdown, &core::ShutdownSignal::asked, &shutdown,
                     [&isStopped] { isStopped = true; });
    const exports::ExportResult result = exports::runExport(request, [&isStopped](int) {
        QCoreApplication::processEvents();
        return !isStopped;
    });
    if (isStopped)
        return int(ExitCode::Stopped);
    if (result.error)
        return failExport(*result.error, streams);
    // A pipe that nobody reads any more, or a full disk behind it.
    if (request.device && (!output.flush() || output.error() != QFileDevice::NoError)) {
        core::Error error;
        error.code = QStringLiteral("write");
        error.message = output.errorString();
        return failExport(error, streams);
    }
    return int(ExitCode::Complete);
}

} // namespace

bool needsFonts(const QStringList &arguments)
{
    const auto parsed = parseExportArguments(arguments);
    return parsed && parsed.value().options.format == core::ExportFormat::Pdf;
}

int runExportCommand(const QStringList &arguments, const AskStreams &streams)
{
    const PipesDoNotKill pipes;
    const auto parsed = parseExportArguments(arguments);
    if (!parsed)
        return failUsage(parsed.error(), streams);
    if (parsed.value().isHelpAsked) {
        print(streams.output, exportHelpText());
        return int(ExitCode::Complete);
    }
    const bool isMany = parsed.value().conversations.size() != 1
                        && parsed.value().options.format != core::ExportFormat::Json;
    if (isMany && parsed.value().output == QLatin1StringView("-")) {
        core::Error error;
        error.message =
            Words::tr("Several conversations become a folder, which cannot be standard output.");
        return failUsage(error, streams);
    }
    return exportAsAsked(parsed.value(), streams);
}

} // namespace cli
