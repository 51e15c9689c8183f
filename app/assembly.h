// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/windowarguments.h"
#include "core/error.h"

#include <QObject>
#include <memory>
#include <optional>

namespace chat {
class Backups;
class Connections;
class Preferences;
class Toolbox;
class Workspace;
} // namespace chat
namespace ui {
class MainWindow;
} // namespace ui

/// Builds the object graph of the running program and owns it. The only place that knows every
/// layer; main() and the flow tests make one. GUI thread.
class Assembly : public QObject
{
    Q_OBJECT

public:
    enum class Start {
        Window,     ///< the window is shown
        HandedOver, ///< another instance of this data directory took the job
        Failed,     ///< said why on standard error
    };

    explicit Assembly(const cli::WindowArguments &arguments, QObject *parent = nullptr);
    /// Stops what runs, writes what is left to write, joins the threads.
    ~Assembly() override;

    [[nodiscard]] Start start();
    /// Why start() failed, where somebody without a terminal has to hear of it.
    [[nodiscard]] std::optional<core::Error> failure() const;

    /// Leaves at once, whatever may be unanswered: nobody is there to be asked. Not before start().
    void leave();

    /// Only after start() returned Window.
    [[nodiscard]] ui::MainWindow &window() const;
    [[nodiscard]] chat::Workspace &workspace() const;
    [[nodiscard]] chat::Connections &connections() const;
    [[nodiscard]] chat::Preferences &preferences() const;
    [[nodiscard]] chat::Backups &backups() const;
    [[nodiscard]] chat::Toolbox &toolbox() const;

    /// `loquat import …`: hands the files to a running window, or writes them itself.
    [[nodiscard]] static int runImport(const QStringList &arguments);
    /// `loquat restore …`: the same for a backup.
    [[nodiscard]] static int runRestore(const QStringList &arguments);

private:
    class Private;
    std::unique_ptr<Private> d;
};
