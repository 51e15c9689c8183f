// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apikey.h"

#include "api/chatrequest.h"

#include <QRegularExpression>

namespace api {
namespace {

QString withoutPrefix(QString text)
{
    static const QRegularExpression prefix(
        QStringLiteral("^[\"'`“”‘’「」]*(?:(?:Authorization|x-api-key)\\s*[:：])?\\s*"
                       "(?:Bearer(?:\\s+|$))?[\"'`“”‘’「」]*"),
        QRegularExpression::CaseInsensitiveOption);
    for (;;) {
        const qsizetype length = prefix.match(text).capturedLength();
        if (length <= 0)
            return text;
        text = text.sliced(length).trimmed();
    }
}

bool isDropped(QChar character)
{
    // Zero-width characters come along with text copied from web pages.
    return character.isSpace() || character.category() == QChar::Other_Format;
}

} // namespace

core::Result<QByteArray> cleanKey(const QString &typed)
{
    QString key = withoutPrefix(typed.trimmed());
    key.removeIf(isDropped);
    static const QRegularExpression end(QStringLiteral("[\"'`“”‘’「」,;，；。]+$"));
    key.remove(end);
    for (const QChar character : std::as_const(key)) {
        if (character.unicode() > 0x20 && character.unicode() < 0x7F)
            continue;
        core::Error error;
        error.kind = core::ErrorKind::BadInput;
        error.code = QStringLiteral("character");
        error.message = QString(character);
        return error;
    }
    return key.toLatin1();
}

bool looksLikeKey(const QString &text)
{
    static const QRegularExpression key(QStringLiteral(
        "^(?:(?:sk|gsk|xai|pk|rk|hf)[-_][^\\s/.:]*|AIza[\\w-]{10,}|eyJ[\\w-]+\\.[\\w.-]+|"
        "(?=[^\\s]*\\d)[A-Za-z0-9_-]{24,}(?:\\.[A-Za-z0-9_-]{12,})?)$"));
    return key.match(text).hasMatch();
}

bool isPlaceholder(const QString &text)
{
    static const QRegularExpression placeholder(
        QStringLiteral("[<>{}$…*\\s]|\\.\\.\\.|your|_here\\b|api[_-]?key|model[_-]?(?:id|name)|"
                       "x{3,}|replace|placeholder|environ|getenv|process\\.env|^(?:key|token|model|"
                       "none|null|undefined)$|"
                       "[^\\x21-\\x7e]|^(?:sk-)?(.)\\1*$"),
        QRegularExpression::CaseInsensitiveOption);
    return text.isEmpty() || placeholder.match(text).hasMatch();
}

} // namespace api
