// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire.h"
#include "assembly.h"
#include "chat/backups.h"
#include "chat/connectionkeeper.h"
#include "chat/connections.h"
#include "chat/launchqueue.h"
#include "chat/messagesearch.h"
#include "chat/preferences.h"
#include "chat/promptkeeper.h"
#include "chat/promptlibrary.h"
#include "chat/runoverrides.h"
#include "chat/settingskeeper.h"
#include "chat/toolbox.h"
#include "chat/toolkeeper.h"
#include "chat/workspace.h"
#include "cli/importservice.h"
#include "cli/restoreservice.h"
#include "core/clock.h"
#include "demo/demogateway.h"
#include "exports/exporter.h"
#include "net/instancechannel.h"
#include "net/systemnetworkwatch.h"
#include "net/urlgate.h"
#include "render/typesetter.h"
#include "storage/datadirectory.h"
#include "storage/secrets.h"
#include "storage/settingsfile.h"
#include "storage/store.h"
#include "texts/languages.h"
#include "ui/benchlog.h"
#include "ui/editordialog.h"
#include "ui/mainwindow.h"
#include "ui/theme.h"

/// For another instance to take what it is asked.
inline constexpr int kHandOverMs = 10'000;

/// Onto standard error, where somebody starts the program by hand.
void complain(const QString &sentence);
void complain(const core::Error &error);

/// The graph, in the order it is built; members go in the reverse order.
class Assembly::Private
{
public:
    Private(Assembly *owner_, const cli::WindowArguments &arguments_)
        : owner(owner_)
        , arguments(arguments_)
        , directory(arguments_.dataDir)
    {
    }

    [[nodiscard]] Start startBeside();
    Start refuse(const core::Error &error);
    void build(const chat::RunOverrides &overrides);
    void connectWindow();
    [[nodiscard]] QString databasePath() const;
    void openDatabase();
    void databaseOpened(const storage::OpenReport &report);
    void lookAtShelves();
    void goOnBeside();
    void launch(const cli::WindowArguments &asked, bool isFirst);
    void leaveWhenDone(chat::Launcher *launcher);
    void serve(const QJsonObject &message, quint64 asker);
    void serveImports();
    void serveRestores();

    Assembly *owner;
    cli::WindowArguments arguments;
    storage::DataDirectory directory;
    core::SystemClock clock;
    net::SystemNetworkWatch network;
    std::unique_ptr<net::InstanceChannel> channel;
    std::unique_ptr<chat::Preferences> preferences;
    std::unique_ptr<storage::Secrets> secrets;
    std::unique_ptr<texts::Languages> languages;
    std::unique_ptr<demo::DemoGateway> demo;
    std::unique_ptr<api::Wire> wire;
    std::unique_ptr<storage::Store> store;
    std::unique_ptr<chat::Connections> connections;
    std::unique_ptr<chat::Toolbox> toolbox;
    std::unique_ptr<chat::Workspace> workspace;
    std::unique_ptr<chat::PromptLibrary> prompts;
    std::unique_ptr<chat::MessageSearch> search;
    std::unique_ptr<chat::Backups> backups;
    std::unique_ptr<chat::PromptKeeper> promptKeeper;
    std::unique_ptr<chat::ToolKeeper> toolKeeper;
    std::unique_ptr<chat::ConnectionKeeper> connectionKeeper;
    std::unique_ptr<chat::SettingsKeeper> settingsKeeper;
    std::unique_ptr<chat::LaunchQueue> launches;
    std::unique_ptr<net::UrlGate> links;
    std::unique_ptr<exports::Exporter> exporter;
    std::unique_ptr<ui::Theme> theme;
    std::unique_ptr<render::Typesetter> typesetter;
    std::unique_ptr<ui::MainWindow> window;
    QPointer<QWidget> askedToLeave; ///< the question about words that are not saved
    std::unique_ptr<cli::ImportService> imports;
    std::unique_ptr<cli::RestoreService> restores;
    ui::BenchLog *benchLog = nullptr;
    std::optional<core::Error> failure;
};
