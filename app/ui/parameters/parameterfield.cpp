// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/parameterfield.h"

#include "ui/settings/fieldparts.h"

namespace ui {

void ParameterField::propose(const Value &own, QWidget *outline)
{
    setFault(own ? faultOf(*own) : QString(), outline);
    if (m_fault.isEmpty())
        Q_EMIT edited(own);
}

QString ParameterField::faultOf(const QJsonValue &value) const
{
    return m_check ? m_check(value) : QString();
}

void ParameterField::setFault(const QString &fault, QWidget *outline)
{
    if (outline)
        ui::setFault(outline, !fault.isEmpty());
    if (m_fault == fault)
        return;
    m_fault = fault;
    Q_EMIT faultChanged();
}

} // namespace ui
