// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/checks.h"

#include "texts/texts.h"
#include "texts/translated.h"

#include <QCoreApplication>
#include <QStringList>
#include <array>

namespace texts {
namespace {

struct Words {
    const char *name;
    const char *title;
};

constexpr std::array kTitles{
    Words{"address", QT_TRANSLATE_NOOP("texts", "Address")},
    Words{"name", QT_TRANSLATE_NOOP("texts", "Host name")},
    Words{"tcp", QT_TRANSLATE_NOOP("texts", "Connection")},
    Words{"tls", QT_TRANSLATE_NOOP("texts", "Encryption")},
    Words{"api", QT_TRANSLATE_NOOP("texts", "API")},
    Words{"models", QT_TRANSLATE_NOOP("texts", "Model list")},
    Words{"key", QT_TRANSLATE_NOOP("texts", "API Key")},
    Words{"model", QT_TRANSLATE_NOOP("texts", "Model")},
    Words{"streaming", QT_TRANSLATE_NOOP("texts", "Streaming")},
    Words{"images", QT_TRANSLATE_NOOP("texts", "Images")},
};

struct Passed {
    const char *name;
    const char *sign; ///< in the detail; "": whatever it is
    const char *text;
};

constexpr std::array kPassed{
    Passed{"address", "", QT_TRANSLATE_NOOP("texts", "Messages will be sent to %1.")},
    Passed{"name", "proxy ", QT_TRANSLATE_NOOP("texts", "The proxy's name leads to %1.")},
    Passed{"name", "", QT_TRANSLATE_NOOP("texts", "The name leads to %1.")},
    Passed{"tcp", "proxy ", QT_TRANSLATE_NOOP("texts", "The proxy %1 accepts connections.")},
    Passed{"tcp", "", QT_TRANSLATE_NOOP("texts", "%1 accepts connections.")},
    Passed{"tls", "", QT_TRANSLATE_NOOP("texts", "The connection is encrypted and trusted.")},
    Passed{"api", "", QT_TRANSLATE_NOOP("texts", "An API answers at this address.")},
    Passed{"models", " public",
           QT_TRANSLATE_NOOP("texts", "Models listed: %1. Everyone can read this list, so it says "
                                      "nothing about the key.")},
    Passed{"models", "", QT_TRANSLATE_NOOP("texts", "Models listed: %1.")},
    Passed{"key", "accepted", QT_TRANSLATE_NOOP("texts", "The gateway accepted the key.")},
    Passed{"key", "none", QT_TRANSLATE_NOOP("texts", "The gateway asked for no key.")},
    Passed{"key", "", QT_TRANSLATE_NOOP("texts", "A short chat was answered.")},
    Passed{"model", " unanswered", QT_TRANSLATE_NOOP("texts", "The gateway did not object to %1.")},
    Passed{"model", "", QT_TRANSLATE_NOOP("texts", "The gateway knows %1.")},
    Passed{"streaming", "one-by-one",
           QT_TRANSLATE_NOOP("texts", "The answer arrives piece by piece.")},
    Passed{"streaming", "at-once",
           QT_TRANSLATE_NOOP("texts", "The answer arrived all at once: something on the way holds "
                                      "it back until it is complete.")},
    Passed{"streaming", "too-short",
           QT_TRANSLATE_NOOP("texts", "The answer arrived; it was too short to show whether longer "
                                      "ones come piece by piece.")},
    Passed{"images", "", QT_TRANSLATE_NOOP("texts", "The model sees images.")},
};

} // namespace

QString checkTitle(const QString &name)
{
    for (const Words &words : kTitles) {
        if (name == QLatin1StringView(words.name))
            return translated(words.title);
    }
    return name;
}

QString passedText(const QString &name, const QString &detail)
{
    for (const Passed &passed : kPassed) {
        const QLatin1StringView sign(passed.sign);
        if (name == QLatin1StringView(passed.name) && detail.contains(sign))
            return filled(passed.text, withReadableHosts(
                                           sign.isEmpty() ? detail : QString(detail).remove(sign)));
    }
    return {};
}

QString skippedText(const QString &reason)
{
    if (reason == QLatin1StringView("http"))
        return translated(QT_TRANSLATE_NOOP("texts", "This address is not encrypted."));
    if (reason == QLatin1StringView("missing"))
        return translated(QT_TRANSLATE_NOOP(
            "texts", "The gateway has no list of models; enter the Model ID by hand."));
    if (reason == QLatin1StringView("not-asked"))
        return translated(QT_TRANSLATE_NOOP("texts", "Not asked for."));
    return translated(QT_TRANSLATE_NOOP("texts", "Not reached."));
}

QString proposalText(const core::Error &error)
{
    QString address;
    QString models;
    if (!error.proposedBaseUrl.isEmpty())
        address =
            filled(QT_TRANSLATE_NOOP("texts", "This Base URL works: %1"), error.proposedBaseUrl);
    if (!error.proposedModels.isEmpty())
        models = filled(QT_TRANSLATE_NOOP("texts", "Did you mean: %1"),
                        error.proposedModels.join(QStringLiteral(", ")));
    return joined(address, models);
}

} // namespace texts
