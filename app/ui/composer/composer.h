// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "chat/preferences.h"
#include "ui/theme.h"

#include <QWidget>

class QMimeData;

namespace ui {

/// Where a person writes: thumbnails, text, attach, send. Every conversation keeps its own
/// unsent draft for the run. Lies as wide as the question blocks, centred in its own width.
class Composer : public QWidget
{
    Q_OBJECT

public:
    Composer(Theme &theme, chat::Preferences &preferences, QWidget *parent = nullptr);
    ~Composer() override;

    /// Shows this conversation's draft; null shows a disabled, empty one.
    void setSession(chat::ChatSession *session);
    /// Puts a message's text and images in; sending makes a sibling of a question, saving asks for
    /// other words in place of its own.
    void beginEdit(const QUuid &message);
    /// It was saved.
    void finishEdit(const QUuid &message);
    void cancelEdit();
    [[nodiscard]] QUuid edited() const; ///< null: nothing is edited
    /// The file picker.
    void attachFiles();
    /// The dialog for an image that is sent as its address.
    void attachAddress();
    /// True for pictures and files: what the window takes when it is dropped anywhere on it.
    [[nodiscard]] bool canTake(const QMimeData *data) const;
    /// Attaches pictures and image files, inserts anything else as plain text.
    void take(const QMimeData *data);
    void attachPaths(const QStringList &paths);
    void insertText(const QString &text);
    /// A message that was not sent, before what is written here.
    void fill(const chat::Outgoing &outgoing);
    /// The text as a Markdown quotation, ready for an answer below it.
    void insertQuote(const QString &text);
    void focusInput();
    /// What Enter does; `by`: the models that this once are asked instead of the chat's own.
    void submit(const QList<core::ModelChoiceRef> &by = {});
    /// Nothing is sent: the conversation on the screen is not yet the one that is written to.
    void setHeld(bool isHeld);
    /// Closes what Esc closes here: a notice, an edit. False when there was nothing.
    bool closeNearest();
    [[nodiscard]] bool hasPictures() const;
    /// Says that nothing of this chat is kept; with a link that keeps it, where something is
    /// there to keep.
    void setTemporary(bool isTemporary, bool canKeep = true);
    /// One line above the field with a link; an empty text takes it away.
    void offer(const QString &text, const QString &link);
    /// The unsent text of the conversation that is shown.
    [[nodiscard]] QString text() const;
    [[nodiscard]] chat::Outgoing written() const; ///< as it would be sent now
    /// Words or pictures of it.
    [[nodiscard]] bool hasDraft() const;
    /// Has what is written kept now, and not in a moment.
    void keepDrafts();

Q_SIGNALS:
    /// In place, with what it says now kept. finishEdit() follows when it was done.
    void saveRequested(const QUuid &message, const chat::Outgoing &outgoing);
    /// A message waits for a model to be chosen (ChatSession::setModel() sends it).
    void modelNeeded();
    /// hasPictures() may answer otherwise.
    void picturesChanged();
    /// A temporary chat is to be kept.
    void keepRequested();
    /// The link of offer() was clicked.
    void offerTaken();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ui
