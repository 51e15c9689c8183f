// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/formtexts.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace ui {

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
    auto *label = new QLabel(field->parentWidget());
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    form.addRow(label, field);
}

void nameField(QFormLayout &form, QWidget *field, const QString &name)
{
    if (auto *label = qobject_cast<QLabel *>(form.labelForField(field)))
        label->setText(name);
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
