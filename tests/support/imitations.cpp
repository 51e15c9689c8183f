// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/imitations.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace support {
namespace {

QJsonObject errorObject(const QString &message, const QString &type, const QJsonValue &code)
{
    return {{QStringLiteral("error"), QJsonObject{{QStringLiteral("message"), message},
                                                  {QStringLiteral("type"), type},
                                                  {QStringLiteral("param"), QString()},
                                                  {QStringLiteral("code"), code}}}};
}

FakeAnswer detail(int status, const QString &words)
{
    return FakeAnswer::json(status, {{QStringLiteral("detail"), words}});
}

FakeAnswer frontEnd(const QByteArray &title)
{
    return FakeAnswer::html(200, "<!doctype html>\n<html><head><title>" + title
                                     + "</title></head><body><div id=\"app\"></div></body></html>");
}

FakeAnswer modelList(const Imitation &imitation, const QString &object)
{
    QJsonObject item{{QStringLiteral("id"), imitation.model},
                     {QStringLiteral("name"), imitation.displayName},
                     {QStringLiteral("owned_by"), QStringLiteral("openai")}};
    QJsonObject list{{QStringLiteral("data"), QJsonArray{item}}};
    if (!object.isEmpty())
        list.insert(QStringLiteral("object"), object);
    return FakeAnswer::json(200, list);
}

FakeAnswer chat(const FakeRequest &request, const QString &name, const QByteArray &before = {})
{
    const QString words = QStringLiteral("Hi from %1").arg(name);
    if (!request.json().value(QStringLiteral("stream")).toBool())
        return FakeAnswer::json(200, completion(words, QStringLiteral("stop")));
    QList<QByteArray> pieces{chunk(QStringLiteral("Hi ")), chunk(words.mid(3)),
                             finish(QStringLiteral("stop")), usage(3, 2), done()};
    if (!before.isEmpty())
        pieces.prepend(before);
    return FakeAnswer::sse(pieces);
}

bool hasKey(const Imitation &imitation, const FakeRequest &request)
{
    return request.header("Authorization") == "Bearer " + imitation.key;
}

bool isModel(const Imitation &imitation, const FakeRequest &request)
{
    return request.json().value(QStringLiteral("model")).toString() == imitation.model;
}

/// Starlette: a page for every GET that no route takes, 405 for every other method.
FakeAnswer openWebUi(const Imitation &imitation, const FakeRequest &request)
{
    const bool isOld = imitation.product == Product::OldOpenWebUi;
    const bool isChat = request.path == "/api/chat/completions"
                        || (!isOld && request.path == "/api/v1/chat/completions");
    const bool isList =
        request.path == "/api/models" || (!isOld && request.path == "/api/v1/models");
    if (request.method == "POST" ? !isChat : !isList) {
        return request.method == "GET"
                   ? frontEnd("Open WebUI")
                   : detail(405, QStringLiteral("Method Not Allowed")).header("Allow", "GET, HEAD");
    }
    if (!hasKey(imitation, request))
        return detail(401, QStringLiteral("Your session has expired or the token is invalid. "
                                          "Please sign in again."));
    if (isList)
        return modelList(imitation, {});
    return isModel(imitation, request) ? chat(request, QStringLiteral("Open WebUI"))
                                       : detail(400, QStringLiteral("Model not found"));
}

/// gin: one slash too many or too few is redirected; the rest under /v1 and /api is JSON, and
/// everything else is the front end, whatever the method.
FakeAnswer newApi(const Imitation &imitation, const FakeRequest &request)
{
    const bool isChat = request.path == "/v1/chat/completions" && request.method == "POST";
    const bool isList = request.path == "/v1/models" && request.method == "GET";
    const QByteArray target = request.path.endsWith('/') ? request.path.chopped(1) : QByteArray();
    if (target == "/v1/chat/completions" || target == "/v1/models")
        return FakeAnswer::redirect(request.method == "GET" ? 301 : 307, target);
    if (!isChat && !isList) {
        const bool isApi = request.path.startsWith("/v1/") || request.path.startsWith("/api/");
        return isApi ? FakeAnswer::json(
                   404, errorObject(QStringLiteral("Invalid URL (%1 %2)")
                                        .arg(QString::fromLatin1(request.method),
                                             QString::fromLatin1(request.path)),
                                    QStringLiteral("invalid_request_error"), QString()))
                     : frontEnd("New API");
    }
    if (!hasKey(imitation, request))
        return newApiError(401, {}, QStringLiteral("无效的令牌"));
    if (isList)
        return modelList(imitation, QStringLiteral("list"));
    const QString model = request.json().value(QStringLiteral("model")).toString();
    return isModel(imitation, request)
               ? chat(request, QStringLiteral("New API"))
               : newApiError(
                   503, QStringLiteral("model_not_found"),
                   QStringLiteral("当前分组 default 下对于模型 %1 无可用渠道").arg(model));
}

FakeAnswer ollama(const Imitation &imitation, const FakeRequest &request)
{
    const bool isChat = request.path == "/v1/chat/completions";
    if (request.path == "/v1/models" && request.method == "GET")
        return modelList(imitation, QStringLiteral("list"));
    if (!isChat)
        return FakeAnswer::body(404, "text/plain", "404 page not found");
    if (request.method != "POST")
        return FakeAnswer::body(405, "text/plain", "405 method not allowed");
    const QString model = request.json().value(QStringLiteral("model")).toString();
    return isModel(imitation, request)
               ? chat(request, QStringLiteral("Ollama"))
               : FakeAnswer::json(
                   404,
                   errorObject(
                       QStringLiteral("model \"%1\" not found, try pulling it first").arg(model),
                       QStringLiteral("not_found_error"), QJsonValue::Null));
}

FakeAnswer lmStudio(const Imitation &imitation, const FakeRequest &request)
{
    if (request.path == "/v1/models" && request.method == "GET")
        return modelList(imitation, QStringLiteral("list"));
    if (request.path == "/v1/chat/completions" && request.method == "POST")
        return chat(request, QStringLiteral("LM Studio"));
    return FakeAnswer::json(
        200, {{QStringLiteral("error"),
               QStringLiteral("Unexpected endpoint or method. (%1 %2)")
                   .arg(QString::fromLatin1(request.method), QString::fromLatin1(request.path))}});
}

FakeAnswer llamaCpp(const Imitation &imitation, const FakeRequest &request)
{
    const QByteArray path = request.path.startsWith("/v1/") ? request.path.mid(3) : request.path;
    if (path == "/models" && request.method == "GET")
        return modelList(imitation, QStringLiteral("list"));
    if (path != "/chat/completions" || request.method != "POST")
        return FakeAnswer::json(404, errorObject(QStringLiteral("File Not Found"),
                                                 QStringLiteral("not_found_error"), 404));
    if (!hasKey(imitation, request))
        return FakeAnswer::json(401, errorObject(QStringLiteral("Invalid API Key"),
                                                 QStringLiteral("authentication_error"), 401));
    return chat(request, QStringLiteral("llama.cpp"));
}

FakeAnswer openRouter(const Imitation &imitation, const FakeRequest &request)
{
    if (request.path == "/api/v1/models" && request.method == "GET")
        return modelList(imitation, {});
    if (request.path != "/api/v1/chat/completions" || request.method != "POST")
        return FakeAnswer::html(404, "<!DOCTYPE html><html><head><title>Not Found | OpenRouter"
                                     "</title></head><body></body></html>");
    if (!hasKey(imitation, request))
        return FakeAnswer::json(
            401, errorObject(QStringLiteral("No auth credentials found"), QString(), 401));
    if (!isModel(imitation, request))
        return FakeAnswer::json(
            400, errorObject(QStringLiteral("%1 is not a valid model ID")
                                 .arg(request.json().value(QStringLiteral("model")).toString()),
                             QString(), 400));
    return chat(request, QStringLiteral("OpenRouter"), ": OPENROUTER PROCESSING\n\n");
}

} // namespace

