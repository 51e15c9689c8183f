// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/writingdialog.h"

#include "ui/question.h"

#include <QPushButton>

namespace ui {

void WritingDialog::reject()
{
    if (!isUnsaved()) {
        QDialog::reject();
        return;
    }
    auto *question = new Question(tr("Not saved yet"), tr("Save what you wrote?"),
                                  tr("Otherwise it is lost."), this);
    question->setObjectName(QStringLiteral("unsavedWords"));
    auto *keep = question->addButton(tr("Save"), Question::AcceptRole);
    auto *lose = question->addButton(tr("Discard"), Question::DestructiveRole);
    auto *stay = question->addButton(tr("Go on editing"), Question::RejectRole);
    keep->setEnabled(canBeSaved());
    question->setDefaultButton(keep->isEnabled() ? keep : stay);
    question->setEscapeButton(stay);
    connect(keep, &QAbstractButton::clicked, this, [this] { accept(); });
    connect(lose, &QAbstractButton::clicked, this, [this] { QDialog::reject(); });
    question->open();
}

} // namespace ui
