// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/titleround.h"
#include "ui/services.h"

#include <QObject>

class QMainWindow;

namespace ui {

class ConversationPane;
class NoticeBar;

/// Titles for many chats: asks before many requests are sent, shows how far it has come and a
/// button that stops it, and says what came of it, which one step takes back.
class TitleRounds : public QObject
{
    Q_OBJECT

public:
    /// As many requests as are sent without a word.
    static constexpr int kMostUnasked = 10;

    TitleRounds(const Services &services, ConversationPane &pane, QMainWindow &window);

    /// Those that nobody named; the others keep their names.
    void begin(const QList<QUuid> &conversations);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// How many requests go to a model.
    struct Asked {
        core::ModelChoiceRef model;
        int count = 0;
    };

    [[nodiscard]] QList<Asked> requestsFor(const QList<QUuid> &conversations) const;
    [[nodiscard]] QString recipients(const QList<Asked> &asked) const;
    [[nodiscard]] QString nameOf(const core::ModelChoiceRef &model) const;
    void ask(const QList<QUuid> &conversations, const QList<Asked> &asked, int count);
    void tellProgress();
    void tellEnd(const chat::TitleRound::Outcome &outcome);

    Services m_services;
    ConversationPane &m_pane;
    QMainWindow &m_window;
    chat::TitleRound &m_round;
    NoticeBar *m_bar;
};

} // namespace ui
