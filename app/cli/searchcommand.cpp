// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/searchcommand.h"

#include "cli/databasepath.h"
#include "cli/exitcode.h"
#include "cli/jsonline.h"
#include "cli/plaintext.h"
#include "cli/readingproblem.h"
#include "cli/searcharguments.h"
#include "core/id.h"
#include "storage/databasereader.h"
#include "storage/search/searchreader.h"

namespace cli {
namespace {

// Printed before the next are looked for; while they are, a writer's log cannot be folded in.
constexpr int kMostOnPage = 200;

QString dayAndTime(const QDateTime &time)
{
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"))
                          : QString();
}

QString hitAsJson(const storage::SearchGroup &group, const storage::SearchHit *hit)
{
    QJsonObject object{{QStringLiteral("conversation"), core::idText(group.conversation)},
                       {QStringLiteral("title"), group.title},
                       {QStringLiteral("message"), QJsonValue::Null},
                       {QStringLiteral("role"), QJsonValue::Null},
                       {QStringLiteral("snippet"), group.title}};
    if (hit) {
        object.insert(QStringLiteral("message"), core::idText(hit->message));
        object.insert(QStringLiteral("role"), core::roleName(hit->role));
        object.insert(QStringLiteral("snippet"), hit->snippet);
    }
    return jsonLine(object);
}

/// Pages follow each other until enough was found.
class SearchTask
{
public:
    SearchTask(const SearchArguments &arguments, const AskStreams &streams)
        : m_arguments(arguments)
        , m_streams(streams)
        , m_left(arguments.query.limit)
    {
    }

    ExitCode run()
    {
        const QString path = databasePathOf(storage::DataDirectory(m_arguments.dataDir));
        const storage::ReadingTrace trace(path);
        storage::Database database;
        const core::Result<int> version = storage::openForReading(database, path);
        if (!version && version.error().code == QLatin1StringView("absent")) {
            const QString missing = missingFolder(m_arguments.dataDir);
            print(m_streams.errors, missing);
            return missing.isEmpty() ? ExitCode::Nothing : ExitCode::Error;
        }
        if (!version)
            return fail(version.error(), path);
        storage::SearchQuery query = m_arguments.query;
        while (m_left > 0) {
            query.limit = qMin(m_left, kMostOnPage);
            const auto page =
                storage::SearchReader(database, query, version.value() >= storage::kIndexedVersion)
                    .run();
            if (!page)
                return fail(page.error(), path);
            for (const storage::SearchGroup &group : page.value().groups)
                tell(group);
            if (!page.value().next)
                break;
            query.after = *page.value().next;
        }
        return m_left < m_arguments.query.limit ? ExitCode::Complete : ExitCode::Nothing;
    }

private:
    ExitCode fail(const core::Error &error, const QString &path) const
    {
        print(m_streams.errors, QStringLiteral("loquat: ") + readingProblem(error, path));
        return ExitCode::Error;
    }

    void tell(const storage::SearchGroup &group)
    {
        QString text;
        const bool isTitleFound = !group.titleMarks.isEmpty() && m_left > 0;
        if (isTitleFound)
            --m_left;
        const auto hits = group.hits.first(qMin<qsizetype>(group.hits.size(), m_left));
        m_left -= int(hits.size());
        if (!isTitleFound && hits.isEmpty())
            return;
        if (!m_arguments.isJson)
            text = heading(group);
        else if (isTitleFound)
            text = hitAsJson(group, nullptr);
        for (const storage::SearchHit &hit : hits)
            text += m_arguments.isJson ? hitAsJson(group, &hit) : line(hit);
        print(m_streams.output, text);
    }

    /// An empty line parts conversations; one that goes on on another page is not named again.
    QString heading(const storage::SearchGroup &group)
    {
        if (group.conversation == m_last)
            return {};
        const bool isFirst = m_last.isNull();
        m_last = group.conversation;
        const QString title =
            group.title.isEmpty() ? core::idText(group.conversation) : plainLine(group.title);
        return (isFirst ? QString() : QStringLiteral("\n")) + title + QLatin1StringView("  ")
               + dayAndTime(group.updated) + u'\n';
    }

    [[nodiscard]] static QString line(const storage::SearchHit &hit)
    {
        return QStringLiteral("  %1  %2  %3\n")
            .arg(dayAndTime(hit.created), core::roleName(hit.role), plainLine(hit.snippet));
    }

    const SearchArguments &m_arguments;
    const AskStreams &m_streams;
    int m_left;
    QUuid m_last;
};

} // namespace

int runSearch(const QStringList &arguments, const AskStreams &streams)
{
    const PipesDoNotKill pipes;
    const auto parsed = parseSearchArguments(arguments);
    if (!parsed) {
        print(streams.errors, QStringLiteral("loquat: ") + parsed.error().message + u'\n');
        return int(ExitCode::Error);
    }
    if (parsed.value().isHelpAsked) {
        print(streams.output, searchHelpText());
        return int(ExitCode::Complete);
    }
    return int(SearchTask(parsed.value(), streams).run());
}

} // namespace cli
