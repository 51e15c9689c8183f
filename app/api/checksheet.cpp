// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/checksheet.h"

#include "api/doctorjudge.h"
#include "api/errornormaliser.h"
#include "api/keyforms.h"
#include "api/masking.h"

#include <QRegularExpression>
#include <algorithm>

namespace api {
namespace {

/// Of a host or a path only what is surely a key is hidden: "hf-mirror.example" is none.
QString withoutKeys(QString text, const QByteArray &key)
{
    static const QRegularExpression sure(
        QStringLiteral("(?<![A-Za-z0-9])(?:sk|gsk|xai|pk|rk|hf)[-_](?=[A-Za-z_-]*\\d)[\\w-]{10,}"));
    return withoutKey(text.replace(sure, QLatin1StringView(kMask)), key);
}

} // namespace

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

/// What was typed into the wrong field is part of an address, and of what is said about it.
DoctorCheck CheckSheet::fitToBeShown(DoctorCheck check) const
{
    if (check.name != QLatin1StringView("model"))
        check.detail = withoutKeys(check.detail, m_key);
    check.error.message = withoutKeys(check.error.message, m_key);
    check.error.target = withoutKeys(check.error.target, m_key);
    return check;
}

void CheckSheet::set(const DoctorCheck &raw)
{
    const DoctorCheck check = fitToBeShown(raw);
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

DoctorReport CheckSheet::close(bool areImagesAsked)
{
    for (const QString &name : checkNames()) {
        const bool isThere =
            std::any_of(m_report.checks.cbegin(), m_report.checks.cend(),
                        [&name](const DoctorCheck &check) { return check.name == name; });
        const bool isUnasked = !areImagesAsked && name == QLatin1StringView("images");
        if (!isThere)
            skip(name, isUnasked ? QStringLiteral("not-asked") : QStringLiteral("earlier"));
    }
    std::stable_sort(m_report.checks.begin(), m_report.checks.end(),
                     [](const DoctorCheck &a, const DoctorCheck &b) {
                         return checkNames().indexOf(a.name) < checkNames().indexOf(b.name);
                     });
    return m_report;
}

} // namespace api
