// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/question.h"

#include <QLabel>

namespace ui {

Question::Question(const QString &title, const QString &text, const QString &explanation,
                   QWidget *parent)
    : QMessageBox(NoIcon, title, text, NoButton, parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setTextFormat(Qt::PlainText);
    setInformativeText(explanation);
    // Its label for the second text has a format of its own.
    const QList<QLabel *> labels = findChildren<QLabel *>();
    for (QLabel *label : labels)
        label->setTextFormat(Qt::PlainText);
}

QMessageBox::ButtonRole Question::answer() const
{
    QAbstractButton *pressed = clickedButton();
    return pressed ? buttonRole(pressed) : RejectRole;
}

void Question::withdraw(const QObject &asker)
{
    disconnect(&asker);
    close();
}

} // namespace ui
