// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/answerend.h"

#include "api/errornormaliser.h"
#include "api/jsonscan.h"
#include "api/verdict.h"
#include "api/wordserror.h"

#include <algorithm>

namespace api {
namespace {

constexpr qsizetype kQuotedBytes = 200;

HttpFacts factsOf(const ReplyHead &head, const QByteArray &body = {})
{
    HttpFacts facts;
    facts.status = head.status;
    facts.contentType = head.contentType;
    facts.headers = head.headers;
    facts.key = head.key;
    facts.body = body;
    return facts;
}

core::Error errorOfKind(core::ErrorKind kind, const QString &message, const ReplyHead &head)
{
    ErrorWords words;
    words.message = message;
    core::Error error = errorOfWords(words, factsOf(head));
    error.kind = kind;
    return error;
}

QString excerpt(const QByteArray &bytes)
{
    return QString::fromUtf8(trimmedBody(bytes)).left(kQuotedBytes);
}

/// Something was answered that is no chat completion; its words may still say why.
core::Error protocolError(const QByteArray &bytes, const ReplyHead &head)
{
    ErrorWords words;
    words.message = excerpt(bytes);
    core::Error error = errorOfWords(words, factsOf(head));
    if (error.kind == core::ErrorKind::Unknown)
        error.kind = core::ErrorKind::Protocol;
    return error;
}

std::optional<core::Error> errorOfTrouble(const AnswerEnd &answer, const ReplyHead &head)
{
    switch (answer.trouble) {
    case BodyTrouble::None:
        return std::nullopt;
    case BodyTrouble::TooLong:
        return errorOfKind(core::ErrorKind::Protocol, QStringLiteral("answer too long"), head);
    case BodyTrouble::LineTooLong:
        return errorOfKind(core::ErrorKind::Protocol, QStringLiteral("line too long"), head);
    case BodyTrouble::BrokenGzip:
        return errorOfKind(core::ErrorKind::Protocol, QStringLiteral("damaged gzip data"), head);
    case BodyTrouble::NotReadable:
        break;
    }
    return protocolError(answer.body, head);
}

/// The error among the lines that were no fields: New API writes one after its pings, proxies
/// append pages.
std::optional<core::Error> errorInSide(const QByteArray &side, const ReplyHead &head)
{
    const QByteArrayView text = trimmedBody(side);
    const qsizetype page = text.indexOf('<');
    if (page == 0 || (page > 0 && text.at(page - 1) == '\n')) {
        HttpFacts facts = factsOf(head, text.sliced(page).toByteArray());
        const ErrorWords words = wordsOfBody(facts);
        if (words.isHtml)
            return errorOfWords(words, facts);
    }
    for (qsizetype at = text.indexOf('{'); at >= 0; at = text.indexOf("\n{", at)) {
        if (text.at(at) == '\n')
            ++at;
        qsizetype end = 0;
        const auto document = parseLeadingJson(text.sliced(at), &end);
        if (!document)
            break;
        if (const auto words = wordsOfJson(document->object(), Expectation::Answer))
            return errorOfWords(*words, factsOf(head));
        at += end;
    }
    return std::nullopt;
}

/// Every way an answer under a success status can be an error, the surest first.
std::optional<core::Error> errorOf(const AnswerEnd &answer, const ReplyHead &head,
                                   FrameReader &frames)
{
    if (frames.error()) {
        core::Error error = errorOfWords(*frames.error(), factsOf(head));
        if (frames.isBackgroundTask())
            error.kind = core::ErrorKind::BackgroundTask;
        return error;
    }
    if (frames.merger().finishReason() == QLatin1StringView("error"))
        return errorOfKind(core::ErrorKind::Unknown, {}, head);
    if (answer.end == TransportEnd::Stopped || frames.isOver())
        return std::nullopt;
    if (auto error = errorOfTrouble(answer, head))
        return error;
    if (answer.isPage)
        return normaliseError(factsOf(head, answer.body));
    return std::nullopt;
}

/// Errors that only count when nothing better explains the end.
std::optional<core::Error> lateErrorOf(const AnswerEnd &answer, const ReplyHead &head,
                                       FrameReader &frames)
{
    if (answer.end == TransportEnd::Stopped)
        return std::nullopt;
    const bool isUnexplained = !frames.isDone() && !frames.merger().isFinished();
    if (isUnexplained || !frames.hasChunk()) {
        if (auto error = errorInSide(answer.side, head))
            return error;
    }
    if (frames.skippedFrames() > 0 && !frames.hasParsed())
        return protocolError(frames.firstBroken(), head);
    return std::nullopt;
}

bool isReason(const QString &reason, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [&reason](const char *name) {
        return reason.compare(QLatin1StringView(name), Qt::CaseInsensitive) == 0;
    });
}

bool isFiltered(const QString &reason)
{
    return isReason(reason, {"content_filter", "sensitive", "safety"});
}

QList<Notice> noticesOf(Verdict verdict, bool isPlainText, FrameReader &frames)
{
    QList<Notice> notices;
    const QString reason = frames.merger().finishReason();
    if (verdict == Verdict::Unexplained)
        notices.append(Notice::NoFinishReason);
    if (isReason(reason, {"length", "max_tokens"}))
        notices.append(Notice::Length);
    if (isFiltered(reason))
        notices.append(Notice::ContentFiltered);
    if (frames.skippedFrames() > 0)
        notices.append(Notice::FramesSkipped);
    const bool isEnded = verdict == Verdict::Complete || verdict == Verdict::Unexplained;
    if (isEnded && frames.merger().hasOnlyReasoning())
        notices.append(Notice::NoAnswerText);
    if (isPlainText)
        notices.append(Notice::PlainText);
    return notices;
}

void judge(Ended &ended, const AnswerEnd &answer, const ReplyHead &head, FrameReader &frames)
{
    if (answer.isErrorStatus) {
        ended.verdict = answer.end == TransportEnd::Stopped ? Verdict::Stopped : Verdict::Error;
        if (ended.verdict == Verdict::Error)
            ended.error = normaliseError(factsOf(head, answer.body));
        return;
    }
    ended.error = errorOf(answer, head, frames);
    if (!ended.error)
        ended.error = lateErrorOf(answer, head, frames);
    ReplyMerger &merger = frames.merger();
    EndFacts facts;
    facts.hasError = ended.error.has_value();
    facts.isFinished =
        merger.isFinished() || (answer.isPlainText && answer.end == TransportEnd::Clean);
    facts.isDone = frames.isDone();
    facts.isCutInside = frames.isCutInside() || (answer.isGzipCut && !frames.isOver());
    facts.hasContent = merger.hasContent();
    facts.isFiltered = isFiltered(merger.finishReason());
    facts.end = answer.end;
    const Outcome outcome = outcomeOf(facts);
    ended.verdict = outcome.verdict;
    if (!outcome.kind)
        return;
    const bool isInterrupted = outcome.verdict == Verdict::Interrupted;
    ended.error =
        errorOfKind(*outcome.kind, isInterrupted ? answer.reason : excerpt(answer.side), head);
}

} // namespace

Ended endOf(const AnswerEnd &answer, const ReplyHead &head, FrameReader &frames)
{
    ReplyMerger &merger = frames.merger();
    Ended ended;
    judge(ended, answer, head, frames);
    ended.notices = noticesOf(ended.verdict, answer.isPlainText, frames);
    ended.finishReason = merger.finishReason();
    ended.usage = merger.usage();
    ended.response = merger.response();
    ended.toolCalls = merger.toolCalls();
    ended.extra = merger.extra();
    return ended;
}

} // namespace api
