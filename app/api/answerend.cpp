// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/answerend.h"

#include "api/errornormaliser.h"
#include "api/jsonscan.h"
#include "api/keyforms.h"
#include "api/sniffer.h"
#include "api/textjoiner.h"
#include "api/verdict.h"
#include "api/wordserror.h"

#include <algorithm>

namespace api {
namespace {

constexpr qsizetype kQuotedCharacters = 200;
/// What is looked at for that: a key shrinks to its mask.
constexpr qsizetype kQuotedBytes = 32 * 1024;
/// Places in the side buffer that are tried; every one may cost its whole length.
constexpr int kMostTries = 256;

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

/// Redacted before it is cut, so that no half of a key can remain at the end.
QString excerpt(const QByteArray &bytes, const QByteArray &key)
{
    QByteArrayView text = trimmedBody(bytes);
    if (isBinary(text))
        return {};
    text = text.first(std::min(text.size(), kQuotedBytes));
    return redact(QString::fromUtf8(text), key).left(kQuotedCharacters);
}

/// A name as it came, made fit to be printed: servers echo keys in the oddest places.
void cleanName(QString &name, const QByteArray &key)
{
    TextJoiner joiner;
    name = joiner.take(withoutKey(std::move(name), key));
    name += joiner.finish();
}

void cleanResponse(core::ResponseInfo &response, const QByteArray &key)
{
    cleanName(response.id, key);
    cleanName(response.object, key);
    cleanName(response.modelAnswered, key);
    cleanName(response.systemFingerprint, key);
    cleanName(response.serviceTier, key);
}

/// Something was answered that is no chat completion; its words may still say why.
core::Error protocolError(const QByteArray &bytes, const ReplyHead &head)
{
    ErrorWords words;
    words.message = excerpt(bytes, head.key);
    core::Error error = errorOfWords(words, factsOf(head));
    if (error.kind == core::ErrorKind::Unknown)
        error.kind = core::ErrorKind::Protocol;
    return error;
}

std::optional<core::Error> errorOfTrouble(const AnswerEnd &answer, const ReplyHead &head,
                                          bool isFinished)
{
    switch (answer.trouble) {
    case BodyTrouble::None:
        return std::nullopt;
    case BodyTrouble::TooLong:
        return errorOfKind(core::ErrorKind::Protocol, QStringLiteral("answer too long"), head);
    case BodyTrouble::LineTooLong:
        return errorOfKind(core::ErrorKind::Protocol, QStringLiteral("line too long"), head);
    case BodyTrouble::BrokenGzip:
        // Behind the finish reason nothing of the answer can be missing.
        if (isFinished)
            return std::nullopt;
        return errorOfKind(core::ErrorKind::Protocol, QStringLiteral("damaged gzip data"), head);
    case BodyTrouble::NotReadable:
        break;
    }
    return protocolError(answer.body, head);
}

std::optional<core::Error> errorOfPage(QByteArrayView page, const ReplyHead &head)
{
    const HttpFacts facts = factsOf(head, page.toByteArray());
    const ErrorWords words = wordsOfBody(facts);
    if (!words.isHtml)
        return std::nullopt;
    return errorOfWords(words, facts);
}

/// Other things stand between angle brackets, too.
qsizetype pageStart(QByteArrayView text)
{
    static constexpr QByteArrayView kStarts[] = {"<!doctype", "<html", "<head",  "<title",
                                                 "<body",     "<h1",   "<center"};
    for (qsizetype at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
        const QByteArrayView rest = text.sliced(at);
        for (const QByteArrayView start : kStarts) {
            if (rest.size() >= start.size()
                && qstrnicmp(rest.data(), start.size(), start.data(), start.size()) == 0)
                return at;
        }
    }
    return -1;
}

/// Whatever stands before it, on its line or on others.
std::optional<core::Error> errorOfJsonIn(QByteArrayView text, const ReplyHead &head)
{
    qsizetype at = text.indexOf('{');
    for (int tries = 0; at >= 0 && tries < kMostTries; ++tries) {
        qsizetype end = 0;
        const auto document = parseLeadingJson(text.sliced(at), &end);
        if (document) {
            if (const auto words = wordsOfJson(document->object(), Expectation::Answer))
                return errorOfWords(*words, factsOf(head));
        }
        at = text.indexOf('{', at + (document ? end : 1));
    }
    return std::nullopt;
}

/// The error among the lines that were no fields: New API writes one after its pings, proxies
/// append pages.
std::optional<core::Error> errorInSide(const QByteArray &side, const ReplyHead &head)
{
    const QByteArrayView text = trimmedBody(side);
    const qsizetype first = text.indexOf('<');
    if (first == 0 || (first > 0 && text.at(first - 1) == '\n')) {
        if (auto error = errorOfPage(text.sliced(first), head))
            return error;
    }
    if (auto error = errorOfJsonIn(text, head))
        return error;
    const qsizetype page = pageStart(text);
    return page < 0 ? std::nullopt : errorOfPage(text.sliced(page), head);
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
    if (const auto first = frames.choiceErrors().find(0); first != frames.choiceErrors().end())
        return errorOfWords(first->second, factsOf(head));
    if (frames.merger().finishReason() == QLatin1StringView("error"))
        return errorOfKind(core::ErrorKind::Unknown, {}, head);
    if (answer.end == TransportEnd::Stopped || frames.isOver())
        return std::nullopt;
    if (auto error = errorOfTrouble(answer, head, frames.merger().isFinished()))
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

/// What a finish reason has to say about its choice.
QList<Notice> noticesOfReason(const QString &reason)
{
    QList<Notice> notices;
    if (isReason(reason, {"length", "max_tokens"}))
        notices.append(Notice::Length);
    if (isFiltered(reason))
        notices.append(Notice::ContentFiltered);
    return notices;
}

QList<ChoiceEnd> othersOf(const ReplyHead &head, FrameReader &frames)
{
    QList<ChoiceEnd> others;
    const auto ends = frames.merger().others();
    for (const auto &[end, reason] : ends) {
        ChoiceEnd other = end;
        other.notices = noticesOfReason(reason);
        const auto failed = frames.choiceErrors().find(other.choice);
        if (failed != frames.choiceErrors().end())
            other.error = errorOfWords(failed->second, factsOf(head));
        else if (reason == QLatin1StringView("error"))
            other.error = errorOfKind(core::ErrorKind::Unknown, {}, head);
        others.append(other);
    }
    return others;
}

QList<Notice> noticesOf(Verdict verdict, bool isPlainText, FrameReader &frames)
{
    QList<Notice> notices;
    if (verdict == Verdict::Unexplained)
        notices.append(Notice::NoFinishReason);
    notices += noticesOfReason(frames.merger().finishReason());
    if (frames.skippedFrames() > 0)
        notices.append(Notice::FramesSkipped);
    const bool isEnded = verdict == Verdict::Complete || verdict == Verdict::Unexplained;
    if (isEnded && (frames.merger().hasOnlyReasoning() || frames.merger().hasOnlyOthers()))
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
    ended.error = errorOfKind(*outcome.kind,
                              isInterrupted ? answer.reason : excerpt(answer.side, head.key), head);
}

} // namespace

void cleanNames(StreamEvent &event, const QByteArray &key)
{
    if (auto *meta = std::get_if<MetaUpdate>(&event)) {
        cleanResponse(meta->response, key);
    } else if (auto *finished = std::get_if<ChoiceFinished>(&event)) {
        cleanName(finished->reason, key);
    } else if (auto *ended = std::get_if<Ended>(&event)) {
        cleanName(ended->finishReason, key);
        cleanResponse(ended->response, key);
    }
}

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
    ended.others = othersOf(head, frames);
    return ended;
}

} // namespace api
