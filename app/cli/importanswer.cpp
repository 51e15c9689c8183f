// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/importanswer.h"

#include "core/id.h"

#include <QJsonArray>

namespace cli {
namespace {

constexpr qsizetype kIdsALine = 1000;
/// Of a title or a name, which only people read; the file may have any.
constexpr qsizetype kLongestName = 300;

/// The report without what has no limit.
core::ImportReport bounded(core::ImportReport report)
{
    report.createdInfos.clear();
    report.continuedInfos.clear();
    for (core::ImportReport::Item &item : report.losses) {
        item.title.truncate(kLongestName);
        item.loss.name.truncate(kLongestName);
    }
    if (report.error) {
        report.error->param.truncate(kLongestName);
        report.error->message.truncate(kLongestName);
    }
    return report;
}

} // namespace

void ImportAnswer::take(const QJsonObject &line)
{
    m_isAccepted = m_isAccepted || line.value(QLatin1StringView("accepted")).toBool();
    const QJsonArray ids = line.value(QLatin1StringView("ids")).toArray();
    for (const QJsonValue &id : ids) {
        core::ConversationInfo info;
        info.id = core::idFromText(id.toString());
        m_created.append(info);
    }
    const QJsonValue report = line.value(QLatin1StringView("report"));
    if (!report.isObject())
        return;
    m_report = core::importReportFromJson(report.toObject());
    m_report.createdInfos = m_created;
    m_isComplete = true;
}

QJsonObject ImportAnswer::acceptance()
{
    return {{QStringLiteral("accepted"), true}};
}

QJsonObject ImportAnswer::progress(qint64 done, qint64 total)
{
    return {{QStringLiteral("done"), done}, {QStringLiteral("total"), total}};
}

QList<QJsonObject> ImportAnswer::linesOf(const core::ImportReport &report)
{
    QList<QJsonObject> lines;
    const QList<core::ConversationInfo> &created = report.createdInfos;
    for (qsizetype first = 0; first < created.size(); first += kIdsALine) {
        QJsonArray ids;
        for (const core::ConversationInfo &info :
             created.sliced(first).first(qMin(kIdsALine, created.size() - first)))
            ids.append(core::idText(info.id));
        lines.append({{QStringLiteral("ids"), ids}});
    }
    lines.append({{QStringLiteral("report"), core::importReportToJson(bounded(report))}});
    return lines;
}

} // namespace cli
