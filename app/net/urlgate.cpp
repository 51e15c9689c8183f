// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/urlgate.h"

#include "net/linklabel.h"

#include <QUrlQuery>
#include <algorithm>

namespace net {
namespace {

constexpr qsizetype kMaxLength = 8192;

/// Spaces, controls, everything invisible or direction-changing, and the backslash, which
/// browsers take for a slash.
bool isUnsafe(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return c == u'\\' || c == u'"' || c == u'<' || c == u'>' || c == u'`';
    }
}

/// The raw text between "//" and the path, before any parser has tidied it up.
QStringView rawAuthority(QStringView target)
{
    const qsizetype start = target.indexOf(u"//");
    if (start < 0)
        return {};
    const QStringView rest = target.mid(start + 2);
    const auto end = std::find_if(rest.cbegin(), rest.cend(),
                                  [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; });
    return rest.left(end - rest.cbegin());
}

bool isPlainHost(const QString &host)
{
    return !host.isEmpty() && std::all_of(host.cbegin(), host.cend(), [](QChar c) {
        return c.unicode() < 0x7f
               && (c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_' || c == u':');
    });
}

std::optional<core::GatedLink> checkWeb(const QString &target, const QUrl &url)
{
    const QStringView authority = rawAuthority(target);
    const QString host = url.host(QUrl::FullyEncoded);
    const bool isMasked = authority.contains(u'@') || authority.contains(u'%');
    if (isMasked || !url.userInfo().isEmpty() || !isPlainHost(host))
        return std::nullopt;
    core::GatedLink link;
    link.host = host;
    link.address = QString::fromLatin1(url.toEncoded());
    return link;
}

/// RFC 6068, without what mail programs have added to it: files to attach, and line breaks that
/// would begin a header of their own.
std::optional<core::GatedLink> checkMail(const QUrl &url)
{
    const QString to = url.path(QUrl::FullyDecoded);
    if (!url.authority().isEmpty() || !to.contains(u'@') || to.startsWith(u'-'))
        return std::nullopt;
    const auto hasBreak = [](const QString &text) {
        return std::any_of(text.cbegin(), text.cend(),
                           [](QChar c) { return c.category() == QChar::Other_Control; });
    };
    if (hasBreak(to))
        return std::nullopt;
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        const QString key = name.trimmed().toLower();
        static const QStringList kAllowed{QStringLiteral("subject"), QStringLiteral("body"),
                                          QStringLiteral("cc"),      QStringLiteral("bcc"),
                                          QStringLiteral("to"),      QStringLiteral("in-reply-to")};
        if (!kAllowed.contains(key) || (key != QLatin1StringView("body") && hasBreak(value)))
            return std::nullopt;
    }
    core::GatedLink link;
    link.address = QString::fromLatin1(url.toEncoded());
    return link;
}

} // namespace

UrlGate::UrlGate(Launcher launcher)
    : m_launcher(std::move(launcher))
{
}

std::optional<core::GatedLink> UrlGate::check(const QString &target, const QString &label) const
{
    if (target.isEmpty() || target.size() > kMaxLength
        || std::any_of(target.cbegin(), target.cend(), isUnsafe))
        return std::nullopt;
    const QUrl url(target, QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    if (!url.isValid())
        return std::nullopt;
    std::optional<core::GatedLink> link;
    if (scheme == QLatin1StringView("https") || scheme == QLatin1StringView("http"))
        link = checkWeb(target, url);
    else if (scheme == QLatin1StringView("mailto"))
        link = checkMail(url);
    if (link)
        link->isMisleading = isMisleadingLabel(label, url);
    return link;
}

bool UrlGate::open(const core::GatedLink &link)
{
    // The value may have come a long way since it was made; what leaves is checked again.
    const std::optional<core::GatedLink> checked = check(link.address, {});
    if (!checked || !m_launcher)
        return false;
    return m_launcher(QUrl(checked->address, QUrl::StrictMode));
}

} // namespace net
