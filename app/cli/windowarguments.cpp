// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/windowarguments.h"

#include "cli/usageerror.h"
#include "cli/words.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace cli {
namespace {

/// A file's name means another file to a program that runs elsewhere.
QString portable(const QString &image)
{
    const bool isAddress = image.startsWith(QLatin1StringView("https://"))
                           || image.startsWith(QLatin1StringView("http://"));
    return isAddress ? image : QFileInfo(image).absoluteFilePath();
}

/// The member an option with a value goes to, or null for an unknown option.
QString *targetOf(WindowArguments &result, const QString &name, QString &image)
{
    const std::pair<const char *, QString *> options[] = {{"--data-dir", &result.dataDir},
                                                          {"--base-url", &result.baseUrl},
                                                          {"--api-key-file", &result.apiKeyFile},
                                                          {"--model", &result.model},
                                                          {"--send", &result.send},
                                                          {"--open", &result.open},
                                                          {"--image", &image}};
    for (const auto &option : options) {
        if (name == QLatin1StringView(option.first))
            return option.second;
    }
    return nullptr;
}

bool *flagOf(WindowArguments &result, const QString &name)
{
    if (name == QLatin1StringView("--quit-when-done"))
        return &result.isQuitWhenDone;
    if (name == QLatin1StringView("--help") || name == QLatin1StringView("-h"))
        return &result.isHelpAsked;
    if (name == QLatin1StringView("--version"))
        return &result.isVersionAsked;
    return nullptr;
}

} // namespace

QJsonObject WindowArguments::toMessage() const
{
    return {{QStringLiteral("send"), send},
            {QStringLiteral("images"), QJsonArray::fromStringList(images)},
            {QStringLiteral("open"), open}};
}

WindowArguments WindowArguments::fromMessage(const QJsonObject &message)
{
    WindowArguments result;
    result.send = message.value(QLatin1StringView("send")).toString();
    result.open = message.value(QLatin1StringView("open")).toString();
    const QJsonArray images = message.value(QLatin1StringView("images")).toArray();
    for (const QJsonValue &image : images)
        result.images.append(image.toString());
    return result;
}

core::Result<WindowArguments> parseWindowArguments(const QStringList &arguments)
{
    WindowArguments result;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString name = arguments.at(i).section(QLatin1Char('='), 0, 0);
        const bool hasInlineValue = name.size() < arguments.at(i).size();
        if (bool *flag = flagOf(result, arguments.at(i))) {
            *flag = true;
            continue;
        }
        QString image;
        QString *target = targetOf(result, name, image);
        if (!target)
            return usageError(Words::tr("Unknown argument: %1").arg(arguments.at(i)));
        if (hasInlineValue) {
            *target = arguments.at(i).mid(name.size() + 1);
        } else if (i + 1 < arguments.size()) {
            *target = arguments.at(++i);
        } else {
            return missingValue(name);
        }
        // Nothing to send is harmless; an address or a model that is lost is not.
        if (target->trimmed().isEmpty() && target != &result.send)
            return missingValue(name);
        if (!image.isEmpty())
            result.images.append(portable(image));
    }
    return result;
}

QString helpText()
{
    return Words::tr(
        "Usage: loquat [options]            open the window\n"
        "       loquat ask [options] PROMPT  answer on standard output\n"
        "       loquat doctor [options]      find out what is wrong with a connection\n"
        "       loquat import [options] FILE…  import conversations of other programs\n"
        "       loquat search [options] QUERY  find messages\n"
        "       loquat list [options]        list conversations\n"
        "       loquat backup [options]      make a backup of all conversations\n"
        "       loquat restore [options] FILE  go back to a backup\n"
        "       loquat export [options] -o FILE  export conversations\n"
        "\n"
        "Options of the window:\n"
        "  --data-dir DIR        keep everything below DIR\n"
        "  --base-url URL        use this gateway for this run\n"
        "  --api-key-file FILE   read its key from FILE\n"
        "  --model MODEL         use this model\n"
        "  --send TEXT           send TEXT in a new conversation\n"
        "  --image FILE|URL      attach an image to it (can be repeated)\n"
        "  --open ID|last        open a conversation\n"
        "  --quit-when-done      leave after the reply has been shown\n"
        "  --version, --help\n"
        "\n"
        "\"loquat ask --help\" and the like list the options of the others.\n");
}

} // namespace cli
