// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctor.h"

#include "api/baseurl.h"
#include "chat/runoverrides.h"
#include "cli/askconnection.h"
#include "cli/doctorarguments.h"
#include "cli/doctorrun.h"
#include "cli/keyfile.h"
#include "core/shutdownsignal.h"
#include "core/whendone.h"
#include "storage/datadirectory.h"

#include <QEventLoop>

namespace cli {
namespace {

/// What arguments and environment come to, and what of it cannot be used as it is.
struct Given {
    chat::RunOverrides usable;
    QString badAddress;
    QByteArray badKey;
};

core::Result<Given> givenBy(const AskArguments &arguments)
{
    const core::Result<QByteArray> file = readKeyFile(arguments.apiKeyFile);
    if (!file)
        return file.error();
    const QProcessEnvironment environment = environmentFor(arguments);
    Given given;
    given.usable.model = chat::givenText(arguments.model, environment, QStringLiteral("MODEL"));
    const QString address =
        chat::givenText(arguments.baseUrl, environment, QStringLiteral("BASE_URL"));
    if (!address.isEmpty()) {
        const core::Result<QString> base = api::normaliseBaseUrl(address);
        if (base)
            given.usable.baseUrl = base.value();
        else
            given.badAddress = address;
    }
    const QString key =
        chat::givenText(QString::fromUtf8(file.value()), environment, QStringLiteral("API_KEY"));
    const core::Result<QByteArray> clean = api::cleanKey(key);
    if (clean)
        given.usable.key = clean.value();
    else
        given.badKey = key.toUtf8();
    return given;
}

/// From the key, which may have to be fetched, to the end of the examination.
void examine(AskConnection &connection, const Given &given, DoctorRun &run, int errors)
{
    if (!given.badAddress.isEmpty()) {
        api::Gateway gateway;
        gateway.baseUrl = given.badAddress;
        gateway.key = given.badKey.isEmpty() ? given.usable.key : given.badKey;
        run.examine(gateway);
        return;
    }
    core::whenDone(&run, connection.gateway(),
                   [&run, errors, isPlainHttp = connection.isPlainHttp(),
                    badKey = given.badKey](const core::Result<api::Gateway> &made) {
                       if (!made) {
                           run.refuse(made.error());
                           return;
                       }
                       if (isPlainHttp)
                           print(errors, plainHttpNotice());
                       api::Gateway gateway = made.value();
                       if (!badKey.isEmpty())
                           gateway.key = badKey; // the doctor says so and never sends it
                       run.examine(gateway);
                   });
}

} // namespace

int runDoctor(const QStringList &arguments, core::DemoHost *demo, const AskStreams &streams)
{
    const PipesDoNotKill pipes;
    const core::Result<DoctorArguments> parsed = parseDoctorArguments(arguments);
    if (!parsed)
        return failUsage(parsed.error(), streams);
    if (parsed.value().isHelpAsked) {
        print(streams.output, doctorHelpText());
        return int(ExitCode::Complete);
    }
    const core::Result<Given> given = givenBy(parsed.value().connection);
    if (!given)
        return failUsage(given.error(), streams);
    AskConnection connection(demo);
    const core::Result<core::Done> resolved =
        connection.resolve(parsed.value().connection, given.value().usable);
    if (!resolved)
        return failUsage(resolved.error(), streams);
    api::DoctorOptions options;
    options.model = connection.model();
    options.asksImages = parsed.value().asksImages;
    core::ShutdownSignal shutdown;
    DoctorRun run(options, parsed.value().isJson, streams);
    QEventLoop loop;
    QObject::connect(&shutdown, &core::ShutdownSignal::asked, &run, &DoctorRun::stop);
    QObject::connect(&run, &DoctorRun::finished, &loop, &QEventLoop::quit);
    run.lookAt(storage::DataDirectory(parsed.value().connection.dataDir));
    examine(connection, given.value(), run, streams.errors);
    loop.exec();
    return int(run.exitCode());
}

} // namespace cli
