// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/errorclassifier.h"

#include "core/parameterspec.h"

#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <initializer_list>

namespace api {
namespace {

using core::ErrorKind;

/// Everything the classifier compares, in lower case.
struct Case {
    QString message;
    QString code;
    QString type;
    int status = 0;

    [[nodiscard]] bool says(std::initializer_list<const char16_t *> words) const
    {
        for (const char16_t *word : words) {
            if (message.contains(QStringView(word)))
                return true;
        }
        return false;
    }
    [[nodiscard]] bool isNamed(std::initializer_list<const char16_t *> names) const
    {
        for (const char16_t *name : names) {
            if (code == QStringView(name) || type == QStringView(name))
                return true;
        }
        return false;
    }
};

bool isAboutImages(const Case &c)
{
    static const QRegularExpression refusal(QStringLiteral(
        "(?:does ?n[o']t|do not|not|n't|no|un)[- ]?(?:\\w+ ){0,3}?support\\w*[^.]{0,40}"
        "(?:image|vision|multi-?modal)"
        "|(?:image|vision|multi-?modal)[^.]{0,60}(?:not|n't|un)[- ]?support"
        "|image[_ ]?(?:url|input|content)?\\w*[^.]{0,30}only supported by"
        "|不支持(?:\\S{0,8})(?:图|多模态|视觉)|(?:图片|图像|多模态)\\S{0,8}不支持"));
    return c.says({u"mmproj"}) || refusal.match(c.message).hasMatch();
}

bool isAboutContext(const Case &c)
{
    return c.isNamed({u"context_length_exceeded", u"exceed_context_size_error"})
           || c.says({u"maximum context length", u"context window", u"prompt is too long",
                      u"exceeds the available context size", u"context_length_exceeded",
                      u"context length exceeded", u"exceed_context_size", u"上下文长度"});
}

bool isAboutQuota(const Case &c)
{
    return c.status == 402
           || c.isNamed({u"insufficient_quota", u"insufficient_user_quota",
                         u"credit_balance_exhausted", u"billing_hard_limit_reached",
                         u"pre_consume_token_quota_failed", u"insufficient_balance"})
           || c.says({u"exceeded your current quota", u"insufficient balance",
                      u"insufficient_quota", u"insufficient credit", u"insufficient_user_quota",
                      u"credit balance", u"quota is not enough", u"余额不足", u"额度不足",
                      u"额度已用尽", u"欠费", u"剩余额度"});
}

bool isAboutFilter(const Case &c)
{
    return c.isNamed({u"content_filter", u"content_policy_violation", u"data_inspection_failed",
                      u"sensitive_words_detected", u"content_filtered"})
           || c.says({u"content management policy", u"content policy",
                      u"data may contain "
                      u"inappropriate content",
                      u"敏感词"});
}

bool isAboutChannel(const Case &c)
{
    static const QRegularExpression none(
        QStringLiteral("\\bno (?:available channels?|channels? (?:is |are )?available)\\b"));
    return (c.status == 503 && c.isNamed({u"model_not_found"}))
           || c.isNamed(
               {u"no_available_channel", u"get_channel_failed", u"channel:no_available_key"})
           || c.says({u"无可用渠道"}) || none.match(c.message).hasMatch();
}

bool isAboutModel(const Case &c)
{
    // A full stop ends the sentence, a point inside "gemini-1.5-flash" does not.
    static const QRegularExpression missing(QStringLiteral(
        "\\bmodels?\\b(?:[^.]|\\.(?=\\S)){0,200}(?:not found|does(?: not|n't) exist|not exist|is "
        "not available|"
        "not a valid|not supported|is unknown)|(?:no such|unknown|invalid|unsupported) model\\b|"
        "not a valid model|模型\\S{0,80}?(?:不存在|未找到)|不存在\\S{0,8}模型"));
    if (c.isNamed({u"model_not_found", u"model_not_exist", u"modelnotfound", u"invalid_model",
                   u"unknown_model"})) {
        return true;
    }
    return c.status < 500 && c.status != 401 && missing.match(c.message).hasMatch();
}

bool isAboutKey(const Case &c)
{
    return c.isNamed({u"invalid_api_key", u"authentication_error", u"invalid_authentication",
                      u"unauthorized", u"invalid_token"})
           || c.says({u"api key not valid", u"invalid api key", u"incorrect api key",
                      u"not authenticated", u"invalid_api_key", u"api key is invalid",
                      u"missing api key", u"no api key", u"无效的令牌", u"令牌无效", u"未提供令牌",
                      u"token 无效", u"token无效", u"无效的 token", u"无权进行此操作"});
}

bool isAboutPath(const Case &c)
{
    return c.status == 405
           || c.says({u"invalid url (", u"unexpected endpoint or method", u"method not allowed",
                      u"404 page not found"});
}

/// Members whose names mean nothing else, the longer ones first.
QString distinctNames()
{
    QStringList names{QStringLiteral("include_usage"), QStringLiteral("enable_thinking"),
                      QStringLiteral("temperature"),   QStringLiteral("logprobs"),
                      QStringLiteral("verbosity"),     QStringLiteral("seed")};
    for (const core::ParameterSpec &spec : core::parameterSpecs()) {
        const QString name(spec.name);
        if (name.contains(u'_') && !name.startsWith(u'@'))
            names.append(name);
    }
    std::sort(names.begin(), names.end(),
              [](const QString &one, const QString &other) { return one.size() > other.size(); });
    return names.join(u'|');
}

bool isWordOfRefusalIn(const QString &words)
{
    static const QRegularExpression refusal(QStringLiteral(
        R"re(un-?(?:supported|known|recogni[sz]ed)|(?:not|n't) (?:\w+ )?(?:support|allow|permit|)re"
        R"re(accept|valid|implement|recogni|available)|can(?: ?no|')t be |invalid|illegal|)re"
        R"re(unexpected (?:\w+ ){0,2}(?:argument|field|parameter|property|option|member|key)|)re"
        R"re(forbidden|disabled|\b(?:must|should|extra|only supports?|requires?|exceeds?)\b|)re"
        R"re(at (?:most|least) |(?:greater|less) than |too (?:large|small|many|few|long)|)re"
        R"re(不支持|不允许|无效|非法|不合法|未知|无法识别|不能|不可|必须|超出)re"));
    return refusal.match(words).hasMatch();
}

/// The same of members whose names are words like others: only where the message shows that it
/// speaks of a parameter, and refuses something close by.
QString plainNameIn(const QString &message)
{
    constexpr qsizetype kNear = 80;
    static const QRegularExpression marked(QStringLiteral(
        R"re((?:parameter|argument|field|property|option|参数)s?[: ]*(?:\\?["'`“])*)re"
        R"re((n|stop|tools|user|stream)(?!\w))re"
        R"re(|(?<!character )["'`“](n|stop|tools)["'`”](?! *:))re"
        R"re(|(?<!\w)(n|stop|tools)(?: *[:=><]| (?:is|are)\b))re"
        R"re(|(?<!\w)(n|stop|tools|stream)(?: (?:must|should|can ?not)\b| ?不支持))re"
        R"re(|(?<!\w)(stream)["'`”]? is (?:unsupported|not (?:supported|allowed)))re"
        R"re(|(?:unsupported|not support|not supported|only supports?|不支持) ?)re"
        R"re((n|stop|tools|stream)(?!\w))re"));
    for (auto found = marked.globalMatch(message); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const qsizetype start = std::max<qsizetype>(match.capturedStart() - kNear, 0);
        if (isWordOfRefusalIn(message.mid(start, match.capturedEnd() + kNear - start)))
            return match.captured(match.lastCapturedIndex());
    }
    return {};
}

