// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/toolcheckwords.h"

#include "texts/jsonwords.h"
#include "texts/translated.h"
#include "texts/violationwords.h"

#include <QCoreApplication>

namespace texts {
namespace {

/// %1: Error::param, a place or a name.
struct ToolSentence {
    QLatin1StringView code;
    const char *text;
};

constexpr ToolSentence kToolSentences[] = {
    {QLatin1StringView("tool-name"),
     QT_TRANSLATE_NOOP("texts", "A name has 1 to 64 letters A–Z, digits, _ and -, and no blanks.")},
    {QLatin1StringView("tool-duplicate"), QT_TRANSLATE_NOOP("texts", "Another tool is called %1.")},
    {QLatin1StringView("tool-count"),
     QT_TRANSLATE_NOOP("texts", "These are more than 128 tools, which is as many as a request may "
                                "have. Remove some first.")},
    {QLatin1StringView("tool-description"),
     QT_TRANSLATE_NOOP("texts", "The description is longer than 16,000 characters.")},
    {QLatin1StringView("tool-program"),
     QT_TRANSLATE_NOOP("texts", "A program is given by its whole path, which begins with /, and "
                                "has at most 256 arguments.")},
    {QLatin1StringView("tool-missing"),
     QT_TRANSLATE_NOOP("texts", "There is no program at %1 now. A call would fail.")},
    {QLatin1StringView("tool-secret"),
     QT_TRANSLATE_NOOP("texts", "Argument %1 looks like a key or a password. It would be stored as "
                                "plain text, be part of every backup, and be visible to other "
                                "programs while this one runs. Keep it in a file that only you can "
                                "read, and let the program read that.")},
    {QLatin1StringView("tools-room"),
     QT_TRANSLATE_NOOP("texts", "All tools together would take more than 15 MB, which is as much "
                                "as can be kept. Nothing was saved: make this one shorter, or "
                                "delete another one first.")},
    {QLatin1StringView("tool-strict"),
     QT_TRANSLATE_NOOP("texts", "A strict schema says \"additionalProperties\": false and lists "
                                "every property under \"required\".")},
    {QLatin1StringView("tools-size"),
     QT_TRANSLATE_NOOP("texts", "This is longer than 4 MB, which is more than tools take.")},
    {QLatin1StringView("tools-many"),
     QT_TRANSLATE_NOOP("texts", "There are more than 1,000 tools in it.")},
    {QLatin1StringView("tools-none"),
     QT_TRANSLATE_NOOP("texts", "There are no tools in it. JSON with \"tools\" is expected, one "
                                "function, or a curl command that sends them.")},
    {QLatin1StringView("tools-kind"), QT_TRANSLATE_NOOP("texts", "%1 is no function with a name.")},
    {QLatin1StringView("schema-root"),
     QT_TRANSLATE_NOOP("texts", "The schema of the arguments needs \"type\": \"object\" at its "
                                "beginning.")},
};

/// Of a place within a schema, or a list of tools.
QString pointedAt(const core::Error &error)
{
    const bool isPlace = error.code.startsWith(QLatin1StringView("schema-"))
                         || error.code.startsWith(QLatin1StringView("tools-"));
    if (!isPlace || !error.param.isEmpty())
        return shortened(error.param);
    return error.code.startsWith(QLatin1StringView("schema-"))
               ? translated(QT_TRANSLATE_NOOP("texts", "The schema"))
               : translated(QT_TRANSLATE_NOOP("texts", "This"));
}

QString readerProblem(const core::Error &error)
{
    bool isKnown = false;
    const int number = error.target.toInt(&isKnown);
    return jsonProblem(
        error.param.section(u':', 0, 0).toInt(), error.param.section(u':', 1, 1).toInt(),
        isKnown ? QJsonParseError::ParseError(number) : QJsonParseError::IllegalUTF8String);
}

} // namespace

QString toolProblem(const core::Error &error)
{
    if (error.code == QLatin1StringView("schema-json")
        || error.code == QLatin1StringView("tools-json"))
        return readerProblem(error);
    for (const ToolSentence &sentence : kToolSentences) {
        if (error.code == sentence.code)
            return filled(sentence.text, pointedAt(error));
    }
    if (!error.code.startsWith(QLatin1StringView("schema-")))
        return {};
    //: A place in a schema, and what is wrong there
    return translated(QT_TRANSLATE_NOOP("texts", "%1: %2."))
        .arg(pointedAt(error), schemaFaultWords(error));
}

} // namespace texts
