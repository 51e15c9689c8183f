// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/reasons.h"

#include "core/error.h"
#include "texts/texts.h"
#include "texts/translated.h"

#include <QCoreApplication>
#include <QStringList>

namespace texts {
namespace {

struct ReasonSentence {
    QLatin1StringView code;
    const char *text;
};

constexpr ReasonSentence kReasonSentences[] = {
    {core::reason::kFinishReason,
     QT_TRANSLATE_NOOP("texts", "The model gave the finish reason “%1”.")},
    {core::reason::kOnlyDone,
     QT_TRANSLATE_NOOP("texts", "The stream ended with [DONE], but without a finish reason.")},
    {core::reason::kNoEnd,
     QT_TRANSLATE_NOOP("texts", "Neither a finish reason nor [DONE] arrived.")},
    {core::reason::kStopped, QT_TRANSLATE_NOOP("texts", "You stopped it.")},
    {core::reason::kStatus, QT_TRANSLATE_NOOP("texts", "The HTTP status was %1.")},
    {core::reason::kErrorCode, QT_TRANSLATE_NOOP("texts", "The error code was “%1”.")},
    {core::reason::kFollowed,
     QT_TRANSLATE_NOOP("texts", "The redirect stayed with the same server and was followed.")},
    {core::reason::kNextKey, QT_TRANSLATE_NOOP("texts", "It was sent again with key %1.")},
    {core::reason::kWithoutParameter, QT_TRANSLATE_NOOP("texts", "It was sent again without %1.")},
    {core::reason::kWaited, QT_TRANSLATE_NOOP("texts", "It was sent again after %1 ms.")},
};

} // namespace

QString reasonText(const core::Reason &reason)
{
    if (reason.code == core::reason::kNotice)
        return noticeText(reason.argument);
    if (reason.code == core::reason::kError) {
        core::Error error;
        error.kind = core::errorKindFromName(reason.argument);
        return explain(error).what;
    }
    for (const ReasonSentence &sentence : kReasonSentences) {
        if (reason.code == sentence.code)
            return filled(sentence.text, reason.argument);
    }
    return {};
}

QString reasonsText(const QList<core::Reason> &reasons)
{
    QStringList lines;
    for (const core::Reason &reason : reasons) {
        const QString line = reasonText(reason);
        if (!line.isEmpty() && !lines.contains(line))
            lines.append(line);
    }
    return lines.join(u'\n');
}

} // namespace texts
