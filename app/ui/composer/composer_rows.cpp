// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines above the field: what waits, what is edited, whom it is for, whether it is kept.
#include "ui/composer/composer_p.h"
#include "ui/composer/draft.h"
#include "ui/settings/noterow.h"

#include <QLocale>

namespace ui {

/// What waited for several models when the program ended, or was taken back, is for them still.
void Composer::Private::updateWhom()
{
    QStringList models;
    if (draft && !draft->isEditing()) {
        for (const core::ModelChoiceRef &model : draft->meantFor())
            models.append(model.model);
    }
    if (models.isEmpty())
        whomRow->clear();
    else
        whomRow->say(Tone::Quiet, Composer::tr("For %1").arg(QLocale().createSeparatedList(models)),
                     {Composer::tr("Ask only this chat's model")});
}

void Composer::Private::updateRows()
{
    updateWhom();
    const std::optional<chat::Outgoing> queued =
        draft ? draft->queued() : std::optional<chat::Outgoing>();
    const QString words = queued ? queued->text.left(400) : QString();
    if (queued && draft->session()->isRunning())
        queueRow->say(Tone::Quiet, Composer::tr("Sent when done: %1").arg(words),
                      {Composer::tr("Edit"), Composer::tr("Send now")});
    else if (queued)
        queueRow->say(Tone::Warning, Composer::tr("Not sent yet: %1").arg(words),
                      {Composer::tr("Edit"), Composer::tr("Send now")});
    else
        queueRow->clear();
    if (isTemporary)
        temporaryRow->say(Tone::Quiet, Composer::tr("Temporary · not saved"),
                          canKeep ? QStringList{Composer::tr("Keep this chat")} : QStringList());
    else
        temporaryRow->clear();
    if (draft && draft->isWaitingForPictures())
        editRow->say(Tone::Quiet, Composer::tr("Sending as soon as the images are ready."));
    else if (draft && draft->isEditingAnswer())
        editRow->say(Tone::Quiet, Composer::tr("Editing an answer"),
                     {Composer::tr("Save"), Composer::tr("Cancel")});
    else if (draft && draft->isEditing())
        editRow->say(
            Tone::Quiet, Composer::tr("Editing a question"),
            {Composer::tr("Save and send"), Composer::tr("Save only"), Composer::tr("Cancel")});
    else
        editRow->clear();
}

} // namespace ui
