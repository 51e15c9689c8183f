// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apikey.h"

#include "api/chatrequest.h"

#include <QRegularExpression>

namespace api {
namespace {

QString withoutPrefix(QString text)
{
    // A header, a member of JSON or YAML, a variable of a shell, a line of an .env file.
    static const QRegularExpression prefix(
        QStringLiteral("^(?:(?:(?:export|set)\\s+|\\$env:)\"?\\w+\\s*=|setx\\s+\\w+\\s+|"
                       "(?:-H|--header)\\s+)?"
                       "[\"'`“”‘’「」]*(?:(?:Authorization|(?:\\w+[_-])?api[ _-]?key|"
                       "\\w+_(?:key|token|secret)|key|token|secret|(?:API\\s*)?密钥|令牌)"
                       "[\"'`“”‘’「」]*\\s*[:：=＝])?\\s*"
                       "(?:Bearer(?:\\s+|$))?[\"'`“”‘’「」]*"),
        QRegularExpression::CaseInsensitiveOption);
    for (;;) {
        const qsizetype length = prefix.match(text).capturedLength();
        if (length <= 0)
            return text;
        text = text.sliced(length).trimmed();
    }
}

core::Error badKey(const char *code, const QString &piece)
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = QString::fromLatin1(code);
    error.message = piece;
    return error;
}

/// As much as tells a placeholder from another: what only looks like one may be a key after all,
/// and the message stands in windows, reports and logs.
QString beginningOf(const QString &key)
{
    constexpr qsizetype kShown = 12;
    return key.size() > kShown ? key.left(kShown) + QChar(0x2026) : key;
}

bool isDropped(QChar character)
{
    // Zero-width characters come along with text copied from web pages.
    return character.isSpace() || character.category() == QChar::Other_Format;
}

} // namespace

core::Result<QByteArray> cleanKey(const QString &typed)
{
    static const QRegularExpression end(QStringLiteral("[\"'`“”‘’「」,;，；。\\s]+$"));
    QString key = withoutPrefix(typed.trimmed()).remove(end);
    if (!key.isEmpty() && isPlaceholder(key))
        return badKey("placeholder", beginningOf(key));
    key.removeIf(isDropped);
    key.remove(end);
    for (const QChar character : std::as_const(key)) {
        if (character.unicode() > 0x20 && character.unicode() < 0x7F)
            continue;
        return badKey("character", QString(character));
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
        QStringLiteral(
            // <KEY>, {key}, $KEY, ${KEY}, %KEY%, [KEY], sk-…, sk-..., sk-***
            "[<>{}…]|^\\$|^%.*%$|^\\[.*\\]$|\\.\\.\\.|^(?:[a-z]+[-_])*[*•.]+$|"
            // YOUR_KEY, your-key-here, yourApiKey, my-secret-key-here
            "(?:^|[-_\\s])your(?:[-_\\s']|$|api|key|token|secret|model|own)|[-_\\s]here$|"
            // sk-xxx, sk-proj-xxxx, and any long row of them
            "(?:^|[-_])x{3,}(?:[-_]|$)|x{6,}|^(?:sk-)?(.)\\1{3,}$|"
            "replace[-_\\s]?(?:me|with|this)|change[-_\\s]?me|placeholder|"
            "^(?:insert|enter|paste|put|fill)[-_\\s]|"
            // expressions of a program instead of a value
            "environ\\b|getenv|process\\.env|import\\.meta|os\\.env|"
            // the field's own name, or that of a variable
            "^(?:(?:the|my|an?)[-_\\s])?(?:api|access|secret|bearer)[-_\\s]?(?:key|token)$|"
            "^(?:key|token|secret|model|model[-_\\s]?(?:id|name))$|"
            "^(?-i:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:KEY|TOKEN|SECRET))$|"
            "你的|您的|替换|此处|这里|填写|填入|^(?:API\\s*)?密钥$"),
        QRegularExpression::CaseInsensitiveOption);
    const QString trimmed = text.trimmed();
    return trimmed.isEmpty() || placeholder.match(trimmed).hasMatch();
}

bool isModelPlaceholder(const QString &text)
{
    static const QRegularExpression word(QStringLiteral("^[a-z0-9]*$"));
    return !word.match(text.trimmed()).hasMatch() && isPlaceholder(text);
}

} // namespace api
