// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"

#include <QList>
#include <QObject>

class QMainWindow;
class QMenu;
class QWidget;

namespace ui {

/// The menu bar of the window, hidden where the platform has none of its own, and the same menus
/// behind ☰. Alt or F10 shows the bar until something is chosen.
class Menus : public QObject
{
    Q_OBJECT

public:
    Menus(Actions &actions, QMainWindow &window);

    /// The same menus as a pop-up near this widget.
    void popupAt(QWidget *anchor);
    /// The menu of the conversation, below this widget.
    void popupConversation(QWidget *anchor);
    void showBar(bool isShown);
    /// False when it was hidden, or is always there.
    bool hideBar();
    void retranslate();
    /// Watches for Alt alone; once the window has a handle.
    void watch(QObject *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void hideUnusedBar();
    bool leavesBar(const QEvent *event);
    void fill(QMenu *menu, const QList<QList<Act>> &groups);

    Actions &m_actions;
    QMainWindow &m_window;
    QObject *m_bar = nullptr; ///< for telling it apart; also while the window goes
    QList<QMenu *> m_menus;   ///< in the order of the bar
    QMenu *m_all = nullptr;
    QMenu *m_conversation = nullptr;
    bool m_isAltAlone = false;
};

} // namespace ui
