// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/secretargument.h"

#include "api/apikey.h"

#include <QRegularExpression>
#include <algorithm>
#include <utility>

namespace chat {
namespace {

constexpr qsizetype kLongestLookedAt = 4096; ///< longer ones are texts, and no keys
constexpr qsizetype kShortestKey = 16;
constexpr qsizetype kShortestPassword = 6;

/// "--api-key" or "--api-key=…"
struct NamedValue {
    bool isOption = false;
    bool isSecret = false; ///< by its name
    QString value;
};

NamedValue namedIn(const QString &argument)
{
    static const QRegularExpression option(QStringLiteral("^--?([A-Za-z][\\w-]*)(?:=(.*))?$"),
                                           QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression secret(
        QStringLiteral("(?:^|[-_])(?:(?:api|access|secret|auth|private)[-_]?key|token|secret|"
                       "password|passwd|passphrase)$"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = option.match(argument);
    if (!match.hasMatch())
        return {};
    return {true, secret.match(match.captured(1)).hasMatch(), match.captured(2)};
}

/// Neither the place of a file that holds it, nor what a guide writes for it.
bool isMeantItself(const QString &value)
{
    static const QRegularExpression ending(QStringLiteral("\\.\\w{1,5}$"));
    return value.size() >= kShortestPassword && !value.startsWith(u'-') && !value.contains(u'/')
           && !ending.match(value).hasMatch() && !api::isPlaceholder(value);
}

bool holdsKey(const QString &text)
{
    static const QRegularExpression account(
        QStringLiteral("[A-Za-z][A-Za-z0-9+.-]{1,20}://[^/@:\\s]{1,200}:[^/@\\s]{1,200}@"));
    static const QRegularExpression between(QStringLiteral("[\\s\"'`=,:;(){}\\[\\]<>&?]+"));
    if (account.match(text).hasMatch())
        return true;
    const QStringList pieces = text.split(between, Qt::SkipEmptyParts);
    return std::any_of(pieces.cbegin(), pieces.cend(), [](const QString &piece) {
        return piece.size() >= kShortestKey && !piece.startsWith(u'-') && api::looksLikeKey(piece)
               && !api::isPlaceholder(piece);
    });
}

} // namespace

qsizetype secretArgument(const QStringList &arguments)
{
    bool isNextSecret = false;
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        const QString &argument = arguments.at(at);
        const bool isNamed = std::exchange(isNextSecret, false);
        if (argument.size() > kLongestLookedAt)
            continue;
        if (isNamed && isMeantItself(argument))
            return at;
        const NamedValue named = namedIn(argument);
        if (!named.isOption) {
            if (holdsKey(argument))
                return at;
        } else if (named.value.isEmpty()) {
            isNextSecret = named.isSecret;
        } else if ((named.isSecret && isMeantItself(named.value)) || holdsKey(named.value)) {
            return at;
        }
    }
    return -1;
}

} // namespace chat
