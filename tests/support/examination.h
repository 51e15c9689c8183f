// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire.h"

#include <QTest>

namespace support {

/// One run of the connection doctor, with all it said. Header only: it needs the api layer.
class Examination
{
public:
    Examination(const QString &baseUrl, const QString &model)
    {
        m_gateway.baseUrl = baseUrl;
        m_gateway.key = "sk-examined-1";
        m_options.model = model;
        QObject::connect(&m_wire, &api::Wire::examined, &m_wire,
                         [this](quint64 id, const api::DoctorCheck &check) {
                             if (id == m_id)
                                 m_said.append(check);
                         });
        QObject::connect(&m_wire, &api::Wire::diagnosed, &m_wire,
                         [this](quint64 id, const api::DoctorReport &report) {
                             if (id == m_id) {
                                 m_report = report;
                                 ++m_ends;
                             }
                         });
    }

    [[nodiscard]] api::Gateway &gateway() { return m_gateway; }
    [[nodiscard]] api::DoctorOptions &options() { return m_options; }

    void start() { m_id = m_wire.examine(m_gateway, m_options); }
    void stop() { m_wire.stopExamining(m_id); }
    [[nodiscard]] bool wait()
    {
        return QTest::qWaitFor([this] { return m_ends > 0; }, 20'000) && m_ends == 1;
    }
    [[nodiscard]] bool run()
    {
        start();
        return wait();
    }

    [[nodiscard]] bool isOver() const { return m_ends > 0; }
    [[nodiscard]] const api::DoctorReport &report() const { return m_report; }
    [[nodiscard]] api::DoctorCheck check(const QString &name) const
    {
        for (const api::DoctorCheck &check : m_report.checks) {
            if (check.name == name)
                return check;
        }
        return {};
    }
    [[nodiscard]] QStringList names(api::DoctorCheck::State state) const
    {
        QStringList names;
        for (const api::DoctorCheck &check : m_report.checks) {
            if (check.state == state)
                names.append(check.name);
        }
        return names;
    }
    /// The kind of the first check that failed; empty when none did.
    [[nodiscard]] QString firstKind() const
    {
        const QStringList failed = names(api::DoctorCheck::State::Failed);
        return failed.isEmpty() ? QString()
                                : core::errorKindName(check(failed.constFirst()).error.kind);
    }
    [[nodiscard]] bool wasAnnounced(const QString &name) const
    {
        for (const api::DoctorCheck &check : m_said) {
            if (check.name == name && check.state == api::DoctorCheck::State::Running)
                return true;
        }
        return false;
    }

private:
    api::Wire m_wire;
    api::Gateway m_gateway;
    api::DoctorOptions m_options;
    api::DoctorReport m_report;
    QList<api::DoctorCheck> m_said;
    quint64 m_id = 0;
    int m_ends = 0;
};

} // namespace support
