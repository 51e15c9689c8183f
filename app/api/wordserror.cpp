// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wordserror.h"

#include "api/basecandidates.h"
#include "api/errorclassifier.h"
#include "api/htmltext.h"
#include "api/retryafter.h"
#include "core/clock.h"

#include <QRegularExpression>

namespace api {
namespace {

constexpr qsizetype kMaxMessage = 2000;

QString requestIdOf(const ErrorWords &words, const HttpFacts &facts)
{
    for (const char *name : {"x-request-id", "x-oneapi-request-id", "cf-ray"}) {
        const QByteArray value = facts.headers.value(name).trimmed();
        if (!value.isEmpty())
            return QString::fromUtf8(value);
    }
    if (!words.requestId.isEmpty())
        return words.requestId;
    static const QRegularExpression tail(QStringLiteral("\\(request id:\\s*([^\\s)]+)\\s*\\)"),
                                         QRegularExpression::CaseInsensitiveOption);
    return tail.match(words.message).captured(1);
}

QString shown(const QString &text, const QByteArray &key)
{
    // Before the tags go, because they may stand inside the key, and after it, when only plain
    // text is left.
    QString clean = redact(text, key);
    if (hasHtml(clean))
        clean = withoutHtml(clean);
    clean.remove(QChar(u'\0'));
    // Redacted before it is cut, so that no half of a key can remain at the end.
    clean = redact(clean.trimmed(), key);
    if (clean.size() > kMaxMessage) {
        clean.truncate(kMaxMessage);
        if (clean.back().isHighSurrogate())
            clean.chop(1);
    }
    return clean;
}

/// The base of what was asked, by https; nothing where the key is part of it, which is not shown.
QString securedBase(const HttpFacts &facts)
{
    static const QRegularExpression endpoint(
        QStringLiteral("/(?:chat/completions|models)(?=\\?|$)"));
    const QString base = withScheme(QString(facts.url).remove(endpoint), QStringLiteral("https"));
    return redact(base, facts.key) == base ? base : QString();
}

} // namespace

core::Error errorOfWords(ErrorWords words, const HttpFacts &facts)
{
    core::Error error;
    error.kind = kindOf(words, facts);
    error.status = facts.status;
    error.requestId = shown(requestIdOf(words, facts), facts.key);
    error.message = shown(words.message, facts.key);
    error.code = shown(words.code, facts.key);
    error.param = shown(words.param, facts.key);
    error.retryAfter = retryAfterOf(facts.headers, core::SystemClock().now());
    if (error.kind == core::ErrorKind::WrongPath)
        error.target = redact(facts.url.section(u'?', 0, 0), facts.key);
    if (error.kind == core::ErrorKind::Tls && error.code == QLatin1StringView("https-only"))
        error.proposedBaseUrl = securedBase(facts);
    return error;
}

} // namespace api
