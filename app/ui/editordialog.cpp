// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editordialog.h"

#include "ui/composing.h"
#include "ui/question.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <algorithm>

namespace ui {
namespace {

/// Fields of one line see to it themselves.
bool isComposingInText(const QWidget *focus)
{
    const auto *field = qobject_cast<const QPlainTextEdit *>(focus);
    return field && isComposingAt(field->textCursor());
}

} // namespace

void EditorDialog::keyPressEvent(QKeyEvent *event)
{
    // While something is composed, Esc is the input method's.
    if (event->key() != Qt::Key_Escape || !isComposingInText(focusWidget()))
        QDialog::keyPressEvent(event);
}

void EditorDialog::reject()
{
    closeThen([] {});
}

void EditorDialog::closeThen(const std::function<void()> &next)
{
    const auto leave = [this, next] {
        QDialog::reject();
        next();
    };
    if (!isUnsaved()) {
        leave();
        return;
    }
    const auto save = [this, next] {
        accept();
        // What was refused stays where it was written, and says why.
        if (isHidden())
            next();
    };
    askToLeave(tr("Save what you wrote?"), save, leave);
}

QWidget *EditorDialog::question() const
{
    return m_question;
}

void EditorDialog::askToLeave(const QString &words, const std::function<void()> &save,
                              const std::function<void()> &discard)
{
    if (m_question)
        m_question->withdraw(*this); // asked anew, it may lead elsewhere
    auto *question =
        new Question(tr("Not saved yet"), words, tr("Otherwise what you wrote is lost."), this);
    m_question = question;
    question->setObjectName(QStringLiteral("unsavedEditor"));
    auto *keep = question->addButton(tr("Save"), Question::AcceptRole);
    auto *lose = question->addButton(tr("Discard"), Question::DestructiveRole);
    auto *stay = question->addButton(tr("Go on editing"), Question::RejectRole);
    keep->setObjectName(QStringLiteral("save"));
    lose->setObjectName(QStringLiteral("discard"));
    keep->setEnabled(canBeSaved());
    question->setDefaultButton(keep->isEnabled() ? keep : stay);
    question->setEscapeButton(stay);
    connect(question, &QDialog::finished, this, [this, question, save, discard] {
        const Question::ButtonRole answer = question->answer();
        m_question = nullptr;
        if (answer == Question::AcceptRole)
            save();
        else if (answer == Question::DestructiveRole)
            discard();
    });
    question->open();
}

EditorDialog *unsavedEditor(const QWidget &window)
{
    const QList<EditorDialog *> editors = window.findChildren<EditorDialog *>();
    const auto found = std::find_if(editors.begin(), editors.end(), [](const EditorDialog *one) {
        return one->isVisible() && one->isUnsaved();
    });
    if (found == editors.end())
        return nullptr;
    // One that was opened from it goes with it, and is asked about before.
    EditorDialog *above = unsavedEditor(**found);
    return above ? above : *found;
}

} // namespace ui
