// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parametercheck.h"
#include "texts/parametertexts.h"
#include "texts/translated.h"

#include <QCoreApplication>

namespace texts {
namespace {

constexpr qsizetype kLongestPlace = 60;

/// %1: where; %2: the limit, or another member.
struct ProblemSentence {
    QLatin1StringView code;
    const char *text;
};

constexpr ProblemSentence kProblems[] = {
    {core::wrong::kRange, QT_TRANSLATE_NOOP("texts", "%1 must be within %2.")},
    {core::wrong::kInteger, QT_TRANSLATE_NOOP("texts", "%1 must be a whole number.")},
    {core::wrong::kChoice, QT_TRANSLATE_NOOP("texts", "%1 must be one of: %2.")},
    {core::wrong::kEmpty, QT_TRANSLATE_NOOP("texts", "%1 must not be empty.")},
    {core::wrong::kCount, QT_TRANSLATE_NOOP("texts", "%1 has more than %2 entries.")},
    {core::wrong::kLength, QT_TRANSLATE_NOOP("texts", "%1 is longer than %2 characters.")},
    {core::wrong::kLetters,
     QT_TRANSLATE_NOOP("texts", "%1 may only have the letters A–Z, digits, _ and -.")},
    {core::wrong::kMissing, QT_TRANSLATE_NOOP("texts", "%1 is missing.")},
    {core::wrong::kTwice, QT_TRANSLATE_NOOP("texts", "%1: the name %2 is there twice.")},
    {core::wrong::kOwn, QT_TRANSLATE_NOOP("texts", "%1 cannot be set here; Loquat writes it.")},
    {core::wrong::kPrivate,
     QT_TRANSLATE_NOOP("texts", "%1 cannot be sent: gateways would start a task instead of "
                                "answering.")},
    {core::wrong::kListed, QT_TRANSLATE_NOOP("texts", "%1 has a place of its own.")},
    {core::wrong::kNeeds, QT_TRANSLATE_NOOP("texts", "%1 needs %2 to be on.")},
    {core::wrong::kBoth, QT_TRANSLATE_NOOP("texts", "Only one of %1 and %2 can be sent.")},
    {core::wrong::kJson, QT_TRANSLATE_NOOP("texts", "%1 is not valid JSON; see line %2.")},
};

QString shortPlace(const QString &text)
{
    return shortened(text, kLongestPlace);
}

bool isAboutAnother(const core::Error &error)
{
    return error.code == core::wrong::kNeeds || error.code == core::wrong::kBoth
           || error.code == core::wrong::kJson;
}

/// "tools [2].function.name", "Extra parameters: chat_id"
QString placeOf(const core::Error &error)
{
    const bool isOurs = error.param.startsWith(u'@');
    const QString name = isOurs ? parameterTitle(error.param) : error.param;
    const bool isInside =
        !error.target.isEmpty() && error.target != error.param && !isAboutAnother(error);
    if (!isInside)
        return shortPlace(name);
    return filled(QT_TRANSLATE_NOOP("texts", "%1: "), shortPlace(name)) + shortPlace(error.target);
}

/// "≥ 1": with no limit above.
bool isOnlyLeast(const core::Error &error)
{
    return error.code == core::wrong::kRange && error.message.startsWith(QChar(0x2265));
}

QString limitOf(const core::Error &error)
{
    if (isAboutAnother(error))
        return shortPlace(error.target);
    if (isOnlyLeast(error))
        return shortPlace(error.message.mid(1).trimmed());
    const core::ParameterSpec *spec = core::parameterSpec(error.param);
    if (error.code != core::wrong::kChoice || !spec)
        return shortPlace(error.message);
    QStringList choices;
    for (const QLatin1StringView choice : spec->choices)
        choices.append(QString(choice));
    return choices.join(QStringLiteral(", "));
}

const char *typeSentence(const core::Error &error)
{
    const core::ParameterSpec *spec = core::parameterSpec(error.param);
    if (!spec || !error.target.isEmpty())
        return QT_TRANSLATE_NOOP("texts", "%1 has the wrong type.");
    switch (spec->kind) {
    case core::ParameterKind::Number:
        return QT_TRANSLATE_NOOP("texts", "%1 must be a number.");
    case core::ParameterKind::Integer:
        return QT_TRANSLATE_NOOP("texts", "%1 must be a whole number.");
    case core::ParameterKind::Switch:
        return QT_TRANSLATE_NOOP("texts", "%1 must be true or false.");
    case core::ParameterKind::Choice:
    case core::ParameterKind::Text:
        return QT_TRANSLATE_NOOP("texts", "%1 must be a text.");
    case core::ParameterKind::TextList:
        return QT_TRANSLATE_NOOP("texts", "%1 must be a text or a list of texts.");
    case core::ParameterKind::Object:
        return QT_TRANSLATE_NOOP("texts", "%1 must be a JSON object: {…}.");
    case core::ParameterKind::Array:
        return QT_TRANSLATE_NOOP("texts", "%1 must be a JSON list: […].");
    }
    return "%1";
}

const char *problemSentence(const core::Error &error)
{
    if (error.param == QLatin1StringView("logit_bias") && error.code == core::wrong::kLetters)
        return QT_TRANSLATE_NOOP("texts", "%1 is not the number of a token.");
    if (isOnlyLeast(error))
        return QT_TRANSLATE_NOOP("texts", "%1 must be at least %2.");
    for (const ProblemSentence &sentence : kProblems) {
        if (error.code == sentence.code)
            return sentence.text;
    }
    return typeSentence(error);
}

} // namespace

QString parameterProblem(const core::Error &error)
{
    return filled(problemSentence(error), placeOf(error), limitOf(error));
}

} // namespace texts