FakeAnswer imitate(const Imitation &imitation, const FakeRequest &request)
{
    switch (imitation.product) {
    case Product::OpenWebUi:
    case Product::OldOpenWebUi:
        return openWebUi(imitation, request);
    case Product::NewApi:
        return newApi(imitation, request);
    case Product::Ollama:
        return ollama(imitation, request);
    case Product::LmStudio:
        return lmStudio(imitation, request);
    case Product::LlamaCpp:
        return llamaCpp(imitation, request);
    case Product::OpenRouter:
        return openRouter(imitation, request);
    }
    return FakeAnswer::hangUp();
}

void imitate(FakeGateway &gateway, const Imitation &imitation)
{
    gateway.answerBy(
        [imitation](const FakeRequest &request) { return imitate(imitation, request); });
}

QString basePath(Product product)
{
    if (product == Product::OldOpenWebUi)
        return QStringLiteral("/api");
    const bool isBelowApi = product == Product::OpenWebUi || product == Product::OpenRouter;
    return isBelowApi ? QStringLiteral("/api/v1") : QStringLiteral("/v1");
}

FakeAnswer nginxPage(int status)
{
    static const QHash<int, QByteArray> titles{{413, "413 Request Entity Too Large"},
                                               {502, "502 Bad Gateway"},
                                               {503, "503 Service Temporarily Unavailable"},
                                               {504, "504 Gateway Time-out"}};
    const QByteArray title = titles.value(status, QByteArray::number(status) + " Error");
    return FakeAnswer::body(status, "text/html",
                            "<html>\r\n<head><title>" + title
                                + "</title></head>\r\n<body>\r\n<center><h1>" + title
                                + "</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n"
                                  "</body>\r\n</html>\r\n")
        .header("Server", "nginx/1.22.1");
}

