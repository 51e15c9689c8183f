// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assembly_p.h"

#include "cli/restorecommand.h"
#include "net/instancecall.h"
#include "net/instancechannel.h"

namespace {

/// How a command hands its wish to the window that runs on the directory.
std::unique_ptr<QObject> askWindow(const storage::DataDirectory &directory, const QJsonObject &wish,
                                   const cli::WindowListener &listener)
{
    const net::InstanceChannel channel(directory.lockPath());
    auto call = std::make_unique<net::InstanceCall>(channel.socketPath(), wish, kHandOverMs);
    QObject::connect(call.get(), &net::InstanceCall::told, call.get(), listener.told);
    QObject::connect(call.get(), &net::InstanceCall::ended, call.get(), listener.ended);
    call->start();
    return call;
}

} // namespace

int Assembly::runImport(const QStringList &arguments)
{
    return cli::runImport(arguments, askWindow);
}

int Assembly::runRestore(const QStringList &arguments)
{
    return cli::runRestore(arguments, askWindow);
}
