// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importreport.h"

#include "core/id.h"

#include <QJsonArray>

namespace core {
namespace {

constexpr qsizetype kMaxReported = 1000;

/// The members of a report that are counts, by their names between processes.
constexpr std::pair<const char *, int ImportReport::*> kCounts[] = {
    {"conversations", &ImportReport::conversations},
    {"messages", &ImportReport::messages},
    {"images", &ImportReport::images},
    {"created", &ImportReport::created},
    {"continued", &ImportReport::continued},
    {"known", &ImportReport::known},
    {"in_bin", &ImportReport::inBin},
    {"new_messages", &ImportReport::newMessages},
    {"lost", &ImportReport::lostCount},
};

QJsonArray idsOf(const QList<ConversationInfo> &infos)
{
    QJsonArray ids;
    for (const ConversationInfo &info : infos)
        ids.append(idText(info.id));
    return ids;
}

QList<ConversationInfo> infosOf(const QJsonArray &ids)
{
    QList<ConversationInfo> infos;
    for (const QJsonValue &id : ids) {
        ConversationInfo info;
        info.id = idFromText(id.toString());
        infos.append(info);
    }
    return infos;
}

QJsonObject lossToJson(const ImportReport::Item &item)
{
    return {{QStringLiteral("title"), item.title},
            {QStringLiteral("kind"), int(item.loss.kind)},
            {QStringLiteral("name"), item.loss.name},
            {QStringLiteral("count"), item.loss.count},
            {QStringLiteral("reason"), int(item.loss.reason)}};
}

ImportReport::Item lossFromJson(const QJsonValue &json)
{
    const auto text = [&json](const char *name) {
        return json[QLatin1StringView(name)].toString();
    };
    const int kind = json[QLatin1StringView("kind")].toInt();
    const bool isKnown = kind >= 0 && kind <= int(ImportLoss::Kind::Date);
    const int reason = json[QLatin1StringView("reason")].toInt();
    const bool isExplained = reason >= 0 && reason <= int(ImportLoss::Reason::TooLarge);
    return {text("title"),
            ImportLoss{isKnown ? ImportLoss::Kind(kind) : ImportLoss::Kind::Part, text("name"),
                       json[QLatin1StringView("count")].toInt(1),
                       isExplained ? ImportLoss::Reason(reason) : ImportLoss::Reason::Unknown}};
}

} // namespace

void ImportReport::lose(const QString &title, const ImportLoss &loss)
{
    lostCount += loss.count;
    if (losses.size() < kMaxReported)
        losses.append({title, loss});
}

void ImportReport::ignore(ImportIgnored what)
{
    if (!ignored.contains(what))
        ignored.append(what);
}

QList<QUuid> allOf(const QHash<QUuid, QList<QUuid>> &messages)
{
    QList<QUuid> all;
    for (const QList<QUuid> &some : messages)
        all += some;
    return all;
}

QJsonObject importReportToJson(const ImportReport &report)
{
    QJsonObject json{{QStringLiteral("format"), int(report.format)}};
    for (const auto &[name, member] : kCounts)
        json.insert(QLatin1StringView(name), report.*member);
    json.insert(QStringLiteral("created_ids"), idsOf(report.createdInfos));
    json.insert(QStringLiteral("continued_ids"), idsOf(report.continuedInfos));
    QJsonArray losses;
    for (const ImportReport::Item &item : report.losses)
        losses.append(lossToJson(item));
    json.insert(QStringLiteral("losses"), losses);
    QJsonArray ignored;
    for (const ImportIgnored what : report.ignored)
        ignored.append(int(what));
    json.insert(QStringLiteral("ignored"), ignored);
    if (report.error) {
        json.insert(QStringLiteral("error"),
                    QJsonObject{{QStringLiteral("kind"), errorKindName(report.error->kind)},
                                {QStringLiteral("code"), report.error->code},
                                {QStringLiteral("param"), report.error->param},
                                {QStringLiteral("message"), report.error->message}});
    }
    return json;
}

ImportReport importReportFromJson(const QJsonObject &json)
{
    ImportReport report;
    const int format = json.value(QLatin1StringView("format")).toInt();
    if (format >= 0 && format <= int(ImportFormat::Loquat))
        report.format = ImportFormat(format);
    for (const auto &[name, member] : kCounts)
        report.*member = json.value(QLatin1StringView(name)).toInt();
    report.createdInfos = infosOf(json.value(QLatin1StringView("created_ids")).toArray());
    report.continuedInfos = infosOf(json.value(QLatin1StringView("continued_ids")).toArray());
    const QJsonArray losses = json.value(QLatin1StringView("losses")).toArray();
    for (const QJsonValue &loss : losses)
        report.losses.append(lossFromJson(loss));
    const QJsonArray ignored = json.value(QLatin1StringView("ignored")).toArray();
    for (const QJsonValue &what : ignored) {
        if (what.toInt(-1) >= 0 && what.toInt() <= int(ImportIgnored::Other))
            report.ignore(ImportIgnored(what.toInt()));
    }
    if (json.contains(QLatin1StringView("error"))) {
        const QJsonValue told = json.value(QLatin1StringView("error"));
        Error error;
        error.kind = errorKindFromName(told[QLatin1StringView("kind")].toString());
        error.code = told[QLatin1StringView("code")].toString();
        error.param = told[QLatin1StringView("param")].toString();
        error.message = told[QLatin1StringView("message")].toString();
        report.error = error;
    }
    return report;
}

} // namespace core
