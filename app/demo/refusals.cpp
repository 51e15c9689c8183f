// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/refusals.h"

#include "demo/completion.h"

namespace demo {
namespace {

constexpr int kRetryAfter = 3;
constexpr char kJson[] = "application/json";
constexpr char kHtml[] = "text/html; charset=utf-8";
constexpr char kSamePlace[] = "/v1/chat/completions?redirected";
/// No port below 1024 is the system's choice for a program, and 1 is nobody's.
constexpr char kElsewhere[] = "http://127.0.0.1:1/v1/chat/completions";

struct Body {
    int status;
    const char *type;
    const char *code;
    const char *message;
};

constexpr Body kBodies[]{
    {400, "invalid_request_error", "invalid_value", "The request is not valid."},
    {401, "invalid_request_error", "invalid_api_key",
     "Incorrect API key provided: sk-demo***0000. You can find your API key in your account."},
    {402, "invalid_request_error", "insufficient_credits", "This account has no credit left."},
    {403, "invalid_request_error", "unsupported_country_region_territory",
     "Country, region, or territory not supported."},
    {404, "invalid_request_error", "not_found", "Invalid URL (POST /v1/v1/chat/completions)"},
    {408, "timeout_error", "request_timeout", "The request took too long to arrive."},
    {409, "invalid_request_error", "conflict", "Another request is using this resource."},
    {422, "invalid_request_error", "unprocessable", "The body could not be understood."},
    {429, "requests", "rate_limit_exceeded",
     "Rate limit reached for demo-faults: 3 requests a minute."},
    {500, "server_error", "server_error", "The server had an error while processing your request."},
    {501, "not_supported_error", "not_supported", "This is not implemented."},
    {503, "server_error", "overloaded", "The server is overloaded. Please try again later."},
    {529, "overloaded_error", "overloaded", "Overloaded"},
};

QByteArray errorBody(const Body &body)
{
    return QByteArray("{\"error\":{\"message\":\"") + body.message + "\",\"type\":\"" + body.type
           + "\",\"param\":null,\"code\":\"" + body.code + "\"}}";
}

/// The page that nginx shows, down to its line ends.
QByteArray nginxPage(const QByteArray &title)
{
    return "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
           + "</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n";
}

Script page(int status, const QByteArray &title, const QByteArray &headers = {})
{
    return wholeAnswer(status, kHtml, nginxPage(title), headers);
}

Script cloudflarePage(int status, const QByteArray &title, const QByteArray &headers)
{
    return wholeAnswer(status, kHtml,
                       "<!DOCTYPE html>\n<html lang=\"en-US\">\n<head><title>" + title
                           + "</title></head>\n<body><h1>" + title + "</h1></body>\n</html>\n",
                       "Server: cloudflare\r\nCF-RAY: 8demo0000000000-FRA\r\n" + headers);
}

QByteArray retryAfter(const FaultOrder &order)
{
    const int seconds = order.seconds >= 0 ? order.seconds : kRetryAfter;
    return "Retry-After: " + QByteArray::number(seconds) + "\r\n";
}

Script statusAnswer(const FaultOrder &order)
{
    switch (order.number) {
    case 405:
        return wholeAnswer(405, kJson, "{\"detail\":\"Method Not Allowed\"}",
                           "Allow: GET, HEAD\r\n");
    case 413:
        return page(413, "413 Request Entity Too Large");
    case 502:
        return page(502, "502 Bad Gateway");
    case 504:
        return page(504, "504 Gateway Time-out");
    case 520:
    case 522:
    case 524:
        return cloudflarePage(order.number,
                              QByteArray::number(order.number) + ": A timeout occurred", {});
    default:
        break;
    }
    const bool isForLater = order.number == 429 || order.number == 503 || order.number == 529;
    for (const Body &body : kBodies) {
        if (body.status == order.number)
            return wholeAnswer(order.number, kJson, errorBody(body),
                               isForLater ? retryAfter(order) : QByteArray());
    }
    return wholeAnswer(order.number, kJson,
                       errorBody({order.number, "error", "error", "The request failed."}));
}

Script jsonAnswer(int status, const QByteArray &type, const QByteArray &code,
                  const QByteArray &message)
{
    return wholeAnswer(
        status, kJson,
        errorBody({status, type.constData(), code.constData(), message.constData()}));
}

Script pageOf(const FaultOrder &order)
{
    if (order.fault == Fault::Challenge)
        return cloudflarePage(403, "Just a moment...", "cf-mitigated: challenge\r\n");
    if (order.number > 0)
        return page(order.number,
                    QByteArray::number(order.number) + ' ' + reasonPhrase(order.number));
    return wholeAnswer(200, kHtml,
                       "<!doctype html>\n<html><head><title>Open WebUI</title></head>"
                       "<body><div id=\"app\"></div></body></html>\n");
}

Script redirectOf(const FaultOrder &order)
{
    const int status = order.number / 100 == 3 ? order.number : 307;
    const QByteArray location = order.fault == Fault::Elsewhere ? kElsewhere : kSamePlace;
    return wholeAnswer(status, "text/plain", "moved", "Location: " + location + "\r\n");
}

} // namespace

Script refusalScript(const FaultOrder &order)
{
    switch (order.fault) {
    case Fault::Quota:
        return jsonAnswer(429, "insufficient_quota", "insufficient_quota",
                          "You exceeded your current quota, please check your plan and billing "
                          "details.");
    case Fault::Loading:
        return wholeAnswer(503, kJson,
                           "{\"error\":{\"code\":503,\"message\":\"Loading model\","
                           "\"type\":\"unavailable_error\"}}");
    case Fault::NoChannel:
        return jsonAnswer(503, "new_api_error", "model_not_found",
                          "当前分组 default 下对于模型 demo-faults 无可用渠道 "
                          "(request id: 2026010112000000demo)");
    case Fault::NoModel:
        return jsonAnswer(404, "invalid_request_error", "model_not_found",
                          "The model `demo faults` does not exist or you do not have access to "
                          "it.");
    case Fault::ImageRefused:
        return jsonAnswer(400, "invalid_request_error", "invalid_content_type",
                          "Invalid content type. image_url is only supported by certain models.");
    case Fault::Context:
        return jsonAnswer(400, "invalid_request_error", "context_length_exceeded",
                          "This model's maximum context length is 8192 tokens. However, your "
                          "messages resulted in 9000 tokens.");
    case Fault::Challenge:
    case Fault::Html:
        return pageOf(order);
    case Fault::EmptyBody:
        return wholeAnswer(200, "text/event-stream", {});
    case Fault::Redirect:
    case Fault::Elsewhere:
        return redirectOf(order);
    case Fault::HangUp:
        return {{}, Script::End::Close};
    default:
        return statusAnswer(order);
    }
}

QString refusedOption(const FaultOrder &order, const ChatQuery &query)
{
    if (!order.option.isEmpty())
        return query.options.contains(order.option) ? order.option : QString();
    static const QStringList kRefused{
        QStringLiteral("stream_options"),   QStringLiteral("max_tokens"),
        QStringLiteral("temperature"),      QStringLiteral("top_p"),
        QStringLiteral("presence_penalty"), QStringLiteral("frequency_penalty"),
        QStringLiteral("reasoning_effort")};
    for (const QString &option : kRefused) {
        if (query.options.contains(option))
            return option;
    }
    return {};
}

Script optionRefusal(const QString &option)
{
    const QByteArray name = option.toUtf8();
    const QByteArray instead =
        option == QLatin1StringView("max_tokens") ? " Use 'max_completion_tokens' instead." : "";
    return wholeAnswer(400, kJson,
                       "{\"error\":{\"message\":\"Unsupported parameter: '" + name
                           + "' is not supported with this model." + instead
                           + "\",\"type\":\"invalid_request_error\",\"param\":\"" + name
                           + "\",\"code\":\"unsupported_parameter\"}}");
}

} // namespace demo
