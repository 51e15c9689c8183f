// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assembly_p.h"

#include "cli/exitcode.h"
#include "cli/keyfile.h"
#include "core/id.h"
#include "core/whendone.h"
#include "exports/typesetting.h"
#include "net/webbrowser.h"
#include "render/stemweight.h"
#include "storage/modellistfile.h"
#include "texts/texts.h"
#include "ui/backups/placewords.h"

#include <QApplication>
#include <QDesktopServices>
#include <QTextStream>
#include <QTimer>
#include <chrono>
#include <cstdio>

namespace {

using namespace std::chrono_literals;

/// Of whoever is asked about words that are not saved when the program is told to end.
constexpr auto kAnswerWithin = 20s;

/// What the arguments and the environment ask for; nothing after a complaint.
std::optional<chat::RunOverrides> overridesFor(const cli::WindowArguments &arguments)
{
    const auto key = cli::readKeyFile(arguments.apiKeyFile);
    if (!key) {
        complain(key.error().message);
        return std::nullopt;
    }
    const auto overrides = chat::resolveOverrides({arguments.baseUrl, key.value(), arguments.model},
                                                  QProcessEnvironment::systemEnvironment());
    if (!overrides) {
        complain(overrides.error());
        return std::nullopt;
    }
    return overrides.value();
}

} // namespace

void complain(const QString &sentence)
{
    QTextStream(stderr) << sentence << '\n';
}

void complain(const core::Error &error)
{
    const texts::Explanation explanation = texts::explain(error);
    complain(explanation.what + QLatin1Char(' ') + explanation.advice);
    if (!error.message.isEmpty())
        complain(error.message);
}

Assembly::Assembly(const cli::WindowArguments &arguments, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, arguments))
{
}

Assembly::~Assembly() = default;

Assembly::Start Assembly::start()
{
    const auto overrides = overridesFor(d->arguments);
    if (!overrides)
        return Start::Failed;
    if (const auto prepared = d->directory.prepare(); !prepared)
        return d->refuse(prepared.error());
    d->channel = std::make_unique<net::InstanceChannel>(d->directory.lockPath());
    if (!d->channel->tryBecomeFirst())
        return d->startBeside();
    d->build(*overrides);
    d->connectWindow();
    d->launch(d->arguments, true);
    d->window->show();
    d->openDatabase();
    return Start::Window;
}

void Assembly::leave()
{
    // Whoever is writing is asked; who wants it once more does not wait for the answer.
    ui::EditorDialog *editor = d->window ? ui::unsavedEditor(*d->window) : nullptr;
    const QWidget *question = editor ? editor->question() : nullptr;
    if (editor && !(question && question == d->askedToLeave)) {
        d->window->comeForward();
        editor->closeThen([this] { leave(); });
        d->askedToLeave = editor->question();
        // Nobody may be there, and who ends the session does not wait for ever. Whoever went on
        // editing, and is asked something else by now, is there.
        QTimer::singleShot(kAnswerWithin, this, [this, asked = d->askedToLeave] {
            if (asked && asked->isVisible())
                leave();
        });
        return;
    }
    if (d->window)
        d->window->rememberPlace();
    QCoreApplication::exit();
}

std::optional<core::Error> Assembly::failure() const
{
    return d->failure;
}

Assembly::Start Assembly::Private::refuse(const core::Error &error)
{
    complain(error);
    failure = error;
    return Start::Failed;
}

/// Somebody else has the lock, or it cannot be made.
Assembly::Start Assembly::Private::startBeside()
{
    if (!directory.isInUse()) {
        if (const auto written = directory.tryWriting(); !written)
            return refuse(written.error());
    }
    if (!channel->ask(arguments.toMessage(), kHandOverMs).isEmpty())
        return Start::HandedOver;
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = QStringLiteral("no-answer");
    return refuse(error);
}

