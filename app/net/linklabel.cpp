// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/linklabel.h"

#include <QRegularExpression>
#include <QStringList>

namespace net {
namespace {

/// A bare name counts as a host only with one of these ends; "main.rs" and "README.md" would
/// otherwise be flagged all day.
bool hasCommonEnding(const QString &host)
{
    static const QStringList kEndings{
        QStringLiteral("com"),  QStringLiteral("org"),    QStringLiteral("net"),
        QStringLiteral("edu"),  QStringLiteral("gov"),    QStringLiteral("mil"),
        QStringLiteral("int"),  QStringLiteral("io"),     QStringLiteral("dev"),
        QStringLiteral("app"),  QStringLiteral("ai"),     QStringLiteral("cn"),
        QStringLiteral("uk"),   QStringLiteral("de"),     QStringLiteral("fr"),
        QStringLiteral("jp"),   QStringLiteral("ru"),     QStringLiteral("eu"),
        QStringLiteral("info"), QStringLiteral("biz"),    QStringLiteral("me"),
        QStringLiteral("xyz"),  QStringLiteral("top"),    QStringLiteral("site"),
        QStringLiteral("shop"), QStringLiteral("online"), QStringLiteral("bank"),
        QStringLiteral("中国")};
    return kEndings.contains(host.section(u'.', -1).toLower());
}

QString comparable(const QString &host)
{
    QString ascii = QString::fromLatin1(QUrl::toAce(host)).toLower();
    if (ascii.isEmpty())
        ascii = host.toLower();
    while (ascii.endsWith(u'.'))
        ascii.chop(1);
    return ascii.startsWith(QLatin1StringView("www.")) ? ascii.mid(4) : ascii;
}

/// Invisible characters would break a host apart for the search, though not for the eye.
QString visible(const QString &label)
{
    QString text;
    for (const QChar c : label) {
        if (c.category() != QChar::Other_Format && c.category() != QChar::Other_Control)
            text += c;
    }
    return text.normalized(QString::NormalizationForm_KC);
}

bool namesOtherMail(const QString &text, const QUrl &target)
{
    static const QRegularExpression kMail(
        QStringLiteral("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+"));
    const QString goal = target.path(QUrl::FullyDecoded).toLower();
    auto matches = kMail.globalMatch(text);
    while (matches.hasNext()) {
        if (!goal.contains(matches.next().captured().toLower()))
            return true;
    }
    return false;
}

bool namesOtherHost(const QString &text, const QString &goal)
{
    static const QRegularExpression kHost(
        QStringLiteral("(https?://)?(?<![@\\p{L}\\p{N}._-])"
                       "([\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?"
                       "(?:\\.[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)+)(?!@)"),
        QRegularExpression::CaseInsensitiveOption);
    auto matches = kHost.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString host = match.captured(2);
        const bool isAddress = !match.captured(1).isEmpty()
                               || host.startsWith(QLatin1StringView("www."), Qt::CaseInsensitive)
                               || hasCommonEnding(host);
        if (isAddress && comparable(host) != goal)
            return true;
    }
    return false;
}

} // namespace

bool isMisleadingLabel(const QString &label, const QUrl &target)
{
    // Hosts are short: what stands beyond this is a paragraph, not a label.
    const QString text = visible(label.left(1000));
    const bool isMail = target.scheme().toLower() == QLatin1StringView("mailto");
    if (isMail)
        return namesOtherMail(text, target) || namesOtherHost(text, QString());
    return namesOtherHost(text, comparable(target.host(QUrl::FullyEncoded)));
}

} // namespace net
