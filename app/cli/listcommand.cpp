// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/listcommand.h"

#include "cli/databasepath.h"
#include "cli/exitcode.h"
#include "cli/jsonline.h"
#include "cli/plaintext.h"
#include "cli/readingproblem.h"
#include "cli/searcharguments.h"
#include "core/cabinet.h"
#include "core/id.h"
#include "storage/conversationtable.h"
#include "storage/databasereader.h"
#include "storage/filingtable.h"

#include <QJsonArray>

namespace cli {
namespace {

QJsonValue timeValue(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonArray namesOf(const QList<core::Tag> &tags)
{
    QJsonArray names;
    for (const core::Tag &tag : tags)
        names.append(tag.name);
    return names;
}

/// The folder by its names from the top down; an empty list for none.
QString infoAsJson(const core::ConversationInfo &info, const core::Cabinet &cabinet)
{
    const QStringList path = cabinet.path(cabinet.folderOf(info.id));
    return jsonLine({{QStringLiteral("conversation"), core::idText(info.id)},
                     {QStringLiteral("title"), info.title},
                     {QStringLiteral("created"), timeValue(info.created)},
                     {QStringLiteral("updated"), timeValue(info.updated)},
                     {QStringLiteral("model"), info.model},
                     {QStringLiteral("pinned"), info.isPinned},
                     {QStringLiteral("archived"), info.isArchived},
                     {QStringLiteral("folder"), QJsonArray::fromStringList(path)},
                     {QStringLiteral("tags"), namesOf(cabinet.tagsOf(info.id))}});
}

/// Title, then the folder in brackets and the tags behind signs of their own, where there are any.
QString infoAsText(const core::ConversationInfo &info, const core::Cabinet &cabinet)
{
    QString line =
        QStringLiteral("%1  %2  ")
            .arg(core::idText(info.id),
                 info.updated.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    line += plainLine(info.title);
    const QStringList path = cabinet.path(cabinet.folderOf(info.id));
    if (!path.isEmpty())
        line += QStringLiteral("  [%1]").arg(plainLine(path.join(QStringLiteral(" / "))));
    for (const core::Tag &tag : cabinet.tagsOf(info.id))
        line += QStringLiteral("  #") + plainLine(tag.name);
    return line + u'\n';
}

int listConversations(const ListArguments &arguments, const AskStreams &streams)
{
    const QString path = databasePathOf(storage::DataDirectory(arguments.dataDir));
    const storage::ReadingTrace trace(path);
    storage::Database database;
    const core::Result<int> version = storage::openForReading(database, path);
    if (!version && version.error().code == QLatin1StringView("absent")) {
        const QString missing = missingFolder(arguments.dataDir);
        print(streams.errors, missing);
        return int(missing.isEmpty() ? ExitCode::Complete : ExitCode::Error);
    }
    QList<core::ConversationInfo> infos;
    core::Cabinet cabinet;
    if (version)
        infos = storage::ConversationTable(database).list();
    if (version && version.value() >= storage::kFilingVersion)
        cabinet.setAll(storage::FilingTable(database).all());
    const auto failure = version ? database.failure() : std::optional(version.error());
    if (failure) {
        print(streams.errors, QStringLiteral("loquat: ") + readingProblem(*failure, path));
        return int(ExitCode::Error);
    }
    QString text;
    for (const core::ConversationInfo &info : std::as_const(infos))
        text += arguments.isJson ? infoAsJson(info, cabinet) : infoAsText(info, cabinet);
    print(streams.output, text);
    return int(ExitCode::Complete);
}

} // namespace

int runList(const QStringList &arguments, const AskStreams &streams)
{
    const PipesDoNotKill pipes;
    const auto parsed = parseListArguments(arguments);
    if (!parsed) {
        print(streams.errors, QStringLiteral("loquat: ") + parsed.error().message + u'\n');
        return int(ExitCode::Error);
    }
    if (parsed.value().isHelpAsked) {
        print(streams.output, listHelpText());
        return int(ExitCode::Complete);
    }
    return listConversations(parsed.value(), streams);
}

} // namespace cli
