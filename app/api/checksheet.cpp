// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/checksheet.h"

#include "api/doctorjudge.h"

#include <algorithm>

namespace api {

void CheckSheet::begin(const QString &name)
{
    set({name, DoctorCheck::State::Running, {}, {}});
}

void CheckSheet::pass(const QString &name, const QString &detail)
{
    set({name, DoctorCheck::State::Passed, {}, detail});
}

void CheckSheet::skip(const QString &name, const QString &reason)
{
    set({name, DoctorCheck::State::Skipped, {}, reason});
}

void CheckSheet::fail(const QString &name, const core::Error &error)
{
    if (!error.proposedBaseUrl.isEmpty())
        m_report.proposedBaseUrl = error.proposedBaseUrl;
    set({name, DoctorCheck::State::Failed, error, {}});
}

void CheckSheet::setWorking(const QString &modelAnswered)
{
    m_report.isOk = true;
    m_report.modelAnswered = modelAnswered;
}

void CheckSheet::set(const DoctorCheck &check)
{
    m_last = check.name;
    const auto known =
        std::find_if(m_report.checks.begin(), m_report.checks.end(),
                     [&check](const DoctorCheck &other) { return other.name == check.name; });
    if (known == m_report.checks.end())
        m_report.checks.append(check);
    else
        *known = check;
    Q_EMIT examined(check);
}

DoctorReport CheckSheet::close()
{
    for (const QString &name : checkNames()) {
        const bool isThere =
            std::any_of(m_report.checks.cbegin(), m_report.checks.cend(),
                        [&name](const DoctorCheck &check) { return check.name == name; });
        if (!isThere)
            skip(name, QStringLiteral("earlier"));
    }
    std::stable_sort(m_report.checks.begin(), m_report.checks.end(),
                     [](const DoctorCheck &a, const DoctorCheck &b) {
                         return checkNames().indexOf(a.name) < checkNames().indexOf(b.name);
                     });
    return m_report;
}

} // namespace api
