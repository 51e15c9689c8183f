// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/errorbody.h"

#include "api/htmltext.h"
#include "api/inflater.h"
#include "api/jsonscan.h"
#include "api/keyforms.h"
#include "api/sniffer.h"
#include "api/ssedecoder.h"

#include <QJsonArray>

namespace api {
namespace {

constexpr qint64 kMaxBody = 64 * 1024;

std::optional<ErrorWords> wordsOfDocument(const QJsonDocument &document, Expectation expectation)
{
    if (document.isObject())
        return wordsOfJson(document.object(), expectation);
    const QJsonValue first = document.array().first();
    if (first.isObject())
        return wordsOfJson(first.toObject(), expectation);
    ErrorWords words;
    words.isJson = true;
    words.message = first.toString();
    return words;
}

/// The beginning of a long document; its words are enough, and what is left of it is not shown.
std::optional<ErrorWords> wordsOfCutJson(QByteArrayView text)
{
    const auto document = parseCutJson(text);
    if (!document)
        return std::nullopt;
    ErrorWords words = wordsOfDocument(*document, Expectation::Error).value_or(ErrorWords());
    if (words.message.startsWith(u'{') || words.message.startsWith(u'['))
        words.message.clear();
    return words;
}

ErrorWords wordsOfPage(QByteArrayView body, const QByteArray &key = {})
{
    // The tags that may stand inside the key are gone from the title.
    const QString page = withoutKey(QString::fromUtf8(body), key);
    ErrorWords words;
    words.isHtml = true;
    words.message = htmlTitle(page);
    words.status = statusInTitle(words.message);
    return words;
}

ErrorWords plainWords(QByteArrayView body)
{
    ErrorWords words;
    if (!isBinary(body))
        words.message = QString::fromUtf8(body);
    return words;
}

/// The first thing in an event stream that looks like an error.
std::optional<ErrorWords> wordsOfEvents(QByteArrayView body)
{
    SseDecoder decoder(SseDecoder::Begin::AfterStart, SseDecoder::RawJson::AsEvents);
    QList<SseEvent> events;
    decoder.feed(body, events);
    decoder.finish(events);
    for (const SseEvent &event : events) {
        if (event.kind == SseEvent::Kind::ErrorField || event.type == "error")
            return wordsOfErrorEvent(event.data);
        const auto document = parseJson(trimmedBody(event.data));
        if (!document)
            continue;
        if (auto words = wordsOfDocument(*document, Expectation::Error))
            return words;
    }
    const QByteArrayView side = trimmedBody(decoder.sideBuffer());
    qsizetype end = 0;
    if (side.startsWith('<'))
        return wordsOfPage(side);
    if (side.startsWith('{')) {
        if (const auto document = parseLeadingJson(side, &end))
            return wordsOfDocument(*document, Expectation::Error);
    }
    for (const SseEvent &event : events) {
        if (!event.data.isEmpty())
            return plainWords(event.data);
    }
    return std::nullopt;
}

} // namespace

ErrorWords wordsOfErrorEvent(QByteArrayView data)
{
    const QByteArrayView text = trimmedBody(data);
    if (text.startsWith('<'))
        return wordsOfPage(text);
    if (isCutJson(text))
        return wordsOfCutJson(text).value_or(ErrorWords());
    qsizetype end = 0;
    if (const auto document = parseLeadingJson(text, &end); document && text.startsWith('{')) {
        if (document->object().isEmpty())
            return {};
        return wordsOfJson(document->object(), Expectation::Error).value_or(ErrorWords());
    }
    if (const auto document = parseJson(QByteArray("[").append(text).append(']'))) {
        const QJsonValue only = document->array().first();
        if (document->array().size() == 1 && only.isString())
            return plainWords(only.toString().toUtf8());
        if (document->array().size() == 1 && only.isNull())
            return {};
    }
    return plainWords(text);
}

ErrorWords wordsOfBody(const HttpFacts &facts)
{
    const QByteArray whole = Inflater::inflated(facts.body, kMaxBody);
    const QByteArrayView body = trimmedBody(whole);
    if (body.isEmpty())
        return {};
    const bool isJsonLike = body.startsWith('{') || body.startsWith('[');
    const bool isPageType = facts.contentType.toLower().contains("text/html");
    if (body.startsWith('<') || (isPageType && !isJsonLike && hasHtml(QString::fromUtf8(body))))
        return wordsOfPage(body, facts.key);
    if (isJsonLike && isCutJson(body)) {
        if (const auto words = wordsOfCutJson(body))
            return *words;
    }
    qsizetype end = 0;
    if (const auto document = parseLeadingJson(body, &end); document && isJsonLike)
        return wordsOfDocument(*document, Expectation::Error).value_or(ErrorWords());
    Sniffer sniffer;
    static_cast<void>(sniffer.feed(body));
    if (body.startsWith(':') || sniffer.finish() == BodyKind::Sse) {
        if (const auto words = wordsOfEvents(body))
            return *words;
    }
    if (isBareScalar(body) && body.startsWith('"'))
        return wordsOfErrorEvent(body);
    return plainWords(body);
}

} // namespace api
