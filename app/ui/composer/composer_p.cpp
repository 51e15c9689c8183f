// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/composer_p.h"

#include "texts/texts.h"
#include "ui/composer/attachmentstrip.h"
#include "ui/composer/composerframe.h"
#include "ui/composer/draft.h"
#include "ui/composer/draftsaver.h"
#include "ui/composer/messageinput.h"
#include "ui/composer/pictures.h"
#include "ui/composer/sendbutton.h"
#include "ui/iconbutton.h"
#include "ui/icons.h"
#include "ui/settings/noterow.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

/// Messages after which people know the keys.
constexpr int kHintUntil = 10;

} // namespace

Composer::Private::Private(Composer &composer, Theme &usedTheme, chat::Preferences &usedPreferences)
    : q(composer)
    , theme(usedTheme)
    , preferences(usedPreferences)
{
}

void Composer::Private::build()
{
    notice = new NoteRow(theme, &q);
    queueRow = new NoteRow(theme, &q);
    queueRow->setSingleLine(true);
    for (NoteRow *bar : {notice, queueRow})
        bar->setFading();
    editRow = new NoteRow(theme, &q);
    whomRow = new NoteRow(theme, &q);
    whomRow->setObjectName(QStringLiteral("whom"));
    offerRow = new NoteRow(theme, &q);
    offerRow->setObjectName(QStringLiteral("offer"));
    temporaryRow = new NoteRow(theme, &q);
    temporaryRow->setObjectName(QStringLiteral("temporary"));
    frame = new ComposerFrame(theme, &q);
    strip = new AttachmentStrip(theme, frame);
    input = new MessageInput(frame);
    attach = new IconButton(theme, QStringLiteral("attach"), frame);
    hint = new QPushButton(frame);
    send = new SendButton(theme, frame);
    attachMenu = new QMenu(attach);
    attachFilesAction = attachMenu->addAction(QString());
    attachAddressAction = attachMenu->addAction(QString());
    attach->setObjectName(QStringLiteral("attach"));
    input->setObjectName(QStringLiteral("input"));
    send->setObjectName(QStringLiteral("send"));
    hint->setObjectName(QStringLiteral("sendKeyHint"));
    hint->setFlat(true);
    hint->setFocusPolicy(Qt::TabFocus);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(4);
    foot->addWidget(attach);
    foot->addWidget(hint);
    foot->addStretch(1);
    foot->addWidget(send);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(12, 8, 8, 4);
    inner->setSpacing(4);
    inner->addWidget(strip);
    inner->addWidget(input);
    inner->addLayout(foot);
    auto *outer = new QVBoxLayout(&q);
    outer->setSpacing(4);
    outer->addWidget(notice);
    outer->addWidget(queueRow);
    outer->addWidget(editRow);
    outer->addWidget(whomRow);
    outer->addWidget(offerRow);
    outer->addWidget(temporaryRow);
    outer->addWidget(frame);
    QWidget::setTabOrder(strip, input);
    QWidget::setTabOrder(input, attach);
    QWidget::setTabOrder(attach, hint);
    QWidget::setTabOrder(hint, send);
    frame->setFocusProxy(input);
    q.setFocusProxy(input);
    q.setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Composer::Private::connectParts()
{
    QObject::connect(input, &MessageInput::submitRequested, &q, [this] { q.submit(); });
    QObject::connect(input, &MessageInput::editLastRequested, &q, [this] {
        if (draft && draft->isEmpty() && !draft->isEditing())
            draft->editLastQuestion();
    });
    QObject::connect(input, &MessageInput::picturesPasted, &q, &Composer::take);
    QObject::connect(input, &MessageInput::focusChanged, &q,
                     [this] { frame->setActive(input->hasFocus()); });
    QObject::connect(input, &QPlainTextEdit::textChanged, &q, [this] { update(); });
    QObject::connect(strip, &AttachmentStrip::emptied, &q, &Composer::focusInput);
    QObject::connect(send, &SendButton::clicked, &q, [this] { pressSend(); });
    QObject::connect(hint, &QPushButton::clicked, &q, [this] { switchSendKey(); });
    QObject::connect(attach, &IconButton::clicked, &q, [this] { showAttachMenu(); });
    QObject::connect(attachFilesAction, &QAction::triggered, &q, &Composer::attachFiles);
    QObject::connect(attachAddressAction, &QAction::triggered, &q, &Composer::attachAddress);
    QObject::connect(notice, &NoteRow::linkActivated, &q, [this] {
        notice->clear();
        if (std::exchange(isPictureOffered, false) && draft && draft->attachments().putBack())
            input->setFocus();
    });
    QObject::connect(strip, &AttachmentStrip::takenOut, &q, [this] {
        notice->say(Tone::Quiet, Composer::tr("Image removed."), {Composer::tr("Undo")});
        isPictureOffered = true;
    });
    QObject::connect(editRow, &NoteRow::linkActivated, &q, [this](int link) { pressEdit(link); });
    QObject::connect(whomRow, &NoteRow::linkActivated, &q, [this] {
        if (draft)
            draft->forgetWhom();
        input->setFocus();
    });
    QObject::connect(temporaryRow, &NoteRow::linkActivated, &q, &Composer::keepRequested);
    QObject::connect(offerRow, &NoteRow::linkActivated, &q, &Composer::offerTaken);
    QObject::connect(queueRow, &NoteRow::linkActivated, &q, [this](int link) {
        if (!draft)
            return;
        if (link == 0)
            draft->takeBackQueued();
        else if (draft->session())
            draft->session()->sendQueuedNow();
        input->setFocus();
    });
    QObject::connect(&theme, &Theme::colorsChanged, &q, [this] { dress(); });
    QObject::connect(&theme, &Theme::fontsChanged, &q, [this] { dressFonts(); });
    QObject::connect(&preferences, &chat::Preferences::changed, &q, [this] {
        updateHint();
        placeColumn();
    });
}

void Composer::Private::retranslate()
{
    input->setAccessibleName(Composer::tr("Message"));
    attach->describe(Composer::tr("Attach"));
    attachFilesAction->setText(Composer::tr("Attach images…"));
    attachAddressAction->setText(Composer::tr("Image from address…"));
    updateHint();
    update();
}

void Composer::Private::dress()
{
    const render::Colors &colors = theme.colors();
    input->dress(theme);
    QPalette quiet = hint->palette();
    quiet.setColor(QPalette::ButtonText, colors.text3);
    hint->setPalette(quiet);
    attachFilesAction->setIcon(themedIcon(QStringLiteral("image"), colors));
    attachAddressAction->setIcon(themedIcon(QStringLiteral("link"), colors));
    frame->update();
}

void Composer::Private::dressFonts()
{
    input->dress(theme);
    hint->setFont(theme.uiFont(0.85));
    placeColumn();
}

void Composer::Private::update()
{
    const bool isRunning = draft && draft->session() && draft->session()->isRunning();
    const bool hasContent = draft && !draft->isEmpty();
    const bool isWaiting = draft && draft->isWaitingForPictures();
    input->setEnabled(draft);
    attach->setEnabled(draft && !draft->isEditingAnswer());
    send->setStop(isRunning);
    send->setEnabled(isRunning || (hasContent && !isWaiting));
    send->setAccessibleName(isRunning ? Composer::tr("Stop") : sendWords());
    updateHint();
    const bool hasPictures = q.hasPictures();
    input->setPlaceholderText(hasPictures ? Composer::tr("Describe this image.")
                                          : Composer::tr("Write a message"));
    strip->setList(draft ? &draft->attachments() : nullptr);
    updateRows();
    if (std::exchange(hadPictures, hasPictures) != hasPictures)
        Q_EMIT q.picturesChanged();
}

void Composer::Private::updateHint()
{
    const core::Settings &settings = preferences.settings();
    const bool isEnterSending = settings.sendKey == core::SendKey::Enter;
    input->setSendKey(settings.sendKey);
    const QString keys = isEnterSending ? Composer::tr("Enter sends · Shift+Enter new line")
                                        : Composer::tr("Ctrl+Enter sends · Enter new line");
    hint->setText(keys);
    hint->setAccessibleName(keys);
    hint->setToolTip(isEnterSending ? Composer::tr("Click to send with Ctrl+Enter instead")
                                    : Composer::tr("Click to send with Enter instead"));
    hint->setVisible(settings.sentCount < kHintUntil);
    if (send->isStop())
        send->setToolTip(Composer::tr("Stop (Esc)"));
    else
        send->setToolTip(draft && draft->isEditing() ? sendWords() : keys);
}

QString Composer::Private::sendWords() const
{
    if (!draft || !draft->isEditing())
        return Composer::tr("Send");
    return draft->isEditingAnswer() ? Composer::tr("Save") : Composer::tr("Save and send");
}

void Composer::Private::placeColumn()
{
    const int side = besideFrame(q.width(), preferences.settings().isWideColumn, theme);
    q.layout()->setContentsMargins(side, 4, side, 12);
}

void Composer::Private::show(chat::ChatSession *session)
{
    Draft *next = session ? draftOf(*session) : nullptr;
    if (next)
        next->attach(session);
    if (DraftSaver *saver = savers.value(draft))
        saver->setShown(false);
    draft = next;
    notice->clear();
    strip->setList(next ? &next->attachments() : nullptr);
    if (next)
        input->showDocument(&next->document());
    if (DraftSaver *saver = savers.value(next))
        saver->setShown(true);
    forgetEmptyDrafts();
    update();
}

Draft *Composer::Private::draftOf(chat::ChatSession &session)
{
    Draft *&slot = drafts[session.conversation().info().id];
    if (!slot) {
        slot = new Draft(&q);
        savers.insert(slot, new DraftSaver(*slot, *input, &q));
        listenTo(*slot);
    }
    return slot;
}

void Composer::Private::listenTo(Draft &made)
{
    Draft *one = &made;
    const auto ifShown = [this, one](auto act) {
        return [this, one, act](const auto &...values) {
            if (draft == one)
                act(values...);
        };
    };
    QObject::connect(one, &Draft::changed, &q, ifShown([this] { update(); }));
    QObject::connect(one, &Draft::modelNeeded, &q, ifShown([this] { Q_EMIT q.modelNeeded(); }));
    QObject::connect(one, &Draft::accepted, &q, [this, one] {
        if (draft == one)
            notice->clear();
        countSent();
    });
    QObject::connect(one, &Draft::saveRequested, &q, &Composer::saveRequested);
    QObject::connect(one, &Draft::queueFull, &q, ifShown([this] {
                         sayProblem(Composer::tr("One message is waiting already. Edit it, or "
                                                 "send it now."));
                     }));
    QObject::connect(one, &Draft::sendFailed, &q, ifShown([this](const core::Error &error) {
                         const texts::Explanation why = texts::explain(error);
                         sayProblem(QStringLiteral("%1 %2").arg(why.what, why.advice).trimmed());
                     }));
    QObject::connect(one, &Draft::pictureFailed, &q,
                     ifShown([this](const QString &name, const core::Error &error) {
                         sayProblem(pictureProblem(name, error));
                     }));
}

void Composer::Private::flush()
{
    for (DraftSaver *saver : std::as_const(savers))
        saver->flush();
}

void Composer::Private::forgetEmptyDrafts()
{
    for (auto entry = drafts.begin(); entry != drafts.end();) {
        Draft *other = entry.value();
        if (other == draft || !other->isForgettable()) {
            ++entry;
            continue;
        }
        if (DraftSaver *saver = savers.take(other))
            saver->deleteLater();
        other->deleteLater();
        entry = drafts.erase(entry);
    }
}

void Composer::Private::pressSend()
{
    if (send->isStop() && draft && draft->session())
        draft->session()->stop();
    else
        q.submit();
}

/// The links in the order of updateRows(): the last one is always the way out.
void Composer::Private::pressEdit(int link)
{
    const bool isSending = link == 0 && !draft->isEditingAnswer();
    if (link + 1 == editRow->links().size())
        q.cancelEdit();
    else if (isSending)
        q.submit();
    else
        draft->saveOnly();
    q.focusInput();
}

void Composer::Private::showAttachMenu()
{
    // What others gave the composer to be offered here.
    const QList<QAction *> others = q.actions();
    for (QAction *action : others)
        attachMenu->addAction(action);
    // Upwards: below the composer the window ends.
    const QSize size = attachMenu->sizeHint();
    const bool isRtl = attach->layoutDirection() == Qt::RightToLeft;
    const int left = isRtl ? attach->width() - size.width() : 0;
    attachMenu->popup(attach->mapToGlobal(QPoint(left, -size.height() - 4)));
}

void Composer::Private::switchSendKey()
{
    core::Settings settings = preferences.settings();
    settings.sendKey =
        settings.sendKey == core::SendKey::Enter ? core::SendKey::CtrlEnter : core::SendKey::Enter;
    preferences.set(settings);
    input->setFocus();
}

void Composer::Private::sayProblem(const QString &text)
{
    isPictureOffered = false;
    notice->say(Tone::Warning, text, {Composer::tr("Close")});
}

void Composer::Private::countSent()
{
    core::Settings settings = preferences.settings();
    if (settings.sentCount >= kHintUntil)
        return;
    ++settings.sentCount;
    preferences.set(settings);
}

} // namespace ui
