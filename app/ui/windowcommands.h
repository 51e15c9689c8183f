// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/services.h"

#include <QObject>

class QMainWindow;
class QUndoStack;

namespace ui {

class ConversationPane;
class ImportActions;
class SettingsDialog;

/// What menus, shortcuts and the conversation's own buttons do: dialogs, zoom, undo, copying, the
/// way from a first connection to a usable conversation.
class WindowCommands : public QObject
{
    Q_OBJECT

public:
    WindowCommands(const Services &services, Actions &actions, ConversationPane &pane,
                   QMainWindow &window);

    void showSettings();
    /// Shown and in front.
    SettingsDialog &settings();
    /// Larger for 1, smaller for -1; 0 is the size again that nobody chose.
    void zoom(int step);
    void importFiles(const QStringList &paths);
    /// Another conversation is shown, or its state changed: which actions can be used.
    void followSession();

private:
    void connectActions();
    void connectUndo();
    void takeBack(QUndoStack &stack);
    void connectConversation();
    void connectConnections();
    /// The settings of the connection, with the keyboard in the field of this name; a certificate
    /// that can be accepted by its fingerprint is shown there.
    void showConnectionAt(const QUuid &profile, const QString &field, const core::Error &error);
    void useConnection(const QUuid &profile);
    void useServer(const core::Preset &preset);
    void takeFirstModel(const QUuid &profile);
    void takeTour();
    void openDemo();
    void showDetails(const QUuid &message);
    void showShortcuts();
    void showAbout();
    void followUndo();
    void enableUndo();
    void nameUndo();

    Services m_services;
    Actions &m_actions;
    ConversationPane &m_pane;
    QMainWindow &m_window;
    SettingsDialog *m_settings = nullptr;
    ImportActions *m_import = nullptr;
    bool m_isAnnounced = false; ///< the bar tells about the step of the undo stack that comes next
    QUuid m_awaitedModels;      ///< the connection whose first model is chosen once they are known
};

} // namespace ui