void Assembly::Private::build(const chat::RunOverrides &overrides)
{
    storage::SettingsFile file(directory.settingsPath());
    const storage::LoadedSettings loaded = file.load();
    preferences = std::make_unique<chat::Preferences>(file, loaded.settings);
    languages = std::make_unique<texts::Languages>();
    languages->use(loaded.settings.language);
    secrets = std::make_unique<storage::Secrets>(loaded.settings.dataDirectoryId,
                                                 directory.secretsPath());
    demo = std::make_unique<demo::DemoGateway>(languages->current());
    wire = std::make_unique<api::Wire>();
    store = std::make_unique<storage::Store>();
    connections =
        std::make_unique<chat::Connections>(*preferences, *secrets, *wire, *demo, overrides);
    connections->rememberModels(storage::ModelListFile(directory.modelListsPath()), clock);
    toolbox = std::make_unique<chat::Toolbox>(chat::Toolbox::pathIn(directory.path()), clock);
    chat::ChatSession::Services services{*preferences, *connections, *store,
                                         *wire,        clock,        &network};
    services.toolbox = toolbox.get();
    workspace = std::make_unique<chat::Workspace>(services);
    prompts = std::make_unique<chat::PromptLibrary>(
        directory.path() + QLatin1StringView("/prompts.json"), workspace->undoStack());
    search = std::make_unique<chat::MessageSearch>(*store);
    backups = std::make_unique<chat::Backups>(
        chat::Backups::Services{*store, *secrets, *workspace, clock}, directory.path());
    promptKeeper = std::make_unique<chat::PromptKeeper>(*prompts, *store);
    toolKeeper = std::make_unique<chat::ToolKeeper>(*toolbox, *store);
    connectionKeeper = std::make_unique<chat::ConnectionKeeper>(*preferences, *connections, *store);
    settingsKeeper = std::make_unique<chat::SettingsKeeper>(*preferences, *store);
    QObject::connect(backups.get(), &chat::Backups::changed, toolKeeper.get(), [this] {
        if (!backups->database().isEmpty())
            lookAtShelves();
    });
    exporter = std::make_unique<exports::Exporter>(exports::Exporter::Sources{
        [this] { return databasePath(); },
        [this] { return exports::connectionNames(connections->profiles()); },
        exports::typesetterPlaces()});
    launches = std::make_unique<chat::LaunchQueue>(*workspace);
    links = std::make_unique<net::UrlGate>([](const QUrl &url) {
        // Tried anyway: that nothing was found may be wrong, and then the notice is.
        const bool isStarted = QDesktopServices::openUrl(url);
        const bool isMail = url.scheme() == QLatin1StringView("mailto");
        return isStarted && (isMail || net::hasWebBrowser());
    });
    (void)render::keepStemsAsDesigned();
    theme = std::make_unique<ui::Theme>();
    theme->apply(loaded.settings);
    typesetter =
        std::make_unique<render::Typesetter>(exports::typesetterPlaces(), workspace->budget());
    window = std::make_unique<ui::MainWindow>(ui::Services{
        *theme, *preferences, *connections, *workspace, *links, clock, typesetter.get(),
        search.get(), backups.get(), exporter.get(), toolbox.get(), prompts.get()});
    if (!loaded.keptAsidePath.isEmpty())
        window->say(QCoreApplication::translate(
                        "Assembly", "The settings could not be read. They are kept as %1.")
                        .arg(loaded.keptAsidePath));
}

void Assembly::Private::connectWindow()
{
    QObject::connect(preferences.get(), &chat::Preferences::changed, owner,
                     [this](const core::Settings &, const core::Settings &now) {
                         languages->use(now.language);
                         demo->setLanguage(languages->current());
                         theme->apply(now);
                     });
    QObject::connect(channel.get(), &net::InstanceChannel::received, owner,
                     [this](const QJsonObject &message, quint64 asker) { serve(message, asker); });
    QObject::connect(window.get(), &ui::MainWindow::databaseRetryRequested, owner,
                     [this] { openDatabase(); });
    QObject::connect(window.get(), &ui::MainWindow::databaseBesideRequested, owner,
                     [this] { goOnBeside(); });
    serveImports();
    serveRestores();
    benchLog = ui::BenchLog::fromEnvironment(owner);
    if (benchLog)
        benchLog->follow(*window, *workspace);
}

QString Assembly::Private::databasePath() const
{
    const QString name = preferences->settings().databaseFile;
    return name.isEmpty() ? directory.databasePath() : directory.path() + QLatin1Char('/') + name;
}

void Assembly::Private::openDatabase()
{
    core::whenDone(owner, store->open(databasePath()),
                   [this](const storage::OpenReport &report) { databaseOpened(report); });
}

/// What of them the database holds may be from a backup.
void Assembly::Private::lookAtShelves()
{
    promptKeeper->look();
    toolKeeper->look();
    connectionKeeper->look();
    settingsKeeper->look();
}

void Assembly::Private::databaseOpened(const storage::OpenReport &report)
{
    using State = storage::OpenReport::State;
    if (report.state != State::Opened && report.state != State::Created) {
        backups->setDatabase({});
        window->showDatabaseProblem(report);
        // A script has nobody to read it.
        if (arguments.isQuitWhenDone) {
            complain(report.detail);
            QCoreApplication::exit(int(cli::ExitCode::Error));
        }
        return;
    }
    window->showDatabaseUsable();
    search->setDatabase(report.path);
    backups->setDatabase(report.path, report.place);
    lookAtShelves();
    if (const QString warning = ui::placeWarning(report.place); !warning.isEmpty())
        window->say(warning);
    const bool isFresh = !arguments.send.isEmpty();
    const QUuid asked = core::idFromText(arguments.open);
    const QUuid last = asked.isNull() ? preferences->settings().lastConversationId : asked;
    QObject::connect(
        workspace.get(), &chat::Workspace::currentChanged, owner, [this] { launches->start(); },
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    workspace->start(isFresh ? QUuid() : last);
}

void Assembly::Private::goOnBeside()
{
    core::Settings settings = preferences->settings();
    settings.databaseFile =
        QStringLiteral("loquat-%1.db").arg(clock.now().toString(QStringLiteral("yyyyMMdd-hhmmss")));
    preferences->set(settings);
    openDatabase();
}

ui::MainWindow &Assembly::window() const
{
    return *d->window;
}

chat::Workspace &Assembly::workspace() const
{
    return *d->workspace;
}

chat::Connections &Assembly::connections() const
{
    return *d->connections;
}

chat::Preferences &Assembly::preferences() const
{
    return *d->preferences;
}

chat::Backups &Assembly::backups() const
{
    return *d->backups;
}

chat::Toolbox &Assembly::toolbox() const
{
    return *d->toolbox;
}
