// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/htmltext.h"

#include <QRegularExpression>

namespace api {
namespace {

constexpr auto kOptions =
    QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption;

QString plain(QString text)
{
    static const QRegularExpression tags(QStringLiteral("<[^<>]{0,2000}>"));
    text.replace(tags, QStringLiteral(" "));
    static const QRegularExpression broken(QStringLiteral("</?[A-Za-z!][^<>]*$"));
    text.remove(broken);
    text.replace(QLatin1StringView("&lt;"), QLatin1StringView("<"));
    text.replace(QLatin1StringView("&gt;"), QLatin1StringView(">"));
    text.replace(QLatin1StringView("&quot;"), QLatin1StringView("\""));
    text.replace(QLatin1StringView("&#39;"), QLatin1StringView("'"));
    text.replace(QLatin1StringView("&nbsp;"), QLatin1StringView(" "));
    text.replace(QLatin1StringView("&amp;"), QLatin1StringView("&"));
    return text.simplified();
}

QString inside(const QString &page, const QRegularExpression &expression)
{
    const auto match = expression.match(page);
    return match.hasMatch() ? plain(match.captured(1)) : QString();
}

} // namespace

bool hasHtml(const QString &text)
{
    static const QRegularExpression markup(
        QStringLiteral("<(?:!doctype|!--|/?(?:html|head|body|title|meta|link|script|style|center|"
                       "h[1-6]|hr|br|p|div|span|a|b|i|em|strong|ul|ol|li|table|tr|td|img|pre|code|"
                       "form|input|iframe|svg))\\b[^<>]*>?"),
        kOptions);
    return markup.match(text).hasMatch();
}

QString htmlTitle(const QString &page)
{
    static const QRegularExpression title(QStringLiteral("<title[^>]*>(.{0,2000}?)</title"),
                                          kOptions);
    static const QRegularExpression heading(QStringLiteral("<h1[^>]*>(.{0,2000}?)</h1"), kOptions);
    const QString text = inside(page, title);
    return text.isEmpty() ? inside(page, heading) : text;
}

QString withoutHtml(const QString &text)
{
    static const QRegularExpression hidden(
        QStringLiteral("<(script|style|head)\\b.*?(?:</\\1\\s*>|$)|<!--.*?(?:-->|$)"), kOptions);
    QString rest = text;
    rest.remove(hidden);
    return plain(rest);
}

int statusInTitle(const QString &title)
{
    static const QRegularExpression leading(QStringLiteral("^\\D{0,24}?([45]\\d\\d)\\b"));
    const auto match = leading.match(title);
    return match.hasMatch() ? match.captured(1).toInt() : 0;
}

} // namespace api
