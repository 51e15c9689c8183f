// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/askconnection.h"

#include "api/apikey.h"
#include "chat/origin.h"
#include "cli/keyfile.h"
#include "cli/usageerror.h"
#include "cli/words.h"
#include "core/id.h"
#include "storage/datadirectory.h"
#include "texts/texts.h"

#include <QFile>
#include <QProcessEnvironment>

namespace cli {
namespace {

/// In the place of a demo that this run does not have.
class NoDemo final : public core::DemoHost
{
public:
    core::DemoEndpoint acquire() override { return {}; }
    void release() override {}
};

core::DemoHost &noDemo()
{
    static NoDemo none;
    return none;
}

core::Result<chat::RunOverrides> overridesOf(const AskArguments &arguments)
{
    const core::Result<QByteArray> key = readKeyFile(arguments.apiKeyFile);
    if (!key)
        return key.error();
    chat::RunOverrides given;
    given.baseUrl = arguments.baseUrl;
    given.key = key.value();
    given.model = arguments.model;
    const core::Result<chat::RunOverrides> resolved =
        chat::resolveOverrides(given, environmentFor(arguments));
    core::Error error;
    if (!resolved) {
        error = resolved.error();
    } else if (api::isModelPlaceholder(resolved.value().model)) {
        error.kind = core::ErrorKind::BadInput;
        error.code = QStringLiteral("model-placeholder");
        error.message = resolved.value().model;
    } else {
        return resolved;
    }
    return usageError(texts::inOneLine(texts::explain(error)));
}

core::Settings storedSettings(const storage::DataDirectory &directory)
{
    // Loading would make a new identity for a directory that does not exist.
    if (!QFile::exists(directory.settingsPath()))
        return {};
    return storage::SettingsFile(directory.settingsPath()).load().settings;
}

} // namespace

QProcessEnvironment environmentFor(const AskArguments &arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!arguments.profile.isEmpty()) {
        // Naming a stored connection is an argument: its address and model go before the
        // environment's.
        for (const char *name :
             {"LOQUAT_BASE_URL", "LOQUAT_MODEL", "OPENAI_BASE_URL", "OPENAI_MODEL"})
            environment.remove(QString::fromLatin1(name));
    }
    return environment;
}

AskConnection::AskConnection(core::DemoHost *demo)
    : m_demo(demo ? demo : &noDemo())
{
}

AskConnection::~AskConnection() = default;

core::Result<core::Done> AskConnection::choose(core::Settings &settings, const QString &name) const
{
    if (name.isEmpty())
        return core::Done{};
    if (name.compare(QLatin1StringView("demo"), Qt::CaseInsensitive) == 0) {
        settings.activeProfileId = core::demoProfileId();
        return core::Done{};
    }
    for (const auto sensitivity : {Qt::CaseSensitive, Qt::CaseInsensitive}) {
        for (const core::Profile &profile : std::as_const(settings.profiles)) {
            if (profile.name.compare(name, sensitivity) == 0 || core::idText(profile.id) == name) {
                settings.activeProfileId = profile.id;
                return core::Done{};
            }
        }
    }
    return usageError(Words::tr("There is no connection named %1.").arg(name));
}

core::Result<core::Done> AskConnection::resolve(const AskArguments &arguments)
{
    const core::Result<chat::RunOverrides> overrides = overridesOf(arguments);
    if (!overrides)
        return overrides.error();
    const core::Result<core::Done> resolved = resolve(arguments, overrides.value());
    if (resolved && m_model.isEmpty())
        return usageError(Words::tr("No model is chosen. Name one with --model."));
    return resolved;
}

core::Result<core::Done> AskConnection::resolve(const AskArguments &arguments,
                                                const chat::RunOverrides &overrides)
{
    const storage::DataDirectory directory(arguments.dataDir);
    core::Settings settings = storedSettings(directory);
    const core::Result<core::Done> chosen = choose(settings, arguments.profile);
    if (!chosen)
        return chosen;
    m_secrets =
        std::make_unique<storage::Secrets>(settings.dataDirectoryId, directory.secretsPath());
    // Never changed from here on, so settings.json is never written.
    m_preferences = std::make_unique<chat::Preferences>(
        storage::SettingsFile(directory.settingsPath()), settings);
    m_book.emplace(*m_preferences, overrides);
    core::Profile profile = m_book->active();
    if (m_book->isOfThisRun(profile.id) && chat::isPlainHttpToPublicHost(profile.baseUrl)) {
        // Whoever writes http:// into a command has said yes to it; the notice still says what
        // it means.
        profile.plainHttpOrigin = chat::originOf(profile.baseUrl);
        m_book->put(profile);
    }
    m_isPlainHttp = chat::isPlainHttpToPublicHost(profile.baseUrl);
    m_profile = profile.id;
    m_model = profile.model;
    const bool isDemoSight =
        profile.isDemo && !arguments.images.isEmpty() && overrides.model.isEmpty();
    if (isDemoSight)
        m_model = QStringLiteral("demo-vision");
    m_maker = std::make_unique<chat::GatewayMaker>(*m_book, *m_secrets, *m_demo);
    return core::Done{};
}

QFuture<core::Result<api::Gateway>> AskConnection::gateway()
{
    return m_maker->make(m_profile);
}

} // namespace cli