/// The optional member of a request that a message names, or nothing.
QString parameterIn(const QString &message)
{
    static const QRegularExpression unknownName(QStringLiteral(
        "(?:unknown name|unrecognized request argument supplied:|unsupported parameter:|"
        "unknown parameter:|unsupported value:|does not support (?=tools\\b|thinking\\b))"
        "\\s*[\\\\\"'`]*([\\w.]+)"));
    if (const auto match = unknownName.match(message); match.hasMatch())
        return match.captured(1);
    static const QRegularExpression known(
        QStringLiteral("(?<![\\w])(%1)(?![\\w])").arg(distinctNames()));
    const QRegularExpressionMatch match = known.match(message);
    return match.hasMatch() ? match.captured(1) : plainNameIn(message);
}

bool refusesParameter(const Case &c)
{
    return c.isNamed(
        {u"unsupported_parameter", u"unsupported_value", u"unknown_parameter", u"extra_forbidden"});
}

bool isAboutParameter(const Case &c, ErrorWords &words)
{
    if (c.status != 400 && c.status != 422 && c.status != 0)
        return false;
    const bool isNamed = refusesParameter(c) || c.isNamed({u"invalid_parameter_error"});
    if (words.param.isEmpty() && (isNamed || c.status != 0))
        words.param = parameterIn(c.message);
    const bool isContent = words.param == QLatin1StringView("model")
                           || words.param == QLatin1StringView("messages")
                           || words.param.startsWith(QLatin1StringView("messages."))
                           || words.param.startsWith(QLatin1StringView("messages["));
    return isNamed || (!words.param.isEmpty() && !isContent && c.status != 0);
}

