// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/composer/composer.h"

#include <QHash>
#include <QPointer>

class QMenu;
class QPushButton;

namespace ui {

class AttachmentStrip;
class ComposerFrame;
class Draft;
class IconButton;
class MessageInput;
class DraftSaver;
class NoteRow;
class SendButton;

/// The composer's parts and the drafts of all conversations.
class Composer::Private
{
public:
    Private(Composer &composer, Theme &theme, chat::Preferences &preferences);

    void build();
    void connectParts();
    void retranslate();
    void dress();
    void dressFonts();
    /// Everything that depends on the draft: buttons, rows, place-holder.
    void update();
    void updateHint();
    void updateRows();
    void updateWhom();
    void placeColumn();

    void show(chat::ChatSession *session);
    [[nodiscard]] Draft *draftOf(chat::ChatSession &session);
    void listenTo(Draft &draft);
    /// What is written and not on disk yet goes there.
    void flush();
    void forgetEmptyDrafts();
    void pressSend();
    void pressEdit(int link);
    /// What the button for sending does.
    [[nodiscard]] QString sendWords() const;
    void showAttachMenu();
    void switchSendKey();
    void sayProblem(const QString &text);
    void countSent();

    Composer &q;
    Theme &theme;
    chat::Preferences &preferences;
    QHash<QUuid, Draft *> drafts; ///< by conversation, children of the composer
    QPointer<Draft> draft;        ///< the one that is shown
    QHash<Draft *, DraftSaver *> savers;

    NoteRow *notice = nullptr;
    NoteRow *queueRow = nullptr;
    NoteRow *editRow = nullptr;
    NoteRow *whomRow = nullptr;
    NoteRow *offerRow = nullptr;
    NoteRow *temporaryRow = nullptr;
    ComposerFrame *frame = nullptr;
    AttachmentStrip *strip = nullptr;
    MessageInput *input = nullptr;
    IconButton *attach = nullptr;
    QMenu *attachMenu = nullptr;
    QAction *attachFilesAction = nullptr;
    QAction *attachAddressAction = nullptr;
    QPushButton *hint = nullptr;
    SendButton *send = nullptr;
    bool hadPictures = false;
    bool isPictureOffered = false; ///< the notice brings back what was taken out
    bool isHeld = false;
    bool isTemporary = false;
    bool canKeep = false;
    QString lastAsked; ///< directory the file picker was in
};

} // namespace ui
