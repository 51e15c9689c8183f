// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a start of the program, this one or another beside it, asks the window to do.
#include "assembly_p.h"

#include "chat/importer.h"
#include "chat/launcher.h"
#include "cli/exitcode.h"
#include "texts/texts.h"
#include "ui/composer/composer.h"
#include "ui/conversationpane.h"

#include <QCoreApplication>

namespace {

cli::ExitCode exitCodeFor(core::MessageState state)
{
    switch (state) {
    case core::MessageState::Complete:
    case core::MessageState::Unexplained:
        return cli::ExitCode::Complete;
    case core::MessageState::Interrupted:
        return cli::ExitCode::Interrupted;
    case core::MessageState::Stopped:
        return cli::ExitCode::Stopped;
    default:
        return cli::ExitCode::Error;
    }
}

} // namespace

void Assembly::Private::launch(const cli::WindowArguments &asked, bool isFirst)
{
    const QString open = isFirst ? QString() : asked.open;
    chat::Launcher *launcher = launches->add({asked.send, asked.images, open});
    QObject::connect(launcher, &chat::Launcher::failed, owner, [this](const core::Error &error) {
        const texts::Explanation words = texts::explain(error);
        window->say(texts::joined(words.what, words.advice));
    });
    QObject::connect(
        launcher, &chat::Launcher::leftUnsent, owner,
        [this](const chat::Outgoing &outgoing) { window->pane().composer().fill(outgoing); });
    if (isFirst && asked.isQuitWhenDone)
        leaveWhenDone(launcher);
}

void Assembly::Private::leaveWhenDone(chat::Launcher *launcher)
{
    QObject::connect(launcher, &chat::Launcher::failed, owner, [](const core::Error &error) {
        complain(error);
        QCoreApplication::exit(int(cli::ExitCode::Error));
    });
    QObject::connect(window.get(), &ui::MainWindow::replyPainted, owner,
                     [this](const QUuid &reply, bool isFinal) {
                         const chat::ChatSession *session = workspace->current();
                         const core::Message *message =
                             session ? session->conversation().find(reply) : nullptr;
                         if (isFinal && message)
                             QCoreApplication::exit(int(exitCodeFor(message->state)));
                     });
}

void Assembly::Private::serve(const QJsonObject &message, quint64 asker)
{
    if (const auto wish = cli::ImportWish::fromMessage(message)) {
        imports->serve(*wish, asker);
        return;
    }
    if (const auto wish = cli::RestoreWish::fromMessage(message)) {
        restores->serve(*wish, asker);
        return;
    }
    window->comeForward();
    launch(cli::WindowArguments::fromMessage(message), false);
    channel->reply(asker, {{QStringLiteral("ok"), true}});
}

void Assembly::Private::serveImports()
{
    using cli::ImportService;
    using net::InstanceChannel;
    imports = std::make_unique<ImportService>([this] { return workspace->makeImporter(); });
    QObject::connect(imports.get(), &ImportService::told, channel.get(), &InstanceChannel::tell);
    QObject::connect(imports.get(), &ImportService::answered, channel.get(),
                     &InstanceChannel::reply);
    QObject::connect(channel.get(), &InstanceChannel::left, imports.get(), &ImportService::abandon);
}

void Assembly::Private::serveRestores()
{
    using cli::RestoreService;
    using net::InstanceChannel;
    restores = std::make_unique<RestoreService>(*backups);
    QObject::connect(restores.get(), &RestoreService::told, channel.get(), &InstanceChannel::tell);
    QObject::connect(restores.get(), &RestoreService::answered, channel.get(),
                     &InstanceChannel::reply);
}
