// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/textfield.h"

#include "ui/lineinput.h"

#include <QVBoxLayout>

namespace ui {

TextField::TextField(QWidget *parent)
    : ParameterField(parent)
    , m_field(new LineInput(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_field);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textEdited, this, &TextField::hear);
}

void TextField::setValue(const Value &own, const QString &resting)
{
    m_own = own ? own->toString() : QString();
    m_field->setPlaceholderText(resting);
    if (fault().isEmpty() && m_field->text().trimmed() != m_own)
        m_field->setText(m_own);
}

void TextField::describe(const QString &name, const QString &description)
{
    m_field->setAccessibleName(name);
    m_field->setAccessibleDescription(description);
}

void TextField::discard()
{
    setFault({}, m_field);
    m_field->setText(m_own);
}

void TextField::hear()
{
    const QString text = m_field->text().trimmed();
    propose(text.isEmpty() ? Value() : Value(QJsonValue(text)), m_field);
}

} // namespace ui
