// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakegateway.h"

namespace support {

/// Gateways that people really use, as far as a client can tell them apart: which paths they
/// serve, how they refuse the others, and what their errors look like. Each is imitated after its
/// product's own sources and error texts.
enum class Product {
    OpenWebUi,    ///< chat at /api and /api/v1; the front end answers every other GET
    OldOpenWebUi, ///< before 0.6.22: chat at /api only
    NewApi,       ///< chat at /v1; its front end answers everything outside /v1 and /api
    Ollama,       ///< /v1, no key, plain-text refusals
    LmStudio,     ///< /v1, refuses with 200
    LlamaCpp,     ///< with and without /v1, a public model list
    OpenRouter,   ///< /api/v1, a public model list, comments while it waits
};

struct Imitation {
    Product product = Product::OpenWebUi;
    QByteArray key = "sk-imitation"; ///< what it wants, where it wants one
    QString model = QStringLiteral("gemini-1.5-flash");
    QString displayName = QStringLiteral("Gemini 1.5 Flash");
};

/// What the product answers to this request: a chat with the right key, model and path streams
/// (or not) the words "Hi from" and its name.
[[nodiscard]] FakeAnswer imitate(const Imitation &imitation, const FakeRequest &request);
/// Makes the gateway answer as the product does.
void imitate(FakeGateway &gateway, const Imitation &imitation);
/// "/api/v1" for the base that works; a product may have more.
[[nodiscard]] QString basePath(Product product);

/// Pages of what stands between, with their headers.
[[nodiscard]] FakeAnswer nginxPage(int status);
[[nodiscard]] FakeAnswer cloudflarePage(int status);
[[nodiscard]] FakeAnswer cloudflareChallenge();
/// New API: a status, and a message that ends with the request's number.
[[nodiscard]] FakeAnswer newApiError(int status, const QString &code, const QString &message);
/// New API's administration side: an error under 200.
[[nodiscard]] FakeAnswer newApiFailure(const QString &message);
/// New API once its pings have gone out: the status is 200 already, and the error comes as bare
/// JSON after comments.
[[nodiscard]] FakeAnswer newApiErrorAfterPings(const QString &message);
/// llama.cpp while it starts.
[[nodiscard]] FakeAnswer llamaCppLoading();

} // namespace support
