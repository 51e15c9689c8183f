// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/errornormaliser.h"

#include "api/errorbody.h"
#include "api/keyforms.h"
#include "api/masking.h"
#include "api/wordserror.h"

#include <QRegularExpression>

namespace api {
namespace {

QString mask()
{
    return QString::fromLatin1(kMask);
}

} // namespace

QString redact(QString text, const QByteArray &key)
{
    text = withoutKey(std::move(text), key);
    // Servers echo keys cut or with stars in the middle, so those belong to the pattern.
    static const QRegularExpression likeKey(QStringLiteral(
        "(?<![A-Za-z0-9])(?:(?:sk|gsk|xai|pk|rk|hf)[-_][A-Za-z0-9_\\-*.•…]*[A-Za-z0-9*•…]"
        "|AIza[A-Za-z0-9_-]{10,}"
        "|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}(?:\\.[A-Za-z0-9_-]+)?)"));
    text.replace(likeKey, mask());
    static const QRegularExpression bearer(QStringLiteral("\\b(Bearer\\s+)[A-Za-z0-9._~+/=*-]{8,}"),
                                           QRegularExpression::CaseInsensitiveOption);
    text.replace(bearer, QStringLiteral("\\1") + mask());
    return text;
}

core::Error normaliseError(const HttpFacts &facts)
{
    if (facts.status >= 300 && facts.status < 400) {
        core::Error error = errorOfWords({}, facts);
        error.kind = core::ErrorKind::Redirect;
        error.target = redact(QString::fromUtf8(facts.headers.value("location")), facts.key);
        return error;
    }
    const ErrorWords words = wordsOfBody(facts);
    core::Error error = errorOfWords(words, facts);
    const bool isSuccess = facts.status >= 200 && facts.status < 300;
    const bool isSilent = words.message.isEmpty() && words.code.isEmpty() && !words.isHtml;
    if (isSuccess && isSilent && error.kind == core::ErrorKind::Unknown)
        error.kind = core::ErrorKind::EmptyAnswer;
    else if (facts.status < 200 && error.kind == core::ErrorKind::Unknown)
        error.kind = core::ErrorKind::Protocol;
    return error;
}

std::optional<core::Error> errorInJson(const QJsonObject &object, int status, const QByteArray &key)
{
    const auto words = wordsOfJson(object, Expectation::Answer);
    if (!words)
        return std::nullopt;
    HttpFacts facts;
    facts.status = status;
    facts.key = key;
    return errorOfWords(*words, facts);
}

} // namespace api
