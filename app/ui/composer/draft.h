// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "ui/composer/attachmentlist.h"

#include <QObject>
#include <QPointer>
#include <QTextDocument>

namespace ui {

/// What a person is writing in one conversation: the text, the pictures, the question that is
/// being edited. It empties only when the session has taken the message over, so a failed commit
/// loses nothing. Lives while other conversations are shown. GUI thread.
class Draft : public QObject
{
    Q_OBJECT

public:
    explicit Draft(QObject *parent = nullptr);

    /// The session of this draft's conversation; it may be closed and opened again.
    void attach(chat::ChatSession *session);
    [[nodiscard]] chat::ChatSession *session() const { return m_session; }

    [[nodiscard]] QTextDocument &document() { return *m_document; }
    [[nodiscard]] QString text() const;
    /// The words and the pictures that are ready, as submit() sends them.
    [[nodiscard]] chat::Outgoing asSent(const QString &picturesOnly) const;
    [[nodiscard]] AttachmentList &attachments() const { return *m_attachments; }
    /// Neither words nor pictures.
    [[nodiscard]] bool isEmpty() const;
    /// All that was written and not sent: what stands here, or lies aside while a message is
    /// edited, and with it the edit, where it says something else than the message.
    [[nodiscard]] chat::KeptMessage unsent() const;
    /// True when nothing would be lost by forgetting it.
    [[nodiscard]] bool isForgettable() const;
    /// Enter was pressed, but a picture is not ready yet.
    [[nodiscard]] bool isWaitingForPictures() const { return m_isSendWaiting; }
    [[nodiscard]] bool isEditing() const { return !m_editing.isNull(); }
    [[nodiscard]] const QUuid &edited() const { return m_editing; }
    /// What is edited is no question: it can be saved, not sent, and has no pictures of ours.
    [[nodiscard]] bool isEditingAnswer() const;
    /// Whom what is written here is to be asked of, because it was when it waited; empty: of the
    /// conversation's own model. It goes with the words.
    [[nodiscard]] const QList<core::ModelChoiceRef> &meantFor() const { return m_meantFor; }
    /// It is asked of the conversation's own model after all.
    void forgetWhom();
    /// A message that waits behind the running reply, or for a model; not the one that is still
    /// written here as well.
    [[nodiscard]] std::optional<chat::Outgoing> queued() const;

    void beginEdit(const QUuid &message);
    /// False when the conversation has no question yet.
    bool editLastQuestion();
    void cancelEdit();
    /// Sends, queues or waits for pictures. `picturesOnly` is what is said when there are pictures
    /// and no words; `by`: see chat::Outgoing. Whatever comes of it, the next time it is asked of
    /// whoever is named then.
    void submit(const QString &picturesOnly, const QList<core::ModelChoiceRef> &by = {});
    /// Asks for what is edited to be saved in place; it stays here until finishEdit(), and what is
    /// written meanwhile longer.
    void saveOnly();
    void finishEdit(const QUuid &message);
    /// Puts a message before what is written here.
    void putBack(const chat::Outgoing &outgoing);
    /// The queued message back into the draft, before what is written there.
    void takeBackQueued();

Q_SIGNALS:
    void saveRequested(const QUuid &message, const chat::Outgoing &outgoing);
    /// Anything but the text and single pictures: editing, queue, waiting, the running reply.
    void changed();
    /// One message is waiting already; this one stays here.
    void queueFull();
    void sendFailed(const core::Error &error);
    void modelNeeded();
    /// The session took over what was written here.
    void accepted();
    /// What an earlier run has left stands here; its cursor is of no use where more does. The
    /// cursor of an edit is told only where that goes on; resumed() follows then, or it ends.
    void restored(const chat::KeptMessage &kept, bool isAlone);
    /// The words of an edit that was begun before stand here.
    void resumed();
    /// What was written before an edit stands here again, and nothing else yet.
    void editLeft();
    /// A picture took itself out again.
    void pictureFailed(const QString &name, const core::Error &error);

private:
    struct Submitted {
        QString text;
        QList<int> pictures;
    };
    struct Stash {
        QString text;
        AttachmentList *attachments = nullptr;
    };

    [[nodiscard]] chat::Outgoing written() const;
    void setText(const QString &text);
    void useAttachments(AttachmentList *attachments);
    void addPictures(const chat::Outgoing &outgoing);
    void loadQuestion();
    /// Its words become a message of their own.
    void giveUpEdit();
    void resumeEdit(const QUuid &message, const chat::Outgoing &words);
    [[nodiscard]] bool hasOtherWords(const chat::Outgoing &edit) const;
    void restoreKept();
    void takeKept(const chat::KeptMessage &kept);
    void hearTree();
    void hearQueue();
    void hearSent();
    void hearFailure(const core::Error &error);
    void hearPictures();
    void hearPictureFailure(const QString &name, const core::Error &error);
    void hearWords();
    void followWhom();
    void withdraw();
    void accept();
    void leaveEdit();

    QPointer<chat::ChatSession> m_session;
    QTextDocument *m_document;
    AttachmentList *m_attachments = nullptr;
    QUuid m_editing;
    bool m_isQuestionLoading = false;
    chat::Outgoing m_original;               ///< what the message says that is edited
    std::optional<chat::Outgoing> m_resumed; ///< what it is to say, until it is loaded
    std::optional<chat::Outgoing> m_saving;  ///< what is being saved in place
    Stash m_stash;
    std::optional<Submitted> m_submitted;
    std::optional<chat::Outgoing> m_inFlight; ///< left the queue, but is not committed yet
    bool m_hasAsked = false;                  ///< for what an earlier run has left
    bool m_isSendWaiting = false;
    bool m_isSaveWaiting = false; ///< saving, not sending, waits for the pictures
    QString m_picturesOnly;
    QList<core::ModelChoiceRef> m_by; ///< while it waits for pictures
    QList<core::ModelChoiceRef> m_meantFor;
};

} // namespace ui
