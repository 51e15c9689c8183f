// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/services.h"

#include <QObject>

class QMenu;
class QWidget;

namespace ui {

class ConversationPane;

/// Asking several models at once and comparing what they answered, from the menus of the window
/// and of messages.
class CompareActions : public QObject
{
    Q_OBJECT

public:
    CompareActions(const Services &services, Actions &actions, ConversationPane &pane,
                   QWidget *window);

    /// Another conversation is shown.
    void followSession();

private:
    void addTo(QMenu &menu, const QUuid &message);
    void askSeveral();
    void answerAgain(const QUuid &reply);
    void compareLast();
    void choose(const QString &title, int least,
                const std::function<void(const QList<core::ModelChoiceRef> &)> &use);
    [[nodiscard]] QList<core::ModelChoiceRef> remembered() const;
    void remember(const QList<core::ModelChoiceRef> &models);
    /// The last reply of what is shown, or null.
    [[nodiscard]] QUuid lastReply() const;

    Services m_services;
    Actions &m_actions;
    ConversationPane &m_pane;
    QWidget *m_window;
    QList<core::ModelChoiceRef> m_last; ///< what was chosen the last time
};

} // namespace ui
