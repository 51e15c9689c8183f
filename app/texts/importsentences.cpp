// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/importsentences.h"

#include "texts/backupsentences.h"
#include "texts/texts.h"
#include "texts/translated.h"

#include <QCoreApplication>
#include <array>

namespace texts {
namespace {

struct ImportCase {
    const char *code;
    const char *text; ///< %1: the part of the file that it is about
};

constexpr std::array kImportCases{
    ImportCase{"not-an-array",
               QT_TRANSLATE_NOOP("texts", "The file is not a JSON array of messages.")},
    ImportCase{"empty-file", QT_TRANSLATE_NOOP("texts", "The file is empty.")},
    ImportCase{"utf-16", QT_TRANSLATE_NOOP("texts", "The text in the file is UTF-16. Save it as "
                                                    "UTF-8, and import that file.")},
    ImportCase{"no-messages", QT_TRANSLATE_NOOP("texts", "There are no messages in the file.")},
    ImportCase{"bad-role", QT_TRANSLATE_NOOP("texts", "Message %1 has no role that is known.")},
    ImportCase{"bad-content",
               QT_TRANSLATE_NOOP("texts", "The content of message %1 is neither a text nor a list "
                                          "of parts.")},
    ImportCase{"too-complex", QT_TRANSLATE_NOOP("texts", "Message %1 is made of more than a "
                                                         "million values.")},
    ImportCase{"conversation-too-large",
               QT_TRANSLATE_NOOP("texts",
                                 "The conversation in the file is too large to be taken as a "
                                 "whole. If it was exported with \"recursive\", export it "
                                 "without, and import that file.")},
    ImportCase{"too-many-entries",
               QT_TRANSLATE_NOOP("texts", "The archive holds more than 200,000 files.")},
    ImportCase{"entry-too-large",
               QT_TRANSLATE_NOOP("texts", "%1 in the archive is larger than 1 GiB.")},
    ImportCase{"unknown-format",
               QT_TRANSLATE_NOOP("texts",
                                 "This is no file that Loquat can import. It reads its own "
                                 "exports, and backups and exports of Cherry Studio, Chatbox, "
                                 "NextChat, ChatGPT, Open WebUI, Claude and LibreChat.")},
    ImportCase{"cherry-direct",
               QT_TRANSLATE_NOOP("texts", "This backup holds the raw database of Cherry Studio, "
                                          "which only Cherry Studio can read. Make a legacy backup "
                                          "there, in the data settings, and import that.")},
    ImportCase{"newer-format",
               QT_TRANSLATE_NOOP("texts",
                                 "This file was exported by a newer Loquat. Import it with "
                                 "that one.")},
    ImportCase{"gzip",
               QT_TRANSLATE_NOOP("texts", "This file is compressed with gzip. Unpack it, and "
                                          "import the file that comes out of it.")},
    ImportCase{"sqlite",
               QT_TRANSLATE_NOOP("texts", "This is a database. Export the conversations in the "
                                          "program it belongs to, and import that file.")},
    ImportCase{"no-document",
               QT_TRANSLATE_NOOP("texts", "There are no conversations in this archive.")},
    ImportCase{"bad-zip",
               QT_TRANSLATE_NOOP("texts", "The archive is damaged, or was not copied to its end.")},
    ImportCase{"bad-database",
               QT_TRANSLATE_NOOP("texts", "The database in the archive is damaged.")},
    ImportCase{"encrypted",
               QT_TRANSLATE_NOOP("texts", "The archive is protected by a password. Unpack it and "
                                          "import the file inside.")},
    ImportCase{"bomb", QT_TRANSLATE_NOOP("texts",
                                         "%1 in the archive grows far beyond what an export needs, "
                                         "and was not unpacked.")},
    ImportCase{"too-many",
               QT_TRANSLATE_NOOP("texts", "The file has more than a million messages.")},
    ImportCase{"missing", QT_TRANSLATE_NOOP("texts", "%1 is missing from the archive.")},
    ImportCase{"cancelled", QT_TRANSLATE_NOOP("texts", "The import was cancelled.")},
};

struct ProgramName {
    core::ImportFormat format;
    const char *name; ///< never translated
};

constexpr std::array kPrograms{
    ProgramName{core::ImportFormat::CherryStudio, "Cherry Studio"},
    ProgramName{core::ImportFormat::Chatbox, "Chatbox"},
    ProgramName{core::ImportFormat::NextChat, "NextChat"},
    ProgramName{core::ImportFormat::ChatGpt, "ChatGPT"},
    ProgramName{core::ImportFormat::OpenWebUi, "Open WebUI"},
    ProgramName{core::ImportFormat::Claude, "Claude"},
    ProgramName{core::ImportFormat::LibreChat, "LibreChat"},
    ProgramName{core::ImportFormat::Loquat, "Loquat"},
};

QString countLine(const char *source, int count)
{
    return filled(source, QString::number(count));
}

/// Counts of nothing are left out.
QStringList countLines(const QList<std::pair<const char *, int>> &counts)
{
    QStringList lines;
    for (const auto &[source, count] : counts) {
        if (count > 0)
            lines.append(countLine(source, count));
    }
    return lines;
}

const char *lossSource(core::ImportLoss::Kind kind)
{
    switch (kind) {
    case core::ImportLoss::Kind::Part:
        return QT_TRANSLATE_NOOP("texts", "content of a kind that is not known: %1");
    case core::ImportLoss::Kind::Image:
        return QT_TRANSLATE_NOOP("texts", "an image that is not in the file: %1");
    case core::ImportLoss::Kind::File:
        return QT_TRANSLATE_NOOP("texts", "an attached file: %1");
    case core::ImportLoss::Kind::Message:
        return QT_TRANSLATE_NOOP("texts", "a message that cannot be read: %1");
    case core::ImportLoss::Kind::Conversation:
        return QT_TRANSLATE_NOOP("texts", "a conversation that cannot be read: %1");
    case core::ImportLoss::Kind::Place:
        return QT_TRANSLATE_NOOP("texts", "the place of a message, which now stands at the "
                                          "beginning: %1");
    case core::ImportLoss::Kind::Date:
        return QT_TRANSLATE_NOOP("texts", "a date in the future, which would keep the chat on top: "
                                          "%1");
    }
    return "%1";
}

/// What is wrong with the one that is lost, behind its name.
QString explained(const QString &name, core::ImportLoss::Reason reason)
{
    switch (reason) {
    case core::ImportLoss::Reason::Unknown:
        break;
    case core::ImportLoss::Reason::Broken:
        return filled(QT_TRANSLATE_NOOP("texts", "%1 (damaged)"), name);
    case core::ImportLoss::Reason::TooDeep:
        return filled(QT_TRANSLATE_NOOP("texts", "%1 (nested too deeply)"), name);
    case core::ImportLoss::Reason::TooLarge:
        return filled(QT_TRANSLATE_NOOP("texts", "%1 (too large)"), name);
    }
    return name;
}

/// "the name ×3"; a count alone where there is no name.
QString lossName(const core::ImportLoss &loss)
{
    const QString times = QString(QChar(0xD7)) + QString::number(loss.count);
    const QString name =
        loss.name.isEmpty() || loss.count == 1 ? loss.name : loss.name + QLatin1Char(' ') + times;
    return explained(name.isEmpty() ? times : name, loss.reason);
}

const char *ignoredSource(core::ImportIgnored what)
{
    switch (what) {
    case core::ImportIgnored::Connections:
        return QT_TRANSLATE_NOOP("texts", "connections and keys");
    case core::ImportIgnored::Settings:
        return QT_TRANSLATE_NOOP("texts", "settings");
    case core::ImportIgnored::Tools:
        return QT_TRANSLATE_NOOP("texts", "tools");
    case core::ImportIgnored::Prompts:
        return QT_TRANSLATE_NOOP("texts", "prompts");
    case core::ImportIgnored::Knowledge:
        return QT_TRANSLATE_NOOP("texts", "knowledge bases");
    case core::ImportIgnored::Other:
        return QT_TRANSLATE_NOOP("texts", "other data");
    }
    return "";
}

} // namespace

QString importProgram(core::ImportFormat format)
{
    for (const ProgramName &program : kPrograms) {
        if (program.format == format)
            return QString::fromLatin1(program.name);
    }
    return {};
}

QString importFailure(const core::Error &error)
{
    if (error.param == QLatin1StringView("sealed"))
        return backupFailure(error);
    if (error.kind != core::ErrorKind::BadInput)
        return inOneLine(explain(error));
    if (error.code == QLatin1StringView("unreadable"))
        return filled(QT_TRANSLATE_NOOP("texts", "The file cannot be read: %1"), error.message);
    if (error.code == QLatin1StringView("too-large")) {
        return error.param.isEmpty()
                   ? translated(QT_TRANSLATE_NOOP("texts", "The file is too large to be read."))
                   : filled(QT_TRANSLATE_NOOP("texts", "Message %1 is larger than 32 MiB."),
                            error.param);
    }
    if (error.code == QLatin1StringView("bad-json")) {
        return error.param.isEmpty()
                   ? translated(QT_TRANSLATE_NOOP("texts", "The file is no valid JSON from some "
                                                           "place on. It may have been cut off."))
                   : filled(QT_TRANSLATE_NOOP("texts", "Message %1 is not valid JSON."),
                            error.param);
    }
    if (error.code == QLatin1StringView("too-deep")) {
        return error.param.isEmpty()
                   ? translated(QT_TRANSLATE_NOOP("texts",
                                                  "The replies of the conversation are nested too "
                                                  "deeply. Export it without \"recursive\", and "
                                                  "import that file."))
                   : filled(QT_TRANSLATE_NOOP("texts", "Message %1 is nested too deeply."),
                            error.param);
    }
    for (const ImportCase &known : kImportCases) {
        if (error.code == QLatin1StringView(known.code))
            return filled(known.text, error.param);
    }
    return inOneLine(explain(error));
}

QStringList importFindings(const core::ImportReport &report)
{
    QStringList lines{
        countLine(QT_TRANSLATE_NOOP("texts", "Conversations: %1"), report.conversations),
        countLine(QT_TRANSLATE_NOOP("texts", "Messages: %1"), report.messages)};
    if (report.images > 0)
        lines.append(countLine(QT_TRANSLATE_NOOP("texts", "Images: %1"), report.images));
    return lines;
}

QStringList importStandings(const core::ImportReport &report)
{
    return countLines({
        {QT_TRANSLATE_NOOP("texts", "New: %1"), report.created},
        {QT_TRANSLATE_NOOP("texts", "Here, with messages that are new: %1"), report.continued},
        {QT_TRANSLATE_NOOP("texts", "Here already: %1"), report.known},
        {QT_TRANSLATE_NOOP("texts", "Deleted here, and left alone: %1"), report.inBin},
    });
}

QStringList importOutcome(const core::ImportReport &report)
{
    return countLines({
        {QT_TRANSLATE_NOOP("texts", "Imported: %1"), report.created},
        {QT_TRANSLATE_NOOP("texts", "Added to: %1"), report.continued},
        {QT_TRANSLATE_NOOP("texts", "Brought back: %1"), report.restored},
    });
}

QStringList importLosses(const core::ImportReport &report, int most)
{
    QStringList lines;
    for (const core::ImportReport::Item &item : report.losses) {
        if (lines.size() >= most)
            break;
        const QString loss = filled(lossSource(item.loss.kind), lossName(item.loss));
        //: %1 is the title of a chat, %2 what of it was lost
        const QString both = translated(QT_TRANSLATE_NOOP("texts", "%1: %2"));
        // Both at once: either may hold a placeholder itself.
        lines.append(item.title.isEmpty() ? loss : both.arg(item.title, loss));
    }
    return lines;
}

QString importRest(const core::ImportReport &report, int most)
{
    int told = 0;
    for (const core::ImportReport::Item &item : report.losses.mid(0, most))
        told += item.loss.count;
    if (told >= report.lostCount)
        return {};
    return countLine(QT_TRANSLATE_NOOP("texts", "and %1 more"), report.lostCount - told);
}

QString importIgnored(const core::ImportReport &report)
{
    QStringList names;
    for (const core::ImportIgnored what : report.ignored)
        names.append(translated(ignoredSource(what)));
    if (names.isEmpty())
        return {};
    //: Between the items of an enumeration
    const QString comma = translated(QT_TRANSLATE_NOOP("texts", ", "));
    return filled(QT_TRANSLATE_NOOP("texts", "Not taken over: %1."), names.join(comma));
}

} // namespace texts
