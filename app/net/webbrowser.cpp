// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/webbrowser.h"

#include <QFile>
#include <QStandardPaths>
#include <algorithm>

namespace net {
namespace {

/// What xdg-open itself falls back on, and the browsers that are met most.
constexpr const char *kBrowsers[] = {
    "x-www-browser", "www-browser", "firefox",  "firefox-esr", "chromium", "chromium-browser",
    "google-chrome", "epiphany",    "falkon",   "konqueror",   "brave",    "microsoft-edge",
    "vivaldi",       "opera",       "librewolf"};

/// Where the door to the desktop is another one: it asks outside.
bool opensOutside()
{
    return QFile::exists(QStringLiteral("/.flatpak-info")) || qEnvironmentVariableIsSet("SNAP")
           || qEnvironmentVariableIsSet("WSL_DISTRO_NAME");
}

bool namesHandler(const QString &path)
{
    constexpr QByteArrayView kKey("x-scheme-handler/https=");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (line.startsWith(kKey) && line.size() > kKey.size())
            return true;
    }
    return false;
}

bool isHandlerNamed(QStandardPaths::StandardLocation place, const QString &file)
{
    const QStringList paths = QStandardPaths::locateAll(place, file);
    return std::any_of(paths.cbegin(), paths.cend(), namesHandler);
}

} // namespace

bool hasWebBrowser()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    if (!qEnvironmentVariableIsEmpty("BROWSER") || opensOutside())
        return true;
    const bool isInPath =
        std::any_of(std::begin(kBrowsers), std::end(kBrowsers), [](const char *name) {
            return !QStandardPaths::findExecutable(QString::fromLatin1(name)).isEmpty();
        });
    return isInPath
           || isHandlerNamed(QStandardPaths::ApplicationsLocation, QStringLiteral("mimeinfo.cache"))
           || isHandlerNamed(QStandardPaths::GenericConfigLocation,
                             QStringLiteral("mimeapps.list"));
#else
    return true;
#endif
}

} // namespace net
