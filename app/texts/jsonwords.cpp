// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/jsonwords.h"

#include "texts/translated.h"
#include "texts/violationwords.h"

#include <QCoreApplication>

namespace texts {
namespace {

const char *jsonSentence(QJsonParseError::ParseError error)
{
    switch (error) {
    case QJsonParseError::UnterminatedObject:
        return QT_TRANSLATE_NOOP("texts", "a comma or } is missing");
    case QJsonParseError::MissingNameSeparator:
        return QT_TRANSLATE_NOOP("texts", "a name in quotes, or the colon behind it, is missing");
    case QJsonParseError::UnterminatedArray:
        return QT_TRANSLATE_NOOP("texts", "a comma or ] is missing");
    case QJsonParseError::MissingValueSeparator:
        return QT_TRANSLATE_NOOP("texts", "a comma is missing");
    case QJsonParseError::IllegalValue:
        return QT_TRANSLATE_NOOP("texts", "this is no value of JSON; text stands in quotes");
    case QJsonParseError::TerminationByNumber:
    case QJsonParseError::IllegalNumber:
        return QT_TRANSLATE_NOOP("texts", "this is no number of JSON");
    case QJsonParseError::UnterminatedString:
        return QT_TRANSLATE_NOOP("texts", "a closing quote is missing");
    case QJsonParseError::MissingObject:
        return QT_TRANSLATE_NOOP("texts", "an object in { } is expected");
    case QJsonParseError::GarbageAtEnd:
        return QT_TRANSLATE_NOOP("texts", "something follows behind the end");
    default:
        return QT_TRANSLATE_NOOP("texts", "this is no JSON");
    }
}

} // namespace

QString jsonProblem(int line, int column, QJsonParseError::ParseError error)
{
    return faultAt({line, column}, translated(jsonSentence(error)));
}

QString faultAt(const core::LinePlace &place, const QString &words)
{
    //: A place in a text, and what is wrong there
    return translated(QT_TRANSLATE_NOOP("texts", "Line %1, column %2: %3."))
        .arg(QString::number(place.line), QString::number(place.column), words);
}

QString jsonFaultSentence(const core::JsonText &json)
{
    const core::JsonFault fault = *json.fault();
    return faultAt(json.placeOf(fault.at), jsonFaultWords(fault.kind));
}

QString faultLines(QStringList sentences)
{
    constexpr qsizetype kMostFaultsSaid = 5;
    sentences.removeDuplicates();
    sentences.removeAll(QString());
    QStringList lines = sentences.mid(0, kMostFaultsSaid);
    if (sentences.size() > kMostFaultsSaid)
        lines.append(QString(QChar(0x2026)));
    return lines.join(u'\n');
}

} // namespace texts
