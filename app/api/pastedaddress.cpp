// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/pastedaddress.h"

#include "api/patterns.h"

#include <QRegularExpression>

namespace api {
namespace {

/// The host ends at what no host has, in any script; the path at the first character that is not
/// printable ASCII, or quotes something, or ends the words of a Markdown link.
const QRegularExpression &webAddress()
{
    static const QRegularExpression expression(
        QStringLiteral(
            "https?:/{1,2}(?!/)[^\\s\"'`<>|\\\\^{}/?#，。；、！？（）【】「」『』《》“”‘’❌✅]+"
            "(?:[/?#][!#-&(-;=?-Z_a-z~]*)?"),
        kNoCase);
    return expression;
}

/// From the full-width forms of Unicode to ASCII.
constexpr char16_t kFullWidthShift = 0xFEE0;

/// Letters, digits and what addresses are made of; the stops and marks of a Chinese sentence are
/// not among them.
bool isFullWidth(QChar c)
{
    const char16_t code = c.unicode();
    const auto isIn = [code](char16_t first, char16_t last) {
        return code >= first && code <= last;
    };
    return isIn(u'０', u'９') || isIn(u'Ａ', u'Ｚ') || isIn(u'ａ', u'ｚ')
           || QStringView(u"：／．－＿＠％＃＝＆").contains(c);
}

/// Punctuation of the text around it, and the marks of a list behind it.
QString withoutTail(QString address)
{
    static const QRegularExpression tail(QStringLiteral("[-,;:.!?)\\]]+$"));
    const bool isIpLiteral = address.endsWith(u']') && address.count(u'/') == 2;
    if (!isIpLiteral)
        address.remove(tail);
    return address;
}

/// A blank inside an address is a mistake of typing; behind it, it ends the address.
bool goesOnAfterBlank(const QString &rest)
{
    static const QRegularExpression more(QStringLiteral("^\\s+(?:/|:\\d|\\.\\w|v\\d+\\b|api\\b)"),
                                         kNoCase);
    return more.match(rest).hasMatch();
}

/// Slips of pasting at the start of an address: the scheme twice ("https://https://h") or without
/// its colon ("https//h"), and the stops of Chinese typing inside a host ("h。example").
QString withMendedStart(QString text)
{
    static const QRegularExpression twice(
        QStringLiteral("^https?:/{1,2}(?=https?(?::/{1,2}|//)[^/])"), kNoCase);
    static const QRegularExpression noColon(QStringLiteral("^(https?)//(?=[^/])"), kNoCase);
    while (twice.match(text).hasMatch())
        text.remove(twice);
    text.replace(noColon, QStringLiteral("\\1://"));
    static const QRegularExpression start(
        QStringLiteral("^(?:https?:/{1,2})?[\\w.。｡-]+(?=[/:]|$)"), kNoCase);
    static const QRegularExpression stop(QStringLiteral("(?<=[a-z0-9])[。｡](?=[a-z0-9])"), kNoCase);
    if (const auto match = start.match(text); match.hasMatch())
        text.replace(0, match.capturedLength(),
                     match.captured().replace(stop, QStringLiteral(".")));
    return text;
}

/// "https://exa mple.com": a lone word is no host of the Internet, what follows completes it.
bool isTornHost(const QString &address, const QString &rest)
{
    static const QRegularExpression word(QStringLiteral("^https?:/{1,2}(?!localhost$)[\\w-]+$"),
                                         kNoCase);
    static const QRegularExpression more(QStringLiteral("^\\s+[\\w-]+\\.[\\w.-]+(?:[/:]|$)"));
    return word.match(address).hasMatch() && more.match(rest).hasMatch();
}

PastedAddress hostInText(const QString &text)
{
    static const QRegularExpression host(
        QStringLiteral(
            "(?<![\\w.@/"
            "-])(?:(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+(?:[a-z]{2,}|\\d{1,3})|localhost)"
            "(?::\\d+)?(?:/[\\x21-\\x7e]*)?"),
        kNoCase);
    const auto match = host.match(text);
    if (!match.hasMatch())
        return {{}, text.contains(u' ')};
    const QString rest = text.sliced(match.capturedEnd());
    return {withoutTail(match.captured()), goesOnAfterBlank(rest)};
}

} // namespace

QString tidiedAddress(const QString &typed)
{
    QString text = typed;
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
    for (QChar &c : text) {
        if (isFullWidth(c))
            c = QChar(char16_t(c.unicode() - kFullWidthShift));
    }
    static const QRegularExpression around(
        QStringLiteral("^[\\s\"'`“”‘’「」<]+|[\\s\"'`“”‘’「」>,;，；。]+$"),
        QRegularExpression::UseUnicodePropertiesOption);
    return withMendedStart(text.remove(around));
}

PastedAddress findAddress(const QString &tidied)
{
    static const QRegularExpression brokenScheme(QStringLiteral("^https?:/*\\s+\\S"), kNoCase);
    if (brokenScheme.match(tidied).hasMatch())
        return {{}, true};
    if (const auto match = webAddress().match(tidied); match.hasMatch()) {
        const QString rest = tidied.sliced(match.capturedEnd());
        return {withoutTail(match.captured()),
                goesOnAfterBlank(rest) || isTornHost(match.captured(), rest)};
    }
    static const QRegularExpression oneWord(QStringLiteral("^[^\\s，。；、]+$"));
    static const QRegularExpression labelled(QStringLiteral("^[^\\x00-\\x7f]+:"));
    if (oneWord.match(tidied).hasMatch() && !labelled.match(tidied).hasMatch())
        return {tidied, false};
    return hostInText(tidied);
}

QStringList webAddressesIn(const QString &tidied)
{
    QStringList addresses;
    auto matches = webAddress().globalMatch(tidied);
    while (matches.hasNext())
        addresses.append(withoutTail(matches.next().captured()));
    return addresses;
}

} // namespace api
