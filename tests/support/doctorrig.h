// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakegateway.h"

#include <QJsonArray>

namespace support {

/// A list of models in OpenAI's shape.
inline FakeAnswer modelList(const QStringList &ids)
{
    QJsonArray data;
    for (const QString &id : ids)
        data.append(QJsonObject{{QStringLiteral("id"), id}});
    return FakeAnswer::json(200, {{QStringLiteral("data"), data}});
}

inline FakeAnswer shortChat()
{
    return FakeAnswer::sse({chunk(QStringLiteral("1 2 3")), chunk(QStringLiteral(" 4 5")),
                            finish(QStringLiteral("stop")), done()});
}

inline FakeAnswer errorBody(int status, const QString &message, const QString &code = {})
{
    return FakeAnswer::json(
        status, {{QStringLiteral("error"), QJsonObject{{QStringLiteral("message"), message},
                                                       {QStringLiteral("code"), code}}}});
}

inline FakeAnswer detailBody(int status, const QString &detail)
{
    return FakeAnswer::json(status, {{QStringLiteral("detail"), detail}});
}

/// Whole answers of an API below one path, and nothing else there.
inline void serveApi(FakeGateway &gateway, const QByteArray &base)
{
    gateway.answer(base + "/models",
                   modelList({QStringLiteral("text-embedding-3"), QStringLiteral("gem-1.5-flash"),
                              QStringLiteral("gem-1.5-pro")}));
    gateway.answer(base + "/chat/completions", shortChat());
}

/// Every path below which people look for an API by mistake.
inline QList<QByteArray> guessedBases()
{
    return {"", "/v1", "/api", "/api/v1", "/v1/v1", "/api/v1/v1", "/api/api/v1", "/v1/api", "/x"};
}

/// A web application with its page at every address; what is posted to a page is refused
/// (Starlette's StaticFiles). The API is at /api/v1 and at /api.
inline void imitateOpenWebUi(FakeGateway &gateway)
{
    gateway.answer(FakeAnswer::html(200, "<!doctype html><title>Open WebUI</title>"));
    for (const QByteArray &base : guessedBases())
        gateway.answer(base + "/chat/completions",
                       detailBody(405, QStringLiteral("Method Not Allowed")));
    serveApi(gateway, "/api/v1");
    serveApi(gateway, "/api");
}

/// A page at every address for every method, save below /v1 and /api, where unknown paths are
/// named in a JSON error. The API is at /v1.
inline void imitateNewApi(FakeGateway &gateway)
{
    gateway.answer(FakeAnswer::html(200, "<!doctype html><title>New API</title>"));
    for (const QByteArray &base : guessedBases()) {
        if (!base.startsWith("/v1") && !base.startsWith("/api"))
            continue;
        for (const QByteArray path : {"/models", "/chat/completions"}) {
            const QByteArray method = path == "/models" ? "GET " : "POST ";
            gateway.answer(base + path,
                           errorBody(404, QStringLiteral("Invalid URL (%1)")
                                              .arg(QString::fromLatin1(method + base + path))));
        }
    }
    serveApi(gateway, "/v1");
}

inline void imitateOllama(FakeGateway &gateway)
{
    gateway.answer(FakeAnswer::body(404, "text/plain", "404 page not found"));
    serveApi(gateway, "/v1");
}

inline void imitateLmStudio(FakeGateway &gateway)
{
    gateway.answer(
        FakeAnswer::json(200, {{QStringLiteral("error"),
                                QStringLiteral("Unexpected endpoint or method. (GET /models)")}}));
    serveApi(gateway, "/v1");
}

inline void imitateLlamaCpp(FakeGateway &gateway)
{
    gateway.answer(FakeAnswer::json(
        404, {{QStringLiteral("error"),
               QJsonObject{{QStringLiteral("code"), 404},
                           {QStringLiteral("message"), QStringLiteral("File Not Found")},
                           {QStringLiteral("type"), QStringLiteral("not_found_error")}}}}));
    serveApi(gateway, "");
    serveApi(gateway, "/v1");
}

/// Any other application of FastAPI, as vLLM and LiteLLM are.
inline void imitateFastApi(FakeGateway &gateway)
{
    gateway.answer(detailBody(404, QStringLiteral("Not Found")));
    serveApi(gateway, "/v1");
}

} // namespace support
