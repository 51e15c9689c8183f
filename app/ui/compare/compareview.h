// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <optional>

class QHBoxLayout;

namespace ui {

class AnswerTabs;
class CompareColumn;
class ConversationView;
class IconButton;
class Label;
class ReplyPictures;
class TextButton;

/// The answers of a session's comparison, in the place of the conversation: equal columns side by
/// side, or tabs where these would be too narrow to read. Left and Right go from one to the next,
/// Enter picks, Esc goes back to the conversation.
class CompareView : public QWidget
{
    Q_OBJECT

public:
    /// `main` serves what is asked for in a column; all of it outlives this.
    CompareView(const Services &services, ConversationView &main, ReplyPictures &pictures,
                QWidget *parent);
    ~CompareView() override;

    /// Null shows nothing.
    void setSession(chat::ChatSession *session);
    [[nodiscard]] bool isWanted() const;
    /// Esc. False when nothing is compared.
    bool closeNearest();
    [[nodiscard]] bool isTabbed() const { return m_isTabbed; }
    [[nodiscard]] const QList<CompareColumn *> &columns() const { return m_columns; }
    /// Of the answer that a person is at; null when nothing is compared.
    [[nodiscard]] ConversationView *currentView() const;

Q_SIGNALS:
    /// isWanted() says something else.
    void wantedChanged();
    /// currentView() may be another.
    void currentViewChanged();
    /// For whoever serves the conversation's own view.
    void viewMade(ui::ConversationView *view);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void follow();
    void rebuild();
    void refresh();
    void refreshBar();
    void arrange();
    void markCurrent();
    void tellTabs();
    void step(int by);
    /// Without a reason the focus stays where it is.
    void goTo(const QUuid &reply, std::optional<Qt::FocusReason> focus = {});
    void pick(const QUuid &reply);
    [[nodiscard]] bool takeKey(const QKeyEvent &event, QObject *watched);
    [[nodiscard]] CompareColumn *columnOf(const QUuid &reply) const;
    [[nodiscard]] QString nameOf(qsizetype at) const;
    [[nodiscard]] bool hasFocusInside() const;
    [[nodiscard]] Qt::FocusReason reasonNow() const;

    Services m_services;
    ConversationView &m_main;
    ReplyPictures &m_pictures;
    QPointer<chat::ChatSession> m_session;
    Label *m_count;
    TextButton *m_question;
    Label *m_shared;
    IconButton *m_close;
    AnswerTabs *m_tabs;
    QHBoxLayout *m_row = nullptr;
    QList<CompareColumn *> m_columns;
    QTimer m_tick;
    bool m_isTabbed = false;
    bool m_wasWanted = false;
};

} // namespace ui
