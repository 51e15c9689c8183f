// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/formtexts.h"
#include "ui/letterwidth.h"
#include "ui/settings/changedmark.h"
#include "ui/settings/fieldparts.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace ui {
namespace {

constexpr int kCompactChars = 16; ///< width of a field that does not grow

} // namespace

QFormLayout *makeForm(QWidget *owner)
{
    auto *form = new QFormLayout(owner);
    form->setContentsMargins(4, 4, 4, 4);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(12);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    return form;
}

void addField(QFormLayout &form, QWidget *field)
{
    form.addRow(labelFor(field, field->parentWidget()), field);
}

ChangedMark *addSetting(QFormLayout &form, QWidget *field, Theme &theme, QWidget *note)
{
    auto *mark = new ChangedMark(theme, field);
    // The mark comes with the first click into them: their arrows, or their box, must not have
    // moved away by the second.
    const bool isCompact =
        qobject_cast<QAbstractSpinBox *>(field) || qobject_cast<QAbstractButton *>(field);
    if (isCompact) {
        field->setMinimumWidth(letterWidth(field->fontMetrics()) * kCompactChars);
        field->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    // Beside a wide field the mark would take some of its width, and fields would no longer end in
    // one line.
    auto *row = new QBoxLayout(isCompact ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    row->setSpacing(4);
    row->addWidget(field);
    row->addWidget(mark, 0, isCompact ? Qt::AlignVCenter : Qt::AlignLeading);
    if (isCompact) {
        row->addStretch(1);
        row->addStrut(field->fontMetrics().height() + 16); // as high as labels expect it
    }
    QLayout *cell = row;
    if (note) {
        // As a row of its own it would stand as far from its field as from the next one.
        auto *column = new QVBoxLayout;
        column->setSpacing(4);
        // What can grow there takes what is left; else the note would be given room for nothing.
        column->addLayout(row, isCompact ? 0 : 1);
        column->addWidget(note);
        cell = column;
    }
    form.addRow(labelFor(field, field->parentWidget()), cell);
    return mark;
}

void nameField(QFormLayout &form, QWidget *field, const QString &name)
{
    const QWidget *owner = form.parentWidget();
    const auto labels = owner->findChildren<QLabel *>();
    for (QLabel *label : labels) {
        if (label->buddy() == field)
            label->setText(name);
    }
    const auto marks = owner->findChildren<ChangedMark *>();
    for (ChangedMark *mark : marks) {
        if (mark->field() == field)
            mark->describe(name);
    }
    field->setAccessibleName(name);
}

void fillChoices(QComboBox &box, const QList<QPair<QString, QVariant>> &choices)
{
    const QSignalBlocker quiet(&box);
    const QVariant chosen = box.currentData();
    box.clear();
    for (const auto &choice : choices)
        box.addItem(choice.first, choice.second);
    box.setCurrentIndex(qMax(0, box.findData(chosen)));
}

} // namespace ui
