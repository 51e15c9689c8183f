// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/services.h"

#include <QObject>

class QMainWindow;

namespace ui {

class ConversationPane;
class TitleRounds;

/// A title for the chat that is shown, or for others, when a person asks for one, and the request
/// that made it.
class TitleActions : public QObject
{
    Q_OBJECT

public:
    TitleActions(const Services &services, Actions &actions, ConversationPane &pane,
                 QMainWindow &window);

    /// Of one, whatever its title is; of several those that nobody named.
    void writeAll(const QList<QUuid> &conversations);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void write();
    void sayFailed(const QUuid &conversation);
    void sayUnreadable(const QUuid &conversation);
    [[nodiscard]] bool isShown(const QUuid &conversation) const;

    Services m_services;
    Actions &m_actions;
    ConversationPane &m_pane;
    TitleRounds *m_rounds;
};

} // namespace ui
