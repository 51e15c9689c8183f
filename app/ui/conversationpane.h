// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QPointer>
#include <QWidget>
#include <array>

class QMimeData;
class QStackedWidget;

namespace ui {

class CallPanel;
class CompareView;
class Composer;
class ConversationPort;
class ConversationView;
class DropSheet;
class EmptyPage;
class FindBar;
class FirstRunPage;
class Header;
class ModelPicker;
class NoticeBar;
class ProblemPage;
class QuestionList;
class ReplyPictures;
class SightOffer;
enum class Drop;

/// The right side of the window: header, the conversation or the page that stands for it, bars,
/// composer. Shows one session at a time.
class ConversationPane : public QWidget
{
    Q_OBJECT

public:
    ConversationPane(const Services &services, QWidget *parent = nullptr);

    /// Null shows nothing that can be written to.
    void setSession(chat::ChatSession *session);
    /// What can be done something with: null while there is a glimpse of another one.
    [[nodiscard]] chat::ChatSession *session() const
    {
        return m_glimpse ? nullptr : m_session.data();
    }
    /// Shows a part of a conversation until its session is set; null: the session again.
    void setGlimpse(const chat::Glimpse *glimpse);
    /// A page instead of everything, until showDatabaseUsable().
    void showDatabaseProblem(const storage::OpenReport &report);
    void showDatabaseUsable();
    void showPicker();
    /// Whom a model is picked for that a reply is then asked for again by.
    enum class Picked { ForConversation, ForOneAnswer };
    void pickAndResend(const QUuid &reply, Picked whom);
    void sayDeleted(const QString &title);
    /// Undo and Redo mean something else now: takes away the bar that offers one of them.
    void withdrawUndo();
    /// A sentence that goes by itself, with what can be done about it.
    enum class Offer { None, Undo, Redo };
    void sayPassing(const QString &text, Offer offer = Offer::None);
    /// Chats could not be written; stays until they could, or somebody closes it.
    void sayWriteFailure(const QString &text);
    void dismissWriteFailure();
    /// What Esc closes here, nearest first; false when there was nothing.
    bool closeNearest();
    void setDrop(Drop drop);

    [[nodiscard]] Header &header() const { return *m_header; }
    [[nodiscard]] Composer &composer() const { return *m_composer; }
    [[nodiscard]] ConversationView &view() const { return *m_view; }
    /// Those that models wrote into their replies.
    [[nodiscard]] ReplyPictures &pictures() const { return *m_pictures; }
    [[nodiscard]] FindBar &findBar() const { return *m_find; }
    /// What a person reads: the conversation, or among answers side by side the one that they are
    /// at. Null where neither is.
    [[nodiscard]] ConversationView *shownView() const;
    /// The list of the person's questions, for going to one of them.
    void showQuestions();
    /// To the next or previous message of what is read.
    void stepMessage(int step);
    /// What F6 goes to between header and composer.
    [[nodiscard]] QWidget *middle() const;

Q_SIGNALS:
    void undoRequested();
    void redoRequested();
    void importWanted();
    /// A page or picker wants the settings with a connection that is to be added.
    void connectionWanted(const QString &presetId, const QString &baseUrl, const QString &key,
                          const QString &model);
    /// The settings of an existing connection.
    void connectionsWanted(const QUuid &profile);
    void tourWanted();
    void serverChosen(const core::Preset &preset);
    void databaseRetryWanted();
    void databaseBesideWanted();
    /// Another view beside view(), for whoever serves that one: it shows one of several answers.
    void viewMade(ui::ConversationView *view);
    /// What can be read of the damaged database there is to be saved.
    void recoveryWanted(ui::ProblemPage *page, const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectParts();
    void connectSession();
    void connectCalls();
    void connectCompare();
    [[nodiscard]] std::unique_ptr<ConversationPort> portOf(chat::ChatSession *session);
    void takePlaceOfGlimpse();
    void compareAgain(chat::ChatSession &session) const;
    void followPreferences();
    /// What is written by itself, and may fail by itself.
    enum class Written { Chats, Tools };
    /// Empty: it was written.
    void setWriteFailure(Written what, const QString &text);
    void updatePage();
    void updateHeader();
    void chooseModel(const QUuid &profile, const QString &model);
    void usePicked(const core::ModelChoiceRef &model);
    [[nodiscard]] QWidget *wantedPage();
    [[nodiscard]] FirstRunPage *firstRun();
    [[nodiscard]] ProblemPage *problem();

    Services m_services;
    QPointer<chat::ChatSession> m_session;
    QPointer<core::Conversation> m_glimpse;
    Header *m_header;
    NoticeBar *m_warning;
    QStackedWidget *m_pages;
    QWidget *m_blank;
    ReplyPictures *m_pictures;
    ConversationView *m_view;
    CompareView *m_compare;
    FindBar *m_find;
    CallPanel *m_calls;
    Composer *m_composer;
    SightOffer *m_sight;
    NoticeBar *m_passing;
    DropSheet *m_drop;
    EmptyPage *m_empty = nullptr;
    FirstRunPage *m_firstRun = nullptr;
    ProblemPage *m_problem = nullptr;
    ModelPicker *m_picker = nullptr;
    QuestionList *m_questions = nullptr;
    QUuid m_resend; ///< the reply that waits for a model
    Picked m_picked = Picked::ForConversation;
    std::array<QString, 2> m_writeFailures; ///< by what could not be written
    bool m_hasProblem = false;
    Offer m_offer = Offer::None; ///< in the passing bar
};

} // namespace ui
