// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/composer.h"

#include "ui/composer/composer_p.h"
#include "ui/composer/draft.h"
#include "ui/composer/imageaddressdialog.h"
#include "ui/composer/messageinput.h"
#include "ui/composer/pictures.h"
#include "ui/settings/noterow.h"

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QInputMethod>

namespace ui {
namespace {

/// What is asked where nothing but pictures is.
QString picturesOnly()
{
    return Composer::tr("Describe this image.");
}

} // namespace

Composer::Composer(Theme &theme, chat::Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this, theme, preferences))
{
    d->build();
    d->connectParts();
    d->dressFonts();
    d->dress();
    d->retranslate();
}

Composer::~Composer()
{
    d->flush();
}

void Composer::setSession(chat::ChatSession *session)
{
    d->show(session);
}

void Composer::beginEdit(const QUuid &message)
{
    if (!d->draft)
        return;
    d->draft->beginEdit(message);
    focusInput();
}

void Composer::finishEdit(const QUuid &message)
{
    for (Draft *draft : std::as_const(d->drafts))
        draft->finishEdit(message);
}

void Composer::cancelEdit()
{
    if (d->draft)
        d->draft->cancelEdit();
    focusInput();
}

QUuid Composer::edited() const
{
    return d->draft ? d->draft->edited() : QUuid();
}

void Composer::attachFiles()
{
    auto *picker = new QFileDialog(this, tr("Attach images"), pictureFolder(d->lastAsked));
    picker->setAttribute(Qt::WA_DeleteOnClose);
    picker->setFileMode(QFileDialog::ExistingFiles);
    picker->setNameFilters({pictureFilter(), tr("All files (*)")});
    connect(picker, &QFileDialog::filesSelected, this, &Composer::attachPaths);
    connect(picker, &QFileDialog::directoryEntered, this,
            [this](const QString &entered) { d->lastAsked = entered; });
    picker->open();
}

void Composer::attachAddress()
{
    auto *dialog = new ImageAddressDialog(d->theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImageAddressDialog::chosen, this, [this](const core::ImagePart &part) {
        if (d->draft)
            d->draft->attachments().addAddress(part);
        focusInput();
    });
    dialog->open();
}

bool Composer::canTake(const QMimeData *data) const
{
    return d->draft && !d->draft->isEditingAnswer() && offersPictures(data);
}

void Composer::take(const QMimeData *data)
{
    if (!d->draft)
        return;
    d->notice->clear();
    if (canTake(data))
        addPictures(data, d->draft->attachments());
    else if (data->hasText())
        insertText(data->text());
    focusInput();
}

void Composer::attachPaths(const QStringList &paths)
{
    if (!d->draft)
        return;
    d->notice->clear();
    for (const QString &path : paths)
        d->draft->attachments().addFile(path);
    if (!paths.isEmpty())
        d->lastAsked = QFileInfo(paths.constFirst()).absolutePath();
    focusInput();
}

void Composer::fill(const chat::Outgoing &outgoing)
{
    if (!d->draft)
        return;
    d->draft->putBack(outgoing);
    focusInput();
}

void Composer::insertText(const QString &text)
{
    d->input->insertPlainText(text);
    d->input->ensureCursorVisible();
    focusInput();
}

void Composer::insertQuote(const QString &text)
{
    QString quote;
    for (const QString &line : text.trimmed().split(u'\n'))
        quote += line.isEmpty() ? QStringLiteral(">\n") : QStringLiteral("> %1\n").arg(line);
    QTextCursor cursor = d->input->textCursor();
    if (!cursor.atBlockStart())
        quote.prepend(QStringLiteral("\n\n"));
    insertText(quote + u'\n');
}

void Composer::focusInput()
{
    d->input->setFocus(Qt::OtherFocusReason);
}

void Composer::setHeld(bool isHeld)
{
    d->isHeld = isHeld;
}

void Composer::submit(const QList<core::ModelChoiceRef> &by)
{
    if (!d->draft || d->isHeld)
        return;
    if (d->input->hasPreedit()) {
        // A click on Send while composing: the words are taken over, sending is asked for anew.
        QGuiApplication::inputMethod()->commit();
        return;
    }
    d->draft->submit(picturesOnly(), by);
}

bool Composer::closeNearest()
{
    if (!d->notice->isEmpty()) {
        d->notice->clear();
        return true;
    }
    if (edited().isNull())
        return false;
    cancelEdit();
    return true;
}

bool Composer::hasPictures() const
{
    return d->draft && !d->draft->attachments().isEmpty();
}

void Composer::offer(const QString &text, const QString &link)
{
    d->offerRow->say(Tone::Quiet, text, link.isEmpty() ? QStringList() : QStringList{link});
}

bool Composer::hasDraft() const
{
    return d->draft && !d->draft->isEmpty();
}

void Composer::keepDrafts()
{
    d->flush();
}

void Composer::setTemporary(bool isTemporary, bool canKeep)
{
    d->isTemporary = isTemporary;
    d->canKeep = canKeep;
    d->updateRows();
}

QString Composer::text() const
{
    return d->draft ? d->draft->text() : QString();
}

chat::Outgoing Composer::written() const
{
    return d->draft ? d->draft->asSent(picturesOnly()) : chat::Outgoing();
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        d->retranslate();
}

void Composer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    d->placeColumn();
}

} // namespace ui
