// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/conversationtable.h"

#include "core/id.h"
#include "storage/members.h"
#include "storage/metatable.h"
#include "storage/textsanitizer.h"
#include "storage/time.h"

#include <QJsonArray>
#include <algorithm>

namespace storage {
namespace {

constexpr auto kScroll = QLatin1StringView("scroll");
constexpr auto kOffset = QLatin1StringView("offset");
constexpr auto kLine = QLatin1StringView("line");
constexpr qsizetype kLineNumbers = 4;
constexpr auto kPersona = QLatin1StringView("persona");
/// In `meta`: what is written in the conversation that has no row yet.
const auto kNewDraftKey = QStringLiteral("draft");

QJsonObject settingsOf(const core::ConversationInfo &info)
{
    QJsonObject settings = info.otherSettings;
    if (!info.parameters.isEmpty())
        settings.insert(kParameters, info.parameters);
    if (info.instructions)
        settings.insert(kInstructions, cleanText(*info.instructions));
    if (!info.personaId.isNull())
        settings.insert(kPersona, core::idText(info.personaId));
    if (info.scroll != core::ScrollPlace()) {
        QJsonObject scroll{{kMessage, core::idText(info.scroll.messageId)},
                           {kOffset, info.scroll.offset}};
        if (const core::ScrollPlace::Line &line = info.scroll.line; line.text >= 0)
            scroll.insert(kLine, QJsonArray{line.text, line.block, line.letter, line.above});
        settings.insert(kScroll, scroll);
    }
    return settings;
}

void applySettings(core::ConversationInfo &info, const QJsonObject &settings)
{
    if (settings.value(kInstructions).isString())
        info.instructions = settings.value(kInstructions).toString();
    const QJsonObject scroll = settings.value(kScroll).toObject();
    info.scroll.messageId = core::idFromText(scroll.value(kMessage).toString());
    info.scroll.offset = scroll.value(kOffset).toInt();
    if (const QJsonArray line = scroll.value(kLine).toArray(); line.size() == kLineNumbers) {
        info.scroll.line = {line[0].toInt(-1), std::max(0, line[1].toInt()), line[2].toInt(-1),
                            line[3].toInt()};
    }
    info.parameters = settings.value(kParameters).toObject();
    info.personaId = core::idFromText(settings.value(kPersona).toString());
    info.otherSettings = settings;
    for (const QLatin1StringView known : {kInstructions, kScroll, kParameters, kPersona})
        info.otherSettings.remove(known);
}

/// Columns 0 to 9 of both SELECTs below.
core::ConversationInfo infoOf(const Statement &row)
{
    core::ConversationInfo info;
    info.id = row.id(0);
    info.title = row.text(1);
    info.isTitleByHand = row.integer(2) != 0;
    info.created = timeOf(row, 3);
    info.updated = timeOf(row, 4);
    info.profileId = row.id(5);
    info.model = row.text(6);
    info.isPinned = row.integer(7) != 0;
    info.isArchived = row.integer(8) != 0;
    applySettings(info, row.json(9));
    return info;
}

} // namespace

ConversationTable::ConversationTable(Database &database)
    : m_database(database)
{
}

QList<core::ConversationInfo> ConversationTable::list()
{
    Statement row = m_database.prepare(
        "SELECT uuid, title, title_by_hand, created, updated, profile_uuid, model, pinned,"
        " archived, settings_json FROM conversation WHERE deleted_at IS NULL"
        " ORDER BY updated DESC, id DESC");
    QList<core::ConversationInfo> infos;
    while (row.next())
        infos.append(infoOf(row));
    return infos;
}

ConversationTable::Row ConversationTable::find(const QUuid &id)
{
    Statement row = m_database.prepare(
        "SELECT uuid, title, title_by_hand, created, updated, profile_uuid, model, pinned,"
        " archived, settings_json, id, root_child, deleted_at FROM conversation WHERE uuid=?");
    if (!row.bind(id).next())
        return {};
    return {row.integer(10), row.integer(11), !row.isNull(12), infoOf(row)};
}

qint64 ConversationTable::save(const core::ConversationInfo &info)
{
    Statement row = m_database.prepare(
        "INSERT INTO conversation(uuid, title, title_by_hand, created, updated, profile_uuid,"
        " model, pinned, archived, settings_json) VALUES (?,?,?,?,?,?,?,?,?,?)"
        " ON CONFLICT(uuid) DO UPDATE SET title=excluded.title,"
        " title_by_hand=excluded.title_by_hand, created=excluded.created,"
        " updated=excluded.updated, profile_uuid=excluded.profile_uuid, model=excluded.model,"
        " pinned=excluded.pinned, archived=excluded.archived,"
        " settings_json=excluded.settings_json RETURNING id");
    row.bind(info.id).bind(cleanText(info.title)).bind(info.isTitleByHand);
    bindTime(row, info.created);
    bindTime(row, info.updated);
    row.bind(info.profileId).bind(cleanText(info.model)).bind(info.isPinned);
    row.bind(info.isArchived).bindJson(settingsOf(info));
    const qint64 id = row.next() ? row.integer(0) : 0;
    // A statement with RETURNING has done its work only when it was stepped to its end.
    row.run();
    return id;
}

QUuid ConversationTable::idOf(qint64 row)
{
    Statement found = m_database.prepare("SELECT uuid FROM conversation WHERE id=?");
    found.bind(row);
    return found.next() ? found.id(0) : QUuid();
}

QJsonObject ConversationTable::draft(const QUuid &id)
{
    if (id.isNull())
        return MetaTable(m_database).object(kNewDraftKey);
    Statement row = m_database.prepare("SELECT draft_json FROM conversation WHERE uuid=?");
    return row.bind(id).next() ? row.json(0) : QJsonObject();
}

void ConversationTable::setDraft(const QUuid &id, const QJsonObject &draft)
{
    if (id.isNull()) {
        if (draft.isEmpty())
            MetaTable(m_database).remove(kNewDraftKey);
        else
            MetaTable(m_database).set(kNewDraftKey, draft);
        return;
    }
    m_database.prepare("UPDATE conversation SET draft_json=? WHERE uuid=?")
        .bindJson(draft)
        .bind(id)
        .run();
}

void ConversationTable::setRootChild(qint64 conversation, qint64 message)
{
    m_database.prepare("UPDATE conversation SET root_child=? WHERE id=?")
        .bindRow(message)
        .bind(conversation)
        .run();
}

void ConversationTable::setDeleted(const QUuid &id, const QDateTime &time)
{
    Statement update = m_database.prepare("UPDATE conversation SET deleted_at=? WHERE uuid=?");
    bindTime(update, time);
    if (update.bind(id).run() && m_database.changedRows() == 0)
        m_database.failNotFound(core::idText(id));
}

} // namespace storage
