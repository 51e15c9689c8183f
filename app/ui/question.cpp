// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/question.h"

#include <QGridLayout>
#include <QLabel>

namespace ui {
namespace {

constexpr int kBoxInset = 16;

} // namespace

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
    evenOut();
}

/// Qt leaves room for a sign before the words, and less behind them; what the buttons need more
/// would go there, too.
void Question::evenOut()
{
    auto *grid = qobject_cast<QGridLayout *>(layout());
    if (!grid)
        return;
    for (int i = 0; i < grid->count(); ++i) {
        int row = 0;
        int column = 0;
        int rows = 0;
        int columns = 0;
        grid->getItemPosition(i, &row, &column, &rows, &columns);
        if (QSpacerItem *room = grid->itemAt(i)->spacerItem())
            room->changeSize(0, 0, QSizePolicy::Fixed, QSizePolicy::Fixed);
        else if (columns == 1) // the words, and not the buttons below all of it
            grid->setColumnStretch(column, 1);
    }
    grid->setHorizontalSpacing(0);
    grid->setContentsMargins(kBoxInset, kBoxInset, kBoxInset, kBoxInset);
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