/// A body without a status of its own, by the names gateways give to kinds of errors.
ErrorKind kindOfName(const Case &c)
{
    if (c.isNamed({u"rate_limit_error", u"rate_limit_exceeded", u"too_many_requests"})
        || c.says({u"rate limit", u"too many requests", u"请求过于频繁"})) {
        return ErrorKind::RateLimited;
    }
    if (c.isNamed({u"overloaded_error", u"server_overloaded"})
        || c.says({u"overloaded", u"server is busy", u"loading model", u"负载已饱和"})) {
        return ErrorKind::Overloaded;
    }
    if (c.isNamed({u"permission_error", u"permission_denied"}))
        return ErrorKind::Forbidden;
    if (c.isNamed({u"invalid_request_error", u"invalid_argument", u"bad_request"}))
        return ErrorKind::BadRequest;
    if (c.isNamed({u"not_found_error"}))
        return ErrorKind::WrongPath;
    if (c.isNamed({u"request_too_large"}))
        return ErrorKind::TooLarge;
    if (c.isNamed({u"server_error", u"api_error", u"internal_error", u"internal_server_error",
                   u"upstream_error", u"new_api_panic", u"service_unavailable"})) {
        return ErrorKind::GatewayDown;
    }
    return ErrorKind::Unknown;
}

struct StatusKind {
    int first;
    int last;
    ErrorKind kind;
};
constexpr std::array kStatusKinds{
    StatusKind{400, 400, ErrorKind::BadRequest},  StatusKind{401, 401, ErrorKind::KeyRefused},
    StatusKind{402, 402, ErrorKind::Quota},       StatusKind{403, 403, ErrorKind::Forbidden},
    StatusKind{404, 405, ErrorKind::WrongPath},   StatusKind{407, 407, ErrorKind::Proxy},
    StatusKind{406, 406, ErrorKind::BadRequest},  StatusKind{408, 408, ErrorKind::Timeout},
    StatusKind{409, 409, ErrorKind::GatewayDown}, StatusKind{410, 410, ErrorKind::WrongPath},
    StatusKind{413, 413, ErrorKind::TooLarge},    StatusKind{429, 429, ErrorKind::RateLimited},
    StatusKind{451, 451, ErrorKind::Forbidden},   StatusKind{411, 499, ErrorKind::BadRequest},
    StatusKind{501, 501, ErrorKind::BadRequest},  StatusKind{503, 503, ErrorKind::Overloaded},
    StatusKind{529, 529, ErrorKind::Overloaded},  StatusKind{511, 511, ErrorKind::NotAnApi},
    StatusKind{500, 599, ErrorKind::GatewayDown},
};

