// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/addresssentences.h"

#include <QtGlobal>
#include <array>

namespace texts {
namespace {

constexpr std::array kAddress{
    Sentence{core::ErrorKind::ModelNotFound, "placeholder",
             QT_TRANSLATE_NOOP("texts", "This is the guide's placeholder, not a model."),
             QT_TRANSLATE_NOOP("texts", "Put the ID of one of the gateway's models in its place.")},
    Sentence{core::ErrorKind::BadInput, "model-placeholder",
             QT_TRANSLATE_NOOP("texts", "This is the guide's placeholder, not a model: %1"),
             QT_TRANSLATE_NOOP("texts", "Put the ID of one of the gateway's models in its place.")},
    Sentence{core::ErrorKind::BadInput, "port",
             QT_TRANSLATE_NOOP("texts", "The Base URL names a port that cannot be: %1"),
             QT_TRANSLATE_NOOP("texts", "A port is a number from 1 to 65535; take it away where "
                                        "the gateway's guide names none.")},
    Sentence{core::ErrorKind::NotAnApi, "other-text",
             QT_TRANSLATE_NOOP("texts", "Something answers at this address, but it is no API."),
             QT_TRANSLATE_NOOP("texts", "Compare the Base URL and its port with the gateway's "
                                        "guide; the address often ends in /v1 or /api/v1.")},
    Sentence{core::ErrorKind::WrongPath, "old-open-webui",
             QT_TRANSLATE_NOOP("texts", "The gateway takes no messages at this path."),
             QT_TRANSLATE_NOOP("texts", "An old Open WebUI takes them under /api only: leave out "
                                        "the /v1 at the end of the Base URL.")},
    Sentence{core::ErrorKind::WrongPath, "other-url",
             QT_TRANSLATE_NOOP("texts", "The gateway does not know the path it was asked for: %1"),
             QT_TRANSLATE_NOOP("texts", "It was sent to %2; compare both with the gateway's guide: "
                                        "a part of the Base URL such as /v1 may be missing or "
                                        "doubled.")},
    Sentence{core::ErrorKind::Redirect, "unusable",
             QT_TRANSLATE_NOOP("texts", "The gateway points to an address that is not a web "
                                        "address: %1"),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent there; compare the Base URL with the "
                                        "gateway's guide, or ask whoever runs the gateway.")},
    Sentence{core::ErrorKind::Redirect, "",
             QT_TRANSLATE_NOOP("texts", "The gateway points to another address without naming it."),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent there; check the Base URL.")},
    Sentence{core::ErrorKind::Redirect, "%1",
             QT_TRANSLATE_NOOP("texts", "The gateway points to another address: %1"),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent there; if you trust it, use it as the "
                                        "Base URL and enter the key again.")},
    Sentence{core::ErrorKind::Redirect, "same-origin",
             QT_TRANSLATE_NOOP("texts", "The gateway points to another path: %1"),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent there; use it as the Base URL.")},
    Sentence{core::ErrorKind::Redirect, "same-origin-silent",
             QT_TRANSLATE_NOOP("texts", "The gateway points to another path: %1"),
             QT_TRANSLATE_NOOP(
                 "texts",
                 "No API was found there either: compare the Base URL with the gateway's guide.")},
    Sentence{core::ErrorKind::Redirect, "to-page",
             QT_TRANSLATE_NOOP("texts", "The gateway points to a page instead of answering: %1"),
             QT_TRANSLATE_NOOP("texts",
                               "The API path is probably missing: compare the Base URL with "
                               "the gateway's guide, it often ends in /v1 or /api/v1.")},
    Sentence{
        core::ErrorKind::Redirect, "to-https-silent",
        QT_TRANSLATE_NOOP("texts", "The gateway wants to be asked at its encrypted address: %1"),
        QT_TRANSLATE_NOOP("texts",
                          "No API was found there, and the key went to the old one in clear text: "
                          "ask whoever runs the gateway for the address of its API.")},
    Sentence{
        core::ErrorKind::Redirect, "to-https",
        QT_TRANSLATE_NOOP("texts", "The gateway wants to be asked at its encrypted address: %1"),
        QT_TRANSLATE_NOOP("texts", "Your message and the key went to the old one in clear text "
                                   "this once; use the encrypted address from now on.")},
    Sentence{
        core::ErrorKind::Redirect, "to-http",
        QT_TRANSLATE_NOOP("texts", "The gateway points to an address that is not encrypted: %1"),
        QT_TRANSLATE_NOOP(
            "texts", "Nothing was sent there, and nothing will be; ask whoever runs the gateway.")},
    Sentence{
        core::ErrorKind::Redirect, "login",
        QT_TRANSLATE_NOOP("texts", "The address is behind a sign-in page."),
        QT_TRANSLATE_NOOP(
            "texts",
            "Nothing was sent there; ask whoever runs the gateway for the address of its API.")},
    Sentence{core::ErrorKind::Redirect, "loop",
             QT_TRANSLATE_NOOP("texts", "The gateway points from address to address in a circle."),
             QT_TRANSLATE_NOOP("texts", "Compare the Base URL with the gateway's guide.")},
    Sentence{core::ErrorKind::Redirect, "too-many",
             QT_TRANSLATE_NOOP("texts", "The gateway points from address to address."),
             QT_TRANSLATE_NOOP("texts", "Compare the Base URL with the gateway's guide.")},
};

} // namespace

std::span<const Sentence> addressSentences()
{
    return kAddress;
}

} // namespace texts
