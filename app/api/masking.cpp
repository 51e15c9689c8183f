// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/masking.h"

#include <QChar>
#include <algorithm>

namespace api {
namespace {

/// Where the name or text of a JSON text ends that begins at `from`, behind its quote.
qsizetype endOfString(const QByteArray &text, qsizetype from)
{
    qsizetype at = from;
    while (at < text.size() && text.at(at) != '"')
        at += text.at(at) == '\\' ? 2 : 1;
    return std::min(at, text.size());
}

bool isName(const QByteArray &text, qsizetype closingQuote)
{
    for (qsizetype at = closingQuote + 1; at < text.size(); ++at) {
        if (!QChar::isSpace(uchar(text.at(at))))
            return text.at(at) == ':';
    }
    return false;
}

bool holdsAny(const QByteArray &text, const QList<QByteArray> &secrets)
{
    return std::any_of(secrets.cbegin(), secrets.cend(),
                       [&text](const QByteArray &one) { return text.contains(one); });
}

} // namespace

void maskIn(QByteArray &text, const QList<QByteArray> &secrets)
{
    for (const QByteArray &secret : secrets)
        text.replace(secret, kMask);
}

void maskInJson(QByteArray &text, const QList<QByteArray> &secrets)
{
    if (!holdsAny(text, secrets))
        return;
    QByteArray clean;
    qsizetype at = 0;
    for (qsizetype quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', at)) {
        const qsizetype end = endOfString(text, quote + 1);
        clean += QByteArrayView(text).sliced(at, quote + 1 - at);
        QByteArray inside = text.sliced(quote + 1, end - quote - 1);
        if (!isName(text, end))
            maskIn(inside, secrets);
        clean += inside;
        if (end < text.size())
            clean += '"';
        at = std::min(end + 1, text.size());
    }
    text = clean + text.sliced(at);
}

void maskInAnswer(QByteArray &text, const QList<QByteArray> &secrets)
{
    for (const QByteArray &secret : secrets) {
        QByteArray clean;
        qsizetype at = 0;
        for (qsizetype hit = text.indexOf(secret); hit >= 0; hit = text.indexOf(secret, at)) {
            const qsizetype end = hit + secret.size();
            const bool isQuoted =
                hit > 0 && text.at(hit - 1) == '"' && end < text.size() && text.at(end) == '"';
            clean += QByteArrayView(text).sliced(at, hit - at);
            clean += isQuoted && isName(text, end) ? secret : QByteArray(kMask);
            at = end;
        }
        text = clean + text.sliced(at);
    }
}

} // namespace api
