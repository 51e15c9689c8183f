// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QMainWindow>
#include <memory>

namespace ui {

class Actions;
class BranchActions;
class CompareActions;
class ConversationPane;
class Menus;
class PanelHost;
class ParameterActions;
class SearchActions;
class Sidebar;
class SidebarHost;
class TemporaryActions;
class UnsavedGuard;
class WindowCommands;

/// The window: sidebar and conversation, menus, shortcuts, drops, and where all of it stood the
/// last time. Shows what chat::Workspace says is current.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Says what is wrong with the database and offers a way; ended by showDatabaseUsable().
    void showDatabaseProblem(const storage::OpenReport &report);
    void showDatabaseUsable();
    /// Puts where it stands into the settings. Closing does it by itself.
    void rememberPlace();
    /// To the front, as a second start of the program asks.
    void comeForward();
    /// A sentence that goes by itself.
    void say(const QString &sentence);

    [[nodiscard]] Sidebar &sidebar() const { return *m_sidebar; }
    [[nodiscard]] ConversationPane &pane() const { return *m_pane; }
    [[nodiscard]] Actions &actions() const { return *m_actions; }

Q_SIGNALS:
    /// A reply was painted as far as it has come; `isFinal` once it has ended.
    void replyPainted(const QUuid &reply, bool isFinal);
    /// The visible rows of a stored conversation are painted.
    void conversationPainted(int rows);
    /// Those of a long one, before the others are read.
    void glimpsePainted();
    void databaseRetryRequested();
    /// Go on with a new database beside the one that cannot be used.
    void databaseBesideRequested();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectSidebar();
    void connectWorkspace();
    void connectPane();
    void showSession(chat::ChatSession *session);
    void sessionStored();
    void renameShown();
    void openNeighbour(int step);
    void updateTitle();
    void walkAreas(int step);
    void openContextMenu();
    void followSettings();

    Services m_services;
    Actions *m_actions;
    Sidebar *m_sidebar;
    ConversationPane *m_pane;
    PanelHost *m_panels;
    SidebarHost *m_host;
    Menus *m_menus;
    WindowCommands *m_commands;
    CompareActions *m_compare;
    BranchActions *m_branches;
    ParameterActions *m_parameters;
    TemporaryActions *m_temporary;
    UnsavedGuard *m_unsaved;
    SearchActions *m_search;
    bool m_hasSession = false;
    bool m_isGlimpse = false; ///< a part of a conversation is shown, the rest still read
    int m_wheel = 0;          ///< eighths of a degree not yet turned into a step of zoom
};

} // namespace ui
