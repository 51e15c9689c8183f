// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/baseurl.h"

#include "api/apikey.h"
#include "api/chatrequest.h"
#include "api/pastedaddress.h"
#include "api/patterns.h"

#include <QRegularExpression>

namespace api {
namespace {

/// The first capture that passes, over all matches of all expressions in order.
template <typename Accept>
QString firstMatch(const QString &text, std::initializer_list<const char16_t *> patterns,
                   Accept accept)
{
    for (const char16_t *pattern : patterns) {
        const QRegularExpression expression(QString::fromUtf16(pattern), kNoCase);
        auto matches = expression.globalMatch(text);
        while (matches.hasNext()) {
            const QString found = matches.next().captured(1);
            if (accept(found))
                return found;
        }
    }
    return {};
}

bool isEndpoint(const QString &address)
{
    static const QRegularExpression endpoint(
        QStringLiteral("/(?:chat/completions|completions|responses|embeddings|models)/*$"),
        kNoCase);
    return endpoint.match(address).hasMatch();
}

bool isPictureOrPage(const QString &address)
{
    static const QRegularExpression file(
        QStringLiteral("\\.(?:png|jpe?g|gif|webp|svg|bmp|html?|pdf|md)(?:[?#].*)?$"), kNoCase);
    return file.match(address).hasMatch();
}

/// The address that the example calls or assigns to its base, before any other it mentions.
QString baseIn(const QString &text)
{
    const QString assigned = firstMatch(
        text,
        {uR"((?:base[_-]?url|api[_-]?base|base[_ ]?path|endpoint)["']?\s*[:=]\s*["'`]?(https?://[^\s"'`<>，。；]+))"},
        [](const QString &) { return true; });
    QStringList candidates = webAddressesIn(text);
    std::stable_sort(candidates.begin(), candidates.end(), [](const QString &a, const QString &b) {
        return isEndpoint(a) && !isEndpoint(b);
    });
    if (!assigned.isEmpty())
        candidates.prepend(assigned);
    for (const QString &candidate : std::as_const(candidates)) {
        if (isPictureOrPage(candidate))
            continue;
        const auto base = normaliseBaseUrl(candidate);
        if (base.isOk())
            return base.value();
    }
    return {};
}

/// A host without a scheme counts only when it is all there is, or the words say it is one.
QString bareBaseIn(const QString &text)
{
    static const QRegularExpression host(
        QStringLiteral(
            "^(?:(?:[^\\s/:.]+\\.)+[^\\s/:.]+|localhost|\\[[0-9a-f:]+\\])(?::\\d+)?(?:/\\S*)?$"),
        kNoCase);
    const bool isLabelled =
        text.contains(QLatin1StringView("url"), Qt::CaseInsensitive) || text.contains(u"地址");
    if (!host.match(text).hasMatch() && !isLabelled)
        return {};
    const auto base = normaliseBaseUrl(text);
    return base.isOk() ? base.value() : QString();
}

/// What programs write instead of a value, or where one would stand.
bool isCode(const QString &text)
{
    static const QRegularExpression code(
        QStringLiteral("^(?:none|null|nil|undefined|true|false)$|[\\s()]|[^\\x21-\\x7e]|"
                       "^[a-z_$][\\w$]*(?:\\.[a-z_$][\\w$]*)+$"),
        kNoCase);
    return code.match(text.trimmed()).hasMatch();
}

QString usableKey(const QString &found)
{
    if (isPlaceholder(found) || isCode(found))
        return {};
    const auto key = cleanKey(found);
    return key.isOk() ? QString::fromLatin1(key.value()) : QString();
}

QString keyIn(const QString &text)
{
    const QString found = firstMatch(
        text,
        {uR"(Bearer\s+([^\s"'`,;\\]+))", uR"(x-api-key["']?\s*[:=]\s*["']?([^\s"'`,;\\]+))",
         uR"((?:api[_-]?key|apikey|access[_-]?token|密钥|API Key)\\?["']?\s*[:=]\s*\\?["'`]([^"'`\\]+))",
         uR"((?:[A-Z0-9]+_)?API[_-]?KEY\s*[:=]\s*([^\s"'`,;()]{8,}))",
         uR"((?:API\s*Key|密钥)\s*[:=]\s*([\x21-\x7e]{8,}))",
         uR"((?<![\w-])((?:sk|gsk|xai|pk|rk|hf)[-_][\w-]{6,}))"},
        [](const QString &key) { return key.size() >= 3 && !usableKey(key).isEmpty(); });
    if (!found.isEmpty())
        return usableKey(found);
    return looksLikeKey(text) ? usableKey(text) : QString();
}

QString modelIn(const QString &text)
{
    return firstMatch(
        text,
        {uR"((?<![\w])model(?:_?(?:id|name))?\\?["']?\s*[:=]\s*\\?["'`]([^"'`\\\s]+)\\?["'`])",
         uR"((?:(?<![\w"'])model(?:[\s_]*(?:id|name))?|模型(?:\s*(?:ID|名称?))?)\s*[:=]\s*`?([A-Za-z0-9](?=[\w.@]*[-/:\d])[\w./:@-]*[\w])`?)"},
        [](const QString &model) { return !isPlaceholder(model) && !isCode(model); });
}

} // namespace

PastedExample readPastedExample(const QString &text)
{
    const QString tidied = tidiedAddress(text);
    PastedExample example;
    example.baseUrl = baseIn(tidied);
    example.key = keyIn(tidied);
    example.model = modelIn(tidied);
    if (example.baseUrl.isEmpty() && example.key.isEmpty())
        example.baseUrl = bareBaseIn(tidied);
    return example;
}

} // namespace api