ErrorKind kindOfStatus(int status)
{
    for (const StatusKind &entry : kStatusKinds) {
        if (status >= entry.first && status <= entry.last)
            return entry.kind;
    }
    return ErrorKind::Unknown;
}

/// A page where an API was expected: a proxy's complaint, a guard, or simply a web site.
ErrorKind kindOfPage(const Case &c, const HttpFacts &facts)
{
    const bool isCloudflare = facts.headers.contains("cf-ray")
                              || facts.headers.value("server").toLower().contains("cloudflare");
    if (c.says({u"just a moment", u"attention required"}) || (c.status == 403 && isCloudflare))
        return ErrorKind::Blocked;
    switch (c.status) {
    case 400:
    case 401:
    case 402:
    case 403:
    case 407:
    case 408:
    case 409:
    case 413:
    case 429:
        return kindOfStatus(c.status);
    default:
        return c.status >= 500 ? kindOfStatus(c.status) : ErrorKind::NotAnApi;
    }
}

ErrorKind kindOfWords(const Case &c, ErrorWords &words)
{
    if (isAboutImages(c))
        return ErrorKind::ImagesNotSupported;
    if (isAboutContext(c))
        return ErrorKind::ContextTooLong;
    if (isAboutQuota(c))
        return ErrorKind::Quota;
    if (isAboutChannel(c))
        return ErrorKind::NoChannel;
    if (isAboutFilter(c))
        return ErrorKind::ContentFiltered;
    if (isAboutPath(c))
        return ErrorKind::WrongPath;
    if (refusesParameter(c) && isAboutParameter(c, words))
        return ErrorKind::BadParameter;
    if (c.status != 429 && isAboutModel(c))
        return ErrorKind::ModelNotFound;
    if (c.status < 500 && c.status != 429 && isAboutKey(c))
        return ErrorKind::KeyRefused;
    if (isAboutParameter(c, words))
        return ErrorKind::BadParameter;
    return ErrorKind::Unknown;
}

} // namespace

bool saysHttpsOnly(int status, QByteArrayView body)
{
    // nginx; Go; Apache, in two versions.
    static constexpr const char *kWords[] = {
        "sent to HTTPS port", "HTTP request to an HTTPS server", "plain HTTP request to an SSL",
        "speaking plain HTTP to an SSL"};
    return status == 400
           && std::any_of(std::begin(kWords), std::end(kWords),
                          [body](const char *w) { return body.contains(QByteArrayView(w)); });
}

core::ErrorKind kindOf(ErrorWords &words, const HttpFacts &facts)
{
    Case c;
    c.message = words.message.first(std::min<qsizetype>(words.message.size(), 8000)).toLower();
    c.code = words.code.toLower();
    c.type = words.type.toLower();
    // Under a success status the body's own figure is the only one that says something.
    c.status = facts.status >= 400 ? facts.status : words.status;
    if (facts.headers.contains("cf-mitigated"))
        return ErrorKind::Blocked;
    // Behind https such words come from a server further back, and are no advice for a person.
    const bool isClear = facts.url.startsWith(QLatin1StringView("http:"), Qt::CaseInsensitive);
    if (isClear && saysHttpsOnly(facts.status, facts.body)) {
        words.code = QStringLiteral("https-only");
        return ErrorKind::Tls;
    }
    if (words.isHtml)
        return kindOfPage(c, facts);
    const ErrorKind byWords = kindOfWords(c, words);
    if (byWords != ErrorKind::Unknown)
        return byWords;
    if (c.status == 0)
        return kindOfName(c);
    const ErrorKind byStatus = kindOfStatus(c.status);
    if (byStatus == ErrorKind::GatewayDown && kindOfName(c) == ErrorKind::Overloaded)
        return ErrorKind::Overloaded;
    return byStatus;
}

} // namespace api
