// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/toollist.h"

#include "tools/toolcheck.h"

#include <QJsonDocument>
#include <QSet>

namespace tools {
namespace {

constexpr qsizetype kListIndent = 8; ///< of each line of a tool, in the file

} // namespace

QJsonArray listToJson(const QList<Tool> &tools)
{
    QJsonArray list;
    for (const Tool &tool : tools)
        list.append(tool.toJson());
    return list;
}

qsizetype keptSize(const Tool &tool)
{
    const QByteArray written = QJsonDocument(tool.toJson()).toJson();
    return written.size() + kListIndent * (written.count('\n') + 1);
}

QList<Tool> soundTools(const QJsonArray &kept)
{
    QList<Tool> sound;
    QSet<QString> names;
    for (const QJsonValue &json : kept) {
        const Tool tool = Tool::fromJson(json.toObject());
        if (sound.size() < kMostTools && !names.contains(tool.name) && checkTool(tool)) {
            names.insert(tool.name);
            sound.append(tool);
        }
    }
    return sound;
}

} // namespace tools