FakeAnswer cloudflarePage(int status)
{
    const QByteArray title = "gateway.example | " + QByteArray::number(status);
    return FakeAnswer::html(status, "<!DOCTYPE html>\n<html lang=\"en-US\"><head><title>" + title
                                        + "</title></head><body>Cloudflare</body></html>")
        .header("Server", "cloudflare")
        .header("CF-RAY", "8f0000000000000f-FRA");
}

FakeAnswer cloudflareChallenge()
{
    return FakeAnswer::html(403, "<!DOCTYPE html>\n<html lang=\"en-US\"><head><title>Just a "
                                 "moment...</title></head><body></body></html>")
        .header("Server", "cloudflare")
        .header("CF-RAY", "8f0000000000000f-FRA")
        .header("cf-mitigated", "challenge");
}

FakeAnswer newApiError(int status, const QString &code, const QString &message)
{
    return FakeAnswer::json(
        status, errorObject(message + QStringLiteral(" (request id: 20260101120000000abcdef)"),
                            QStringLiteral("new_api_error"), code));
}

FakeAnswer newApiFailure(const QString &message)
{
    return FakeAnswer::json(
        200, {{QStringLiteral("success"), false}, {QStringLiteral("message"), message}});
}

FakeAnswer newApiErrorAfterPings(const QString &message)
{
    const QJsonObject error = errorObject(message, QStringLiteral("upstream_error"), 429);
    return FakeAnswer::sse({QByteArrayLiteral(": PING\n\n"), QByteArrayLiteral(": PING\n\n"),
                            QJsonDocument(error).toJson(QJsonDocument::Compact)});
}

FakeAnswer llamaCppLoading()
{
    return FakeAnswer::json(503, errorObject(QStringLiteral("Loading model"),
                                             QStringLiteral("unavailable_error"), 503));
}

} // namespace support
