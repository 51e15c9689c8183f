// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/errorcase.h"

#include "texts/sentences.h"
#include "texts/translated.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace texts {
namespace {

using core::ErrorKind;

constexpr qsizetype kLongest = 200;
constexpr double kLongWait = 60;

/// Words by which a gateway is known, in lower case.
struct Mark {
    ErrorKind kind;
    int status;        ///< 0: any
    const char *words; ///< "": the status says it
    const char *code;
};

constexpr Mark kMarks[] = {
    {ErrorKind::WrongPath, 0, "unexpected endpoint or method", "unexpected-endpoint"},
    {ErrorKind::WrongPath, 0, "404 page not found", "page-not-found"},
    {ErrorKind::WrongPath, 0, "method not allowed", "method-not-allowed"},
    {ErrorKind::WrongPath, 405, "", "method-not-allowed"},
    {ErrorKind::NotAnApi, 511, "", "network-sign-in"},
    {ErrorKind::KeyRefused, 0, "permission to access this resource", "pending"},
    {ErrorKind::KeyRefused, 0, "pending", "pending"},
    {ErrorKind::KeyRefused, 0, "not authenticated", "key-missing"},
    {ErrorKind::KeyRefused, 0, "missing api key", "key-missing"},
    {ErrorKind::KeyRefused, 0, "no api key", "key-missing"},
    {ErrorKind::KeyRefused, 0, "未提供令牌", "key-missing"},
    {ErrorKind::KeyRefused, 0, "你没有提供", "key-missing"},
    {ErrorKind::KeyRefused, 0, "didn't provide an api key", "key-missing"},
    {ErrorKind::Forbidden, 0, "指定渠道", "channel"},
    {ErrorKind::Forbidden, 0, "specify channel", "channel"},
    {ErrorKind::Forbidden, 0, "specific channel", "channel"},
    {ErrorKind::Forbidden, 0, "channel id", "channel"},
    {ErrorKind::Forbidden, 0, "渠道", "channel"},
    {ErrorKind::Forbidden, 0, "use of api key is not enabled", "keys-disabled"},
    {ErrorKind::Forbidden, 0, "api key authentication is disabled", "keys-disabled"},
    {ErrorKind::Forbidden, 0, "not authenticated", "key-missing"},
    {ErrorKind::Forbidden, 0, "ip 不在", "address"},
    {ErrorKind::Forbidden, 0, "ip address", "address"},
    {ErrorKind::Forbidden, 0, "无权访问模型", "model"},
    {ErrorKind::Forbidden, 0, "access to model", "model"},
    {ErrorKind::Forbidden, 0, "access to the model", "model"},
    {ErrorKind::Forbidden, 0, "model not found", "model"},
    {ErrorKind::Forbidden, 0, "unsupported_country", "region"},
    {ErrorKind::Forbidden, 0, "country, region", "region"},
    {ErrorKind::Forbidden, 451, "", "region"},
    {ErrorKind::ModelNotFound, 0, "try pulling it", "not-pulled"},
    {ErrorKind::BadRequest, 0, "'nonetype' object has no attribute", "gateway-fault"},
    {ErrorKind::BadRequest, 501, "", "not-offered"},
    {ErrorKind::GatewayDown, 0, "server connection error", "server-behind"},
    {ErrorKind::GatewayDown, 524, "", "silent-origin"},
    {ErrorKind::GatewayDown, 502, "", "server-behind"},
    {ErrorKind::GatewayDown, 504, "", "slow-server-behind"},
    {ErrorKind::Overloaded, 0, "loading model", "loading"},
};

bool hasSentence(ErrorKind kind, const QString &code)
{
    const auto all = errorSentences();
    return std::any_of(all.begin(), all.end(), [&](const Sentence &sentence) {
        return sentence.kind == kind && *sentence.code != '\0'
               && code == QLatin1StringView(sentence.code);
    });
}

QString codeByMarks(const core::Error &error)
{
    const QString words = error.message.left(2000).toLower();
    for (const Mark &mark : kMarks) {
        const QString known = QString::fromUtf8(mark.words);
        if (mark.kind == error.kind && (mark.status == 0 || mark.status == error.status)
            && (known.isEmpty() || words.contains(known)))
            return QString::fromLatin1(mark.code);
    }
    return {};
}

QString inOneLine(const QString &text)
{
    return text.simplified().left(kLongest);
}

/// "40 s", "5 min": how long a gateway asks to wait.
QString duration(double seconds)
{
    constexpr double kMinute = 60;
    constexpr double kHour = 3600;
    const auto words = [](const char *text, double value) {
        return QCoreApplication::translate("texts", text).arg(qint64(std::ceil(value)));
    };
    if (seconds < 2 * kMinute)
        return words(QT_TRANSLATE_NOOP("texts", "%1 s"), seconds);
    if (seconds < 2 * kHour)
        return words(QT_TRANSLATE_NOOP("texts", "%1 min"), seconds / kMinute);
    return words(QT_TRANSLATE_NOOP("texts", "%1 h"), std::min(seconds / kHour, 1e6));
}

ErrorCase waitingCase(const core::Error &error)
{
    const QString own = codeByMarks(error);
    if (!own.isEmpty() || !error.retryAfter || *error.retryAfter <= 0)
        return {own, {}};
    return {*error.retryAfter > kLongWait ? QStringLiteral("long-wait") : QStringLiteral("%1"),
            duration(*error.retryAfter)};
}

/// New API and One API name the path that they saw: "Invalid URL (POST /v1/v1/chat/completions)".
QString pathSeen(const QString &message)
{
    static const QRegularExpression seen(
        QStringLiteral("Invalid URL \\((?:[A-Z]+ )?([^)\\s]{1,180})\\)"));
    return seen.match(message).captured(1);
}

/// "ftp://…", "javascript:…": a place that nobody could use as a Base URL.
bool isUnusableRedirect(const core::Error &error)
{
    return error.kind == ErrorKind::Redirect && error.code == QLatin1StringView("no-location")
           && error.target.contains(u':');
}

/// Before 0.6.22 its chat was at /api/chat/completions only.
bool isOldOpenWebUi(const core::Error &error)
{
    return error.kind == ErrorKind::WrongPath && error.status == 405
           && error.target.endsWith(QLatin1StringView("/api/v1/chat/completions"));
}

QString placeholderFor(const core::Error &error)
{
    switch (error.kind) {
    case ErrorKind::BadParameter:
        return error.param;
    case ErrorKind::BadInput:
    case ErrorKind::Timeout:
    case ErrorKind::Storage:
        return error.message;
    default:
        return error.target;
    }
}

} // namespace

ErrorCase caseOf(const core::Error &error)
{
    const QString argument = withReadableHosts(inOneLine(placeholderFor(error)));
    if (isUnusableRedirect(error))
        return {QStringLiteral("unusable"), argument};
    if (hasSentence(error.kind, error.code))
        return {error.code, argument};
    if (error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Overloaded)
        return waitingCase(error);
    if (const QString path = pathSeen(error.message);
        error.kind == ErrorKind::WrongPath && !path.isEmpty()) {
        return {argument.isEmpty() ? QStringLiteral("invalid-url") : QStringLiteral("other-url"),
                path, argument};
    }
    if (isOldOpenWebUi(error))
        return {QStringLiteral("old-open-webui"), argument};
    if (const QString code = codeByMarks(error); !code.isEmpty())
        return {code, argument};
    const bool isFilled = !argument.isEmpty() && hasSentence(error.kind, QStringLiteral("%1"));
    return {isFilled ? QStringLiteral("%1") : QString(), argument};
}

} // namespace texts
