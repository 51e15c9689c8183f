// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/examination.h"

#include <algorithm>

namespace chat {

using State = ConnectionCheck::State;

QString checkRefusedBy(const core::Error &error)
{
    const bool isKey = error.code == QLatin1StringView("keychain-locked");
    return isKey ? QStringLiteral("key") : QStringLiteral("address");
}

Examination::Examination(api::Wire &wire, QObject *parent)
    : QObject(parent)
    , m_wire(wire)
{
    connect(&wire, &api::Wire::examined, this,
            [this](quint64 number, const ConnectionCheck &check) {
                if (number == m_number)
                    take(check);
            });
    connect(&wire, &api::Wire::diagnosed, this,
            [this](quint64 number, const ConnectionReport &report) {
                if (number == m_number)
                    finish(report);
            });
}

Examination::~Examination()
{
    if (m_isRunning && m_number > 0)
        m_wire.stopExamining(m_number);
}

void Examination::begin(const api::Gateway &gateway, const ExaminationOptions &options)
{
    if (m_isRunning && m_number == 0)
        m_number = m_wire.examine(gateway, options);
}

void Examination::refuse(const core::Error &error)
{
    take({checkRefusedBy(error), State::Failed, error, {}});
    if (m_isRunning)
        end();
}

void Examination::stop()
{
    if (!m_isRunning)
        return;
    if (m_number > 0)
        m_wire.stopExamining(m_number);
    m_isStopped = true;
    for (int i = 0; i < m_report.checks.size(); ++i) {
        if (m_report.checks.at(i).state != State::Running)
            continue;
        m_report.checks[i].state = State::Skipped;
        Q_EMIT checkChanged(i);
    }
    end();
}

void Examination::take(const ConnectionCheck &check)
{
    if (!m_isRunning)
        return;
    QList<ConnectionCheck> &checks = m_report.checks;
    const auto known =
        std::find_if(checks.begin(), checks.end(),
                     [&check](const ConnectionCheck &one) { return one.name == check.name; });
    const int index = int(known - checks.begin());
    if (known == checks.end())
        checks.append(check);
    else
        *known = check;
    Q_EMIT checkChanged(index);
}

void Examination::finish(const ConnectionReport &report)
{
    if (!m_isRunning)
        return;
    for (const ConnectionCheck &check : report.checks)
        take(check);
    if (m_report.checks.size() == report.checks.size())
        m_report.checks = report.checks; // in their order, whenever they came
    m_report.isOk = report.isOk;
    m_report.proposedBaseUrl = report.proposedBaseUrl;
    m_report.modelAnswered = report.modelAnswered;
    end();
}

void Examination::end()
{
    m_isRunning = false;
    Q_EMIT finished();
}

const ConnectionCheck *Examination::failed() const
{
    const auto found =
        std::find_if(m_report.checks.cbegin(), m_report.checks.cend(),
                     [](const ConnectionCheck &one) { return one.state == State::Failed; });
    return found == m_report.checks.cend() ? nullptr : &*found;
}

const ConnectionCheck *Examination::check(const QString &name) const
{
    const auto found =
        std::find_if(m_report.checks.cbegin(), m_report.checks.cend(),
                     [&name](const ConnectionCheck &one) { return one.name == name; });
    return found == m_report.checks.cend() ? nullptr : &*found;
}

} // namespace chat
