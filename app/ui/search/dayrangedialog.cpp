// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/dayrangedialog.h"

#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>

namespace ui {

DayRangeDialog::DayRangeDialog(QDate first, QDate last, QWidget *parent)
    : QDialog(parent)
    , m_first(new QDateEdit(first, this))
    , m_last(new QDateEdit(last, this))
{
    setWindowTitle(tr("Search between two days"));
    for (QDateEdit *edit : {m_first, m_last})
        edit->setCalendarPopup(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto *form = new QFormLayout(this);
    form->addRow(tr("From"), m_first);
    form->addRow(tr("To"), m_last);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QDate DayRangeDialog::first() const
{
    return m_first->date();
}

QDate DayRangeDialog::last() const
{
    return m_last->date();
}

} // namespace ui
