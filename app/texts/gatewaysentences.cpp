// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/gatewaysentences.h"

#include <QtGlobal>
#include <array>

namespace texts {
namespace {

using core::ErrorKind;

constexpr std::array kGateway{
    Sentence{ErrorKind::KeyRefused, "",
             QT_TRANSLATE_NOOP("texts", "The gateway refused the API key."),
             QT_TRANSLATE_NOOP("texts", "Look for missing or extra characters in the key, or make "
                                        "a new one on the gateway's pages.")},
    Sentence{
        ErrorKind::KeyRefused, "key-missing",
        QT_TRANSLATE_NOOP("texts", "The gateway asks for an API key."),
        QT_TRANSLATE_NOOP("texts", "Enter the key from the gateway's pages, then send again.")},
    Sentence{
        ErrorKind::KeyRefused, "pending",
        QT_TRANSLATE_NOOP("texts", "The account behind this key may not chat yet."),
        QT_TRANSLATE_NOOP(
            "texts",
            "It waits for approval or was closed: ask whoever runs the gateway to let it in.")},
    Sentence{ErrorKind::Forbidden, "",
             QT_TRANSLATE_NOOP("texts", "The gateway does not allow this."),
             QT_TRANSLATE_NOOP("texts", "The key may not use this model or address; choose another "
                                        "model, or ask whoever runs the gateway.")},
    Sentence{ErrorKind::Forbidden, "channel",
             QT_TRANSLATE_NOOP("texts",
                               "The gateway takes the end of the key for the name of a channel."),
             QT_TRANSLATE_NOOP("texts", "Something stands behind the key after a dash: copy the "
                                        "key again, without what follows it.")},
    Sentence{ErrorKind::Forbidden, "keys-disabled",
             QT_TRANSLATE_NOOP("texts", "The gateway has API keys switched off."),
             QT_TRANSLATE_NOOP("texts",
                               "Ask whoever runs the gateway to allow API keys for your account.")},
    Sentence{
        ErrorKind::Forbidden, "key-missing",
        QT_TRANSLATE_NOOP("texts", "The gateway asks for an API key."),
        QT_TRANSLATE_NOOP("texts", "Enter the key from the gateway's pages, then send again.")},
    Sentence{ErrorKind::Forbidden, "address",
             QT_TRANSLATE_NOOP("texts", "The gateway does not take this key from your network."),
             QT_TRANSLATE_NOOP("texts", "Use the network that the key was made for, or change its "
                                        "list of addresses on the gateway's pages.")},
    Sentence{ErrorKind::Forbidden, "model",
             QT_TRANSLATE_NOOP("texts", "The key may not use this model."),
             QT_TRANSLATE_NOOP(
                 "texts",
                 "Choose another model, or allow this one for the key on the gateway's pages.")},
    Sentence{ErrorKind::Forbidden, "region",
             QT_TRANSLATE_NOOP("texts", "The gateway does not serve your country or region."),
             QT_TRANSLATE_NOOP("texts", "Use another connection.")},
    Sentence{
        ErrorKind::Quota, "", QT_TRANSLATE_NOOP("texts", "The account has no credit left."),
        QT_TRANSLATE_NOOP("texts", "Top it up on the gateway's pages, or use another connection.")},
    Sentence{ErrorKind::RateLimited, "",
             QT_TRANSLATE_NOOP("texts", "Too many requests in a short time."),
             QT_TRANSLATE_NOOP("texts", "Wait a moment, then try again.")},
    Sentence{ErrorKind::RateLimited, "%1",
             QT_TRANSLATE_NOOP("texts", "Too many requests in a short time."),
             QT_TRANSLATE_NOOP("texts", "The gateway asks you to wait %1 before trying again.")},
    Sentence{
        ErrorKind::RateLimited, "long-wait",
        QT_TRANSLATE_NOOP("texts", "Too many requests in a short time."),
        QT_TRANSLATE_NOOP(
            "texts",
            "The gateway asks you to wait %1, which is longer than a new try waits by itself.")},
    Sentence{
        ErrorKind::ModelNotFound, "",
        QT_TRANSLATE_NOOP("texts", "The gateway does not know this model."),
        QT_TRANSLATE_NOOP(
            "texts",
            "A model name must match to the letter; fetch the list of models and choose one.")},
    Sentence{ErrorKind::ModelNotFound, "not-pulled",
             QT_TRANSLATE_NOOP("texts", "The server does not have this model."),
             QT_TRANSLATE_NOOP("texts",
                               "Fetch it there with “ollama pull”, or choose one that it has.")},
    Sentence{ErrorKind::ModelNotFound, "display-name",
             QT_TRANSLATE_NOOP("texts", "This is a model's display name, not its ID."),
             QT_TRANSLATE_NOOP("texts", "Use the ID that belongs to it as the Model ID.")},
    Sentence{ErrorKind::ModelNotFound, "not-in-list",
             QT_TRANSLATE_NOOP("texts", "The gateway does not list this model."),
             QT_TRANSLATE_NOOP("texts", "A model name must match to the letter; choose one of the "
                                        "list, unless you know that this one works.")},
    Sentence{ErrorKind::NoChannel, "",
             QT_TRANSLATE_NOOP("texts", "Your key's group does not offer this model."),
             QT_TRANSLATE_NOOP("texts",
                               "The gateway has no provider for it there, so trying again will not "
                               "help; choose another model, or ask whoever runs the gateway.")},
    Sentence{
        ErrorKind::BadParameter, "",
        QT_TRANSLATE_NOOP("texts", "The gateway does not accept one of the options."),
        QT_TRANSLATE_NOOP("texts", "Take the option that it names away, or change its value.")},
    Sentence{ErrorKind::BadParameter, "%1",
             QT_TRANSLATE_NOOP("texts", "The gateway does not accept the option “%1”."),
             QT_TRANSLATE_NOOP("texts", "Take this option away, or change its value.")},
    Sentence{
        ErrorKind::BadRequest, "",
        QT_TRANSLATE_NOOP("texts", "The gateway could not use the request."),
        QT_TRANSLATE_NOOP(
            "texts",
            "Its own words say what it objects to; another model may accept the same message.")},
    Sentence{ErrorKind::BadRequest, "gateway-fault",
             QT_TRANSLATE_NOOP("texts", "The gateway failed inside."),
             QT_TRANSLATE_NOOP("texts",
                               "Some versions of Open WebUI do so for every program but their "
                               "own pages; whoever runs the gateway has to update it.")},
    Sentence{ErrorKind::BadRequest, "not-offered",
             QT_TRANSLATE_NOOP("texts", "The gateway does not offer this."),
             QT_TRANSLATE_NOOP("texts", "Choose another model, or ask whoever runs the gateway.")},
    Sentence{
        ErrorKind::ContextTooLong, "",
        QT_TRANSLATE_NOOP("texts", "The conversation is too long for this model."),
        QT_TRANSLATE_NOOP(
            "texts",
            "Start a new chat, shorten the message, or choose a model with a longer context.")},
    Sentence{ErrorKind::TooLarge, "",
             QT_TRANSLATE_NOOP("texts", "The message is too large for the gateway."),
             QT_TRANSLATE_NOOP("texts", "Send fewer or smaller images, or a shorter text.")},
    Sentence{
        ErrorKind::ImagesNotSupported, "",
        QT_TRANSLATE_NOOP("texts", "This model cannot read images."),
        QT_TRANSLATE_NOOP("texts", "Choose a model that can, or send the message without images.")},
    Sentence{
        ErrorKind::ImagesNotSupported, "images-ignored",
        QT_TRANSLATE_NOOP("texts", "The model answered, but did not see the image."),
        QT_TRANSLATE_NOOP(
            "texts", "Images are accepted and then ignored; choose a model that can read them.")},
    Sentence{
        ErrorKind::NotAnApi, "", QT_TRANSLATE_NOOP("texts", "The address answers with a web page."),
        QT_TRANSLATE_NOOP("texts", "The API path is probably missing: compare the Base URL with "
                                   "the gateway's guide, it often ends in /v1 or /api/v1.")},
    Sentence{ErrorKind::NotAnApi, "network-sign-in",
             QT_TRANSLATE_NOOP("texts", "This network asks you to sign in first."),
             QT_TRANSLATE_NOOP("texts",
                               "Open a page in your web browser, sign in there, then try again.")},
    Sentence{ErrorKind::WrongPath, "",
             QT_TRANSLATE_NOOP("texts", "The gateway does not know this path."),
             QT_TRANSLATE_NOOP("texts", "Compare the Base URL with the gateway's guide: a part "
                                        "such as /v1 or /api/v1 may be missing or doubled.")},
    Sentence{ErrorKind::WrongPath, "method-not-allowed",
             QT_TRANSLATE_NOOP("texts", "The gateway takes no messages at this path."),
             QT_TRANSLATE_NOOP(
                 "texts", "On Open WebUI, /api/v1 is missing then, or a slash is doubled or stands "
                          "at the end: compare the Base URL with the gateway's guide.")},
    Sentence{ErrorKind::WrongPath, "invalid-url",
             QT_TRANSLATE_NOOP("texts", "The gateway does not know the path it was asked for: %1"),
             QT_TRANSLATE_NOOP("texts", "Compare it with the gateway's guide: a part of the Base "
                                        "URL such as /v1 may be missing or doubled.")},
    Sentence{
        ErrorKind::WrongPath, "unexpected-endpoint",
        QT_TRANSLATE_NOOP("texts", "The server does not know this path."),
        QT_TRANSLATE_NOOP("texts", "This is how LM Studio answers: its Base URL ends in /v1.")},
    Sentence{ErrorKind::WrongPath, "page-not-found",
             QT_TRANSLATE_NOOP("texts", "The server does not know this path at all."),
             QT_TRANSLATE_NOOP("texts", "This is how Ollama answers: its Base URL ends in /v1.")},
    Sentence{ErrorKind::EmptyAnswer, "",
             QT_TRANSLATE_NOOP("texts", "The gateway sent an empty answer."),
             QT_TRANSLATE_NOOP("texts", "The message may be too long or filtered, or the model may "
                                        "not suit it; try again or choose another model.")},
    Sentence{ErrorKind::EmptyAnswer, "list",
             QT_TRANSLATE_NOOP("texts", "The gateway sent an empty answer."),
             QT_TRANSLATE_NOOP(
                 "texts", "Perhaps it is no gateway, or the API path is missing: compare the Base "
                          "URL with the gateway's guide, it often ends in /v1 or /api/v1.")},
    Sentence{
        ErrorKind::BackgroundTask, "",
        QT_TRANSLATE_NOOP("texts", "The gateway started a background task instead of answering."),
        QT_TRANSLATE_NOOP("texts", "This model does not answer in a chat; choose another one.")},
    Sentence{
        ErrorKind::ContentFiltered, "",
        QT_TRANSLATE_NOOP("texts", "The gateway's content filter blocked this."),
        QT_TRANSLATE_NOOP("texts", "Put the message in other words, or choose another model.")},
    Sentence{ErrorKind::Timeout, "", QT_TRANSLATE_NOOP("texts", "The gateway took too long."),
             QT_TRANSLATE_NOOP("texts", "Try again, or choose a faster model.")},
    Sentence{ErrorKind::Timeout, "connect",
             QT_TRANSLATE_NOOP("texts", "The gateway could not be reached in time."),
             QT_TRANSLATE_NOOP("texts", "Check your network and the Base URL, then try again.")},
    Sentence{ErrorKind::Timeout, "first-byte",
             QT_TRANSLATE_NOOP("texts", "The gateway did not begin to answer in time."),
             QT_TRANSLATE_NOOP("texts",
                               "The model may be overloaded or still thinking; try again, choose a "
                               "faster one, or allow more time in the connection's settings.")},
    Sentence{ErrorKind::Timeout, "list",
             QT_TRANSLATE_NOOP("texts", "The gateway did not send its list of models in time."),
             QT_TRANSLATE_NOOP("texts", "It may be busy, or something else may be behind this "
                                        "address: try again in a moment, or check the Base URL.")},
    Sentence{ErrorKind::Timeout, "idle", QT_TRANSLATE_NOOP("texts", "The answer stopped arriving."),
             QT_TRANSLATE_NOOP("texts", "No data came for a long time; what had arrived is kept.")},
    Sentence{
        ErrorKind::Timeout, "no-data",
        QT_TRANSLATE_NOOP("texts", "The gateway kept the line open, but sent no answer."),
        QT_TRANSLATE_NOOP(
            "texts", "It only said that it is still there; try again, or choose another model.")},
    Sentence{ErrorKind::Network, "", QT_TRANSLATE_NOOP("texts", "The connection failed."),
             QT_TRANSLATE_NOOP("texts", "Check your network and the Base URL, then try again.")},
    Sentence{ErrorKind::Network, "connection-refused",
             QT_TRANSLATE_NOOP("texts", "Nothing answers at “%1”."),
             QT_TRANSLATE_NOOP("texts",
                               "Check the port in the Base URL, and that the gateway is running.")},
    Sentence{ErrorKind::Network, "connection-closed",
             QT_TRANSLATE_NOOP("texts", "The gateway closed the connection."),
             QT_TRANSLATE_NOOP("texts", "It ended before the answer was complete; try again.")},
    Sentence{
        ErrorKind::Network, "closed-while-sending",
        QT_TRANSLATE_NOOP("texts", "The gateway closed the connection before it had everything."),
        QT_TRANSLATE_NOOP("texts",
                          "The message may be too large for it; send fewer or smaller images, or "
                          "less text, then try again.")},
    Sentence{ErrorKind::Network, "host-not-found",
             QT_TRANSLATE_NOOP("texts", "The address “%1” was not found."),
             QT_TRANSLATE_NOOP("texts",
                               "Look for a typing error in the Base URL, and check your network.")},
    Sentence{ErrorKind::Network, "unreachable",
             QT_TRANSLATE_NOOP("texts", "The way to “%1” is blocked."),
             QT_TRANSLATE_NOOP("texts", "A firewall or another network may be in between; check "
                                        "your network and the Base URL, then try again.")},
    Sentence{ErrorKind::Tls, "", QT_TRANSLATE_NOOP("texts", "The secure connection failed."),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent; check the Base URL, the date of this "
                                        "computer, and whether a company network is in between.")},
    Sentence{ErrorKind::Tls, "certificate",
             QT_TRANSLATE_NOOP("texts", "The certificate of “%1” cannot be trusted."),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent; check the Base URL, the date of this "
                                        "computer, and whether a company network is in between.")},
    Sentence{ErrorKind::Tls, "self-signed",
             QT_TRANSLATE_NOOP("texts", "The certificate of “%1” is signed by nobody but itself."),
             QT_TRANSLATE_NOOP("texts",
                               "Nothing was sent; if the server is yours, compare the fingerprint "
                               "in the connection's settings and accept it there.")},
    Sentence{
        ErrorKind::Tls, "pin-mismatch",
        QT_TRANSLATE_NOOP("texts", "The certificate of “%1” is not the one that you accepted."),
        QT_TRANSLATE_NOOP("texts",
                          "Nothing was sent; if it was renewed, compare the new fingerprint in the "
                          "connection's settings, else somebody may be in between.")},
    Sentence{ErrorKind::Tls, "unknown-authority",
             QT_TRANSLATE_NOOP("texts",
                               "This computer does not know who issued the certificate of “%1”."),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent; add the issuer's CA file to the "
                                        "connection, or ask whoever runs the gateway.")},
    Sentence{ErrorKind::Tls, "expired",
             QT_TRANSLATE_NOOP("texts", "The certificate of “%1” has expired."),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent; check the date of this computer, or "
                                        "tell whoever runs the gateway.")},
    Sentence{ErrorKind::Tls, "not-yet-valid",
             QT_TRANSLATE_NOOP("texts", "The certificate of “%1” is not valid yet."),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent; check the date of this computer, or "
                                        "tell whoever runs the gateway.")},
    Sentence{ErrorKind::Tls, "wrong-host",
             QT_TRANSLATE_NOOP("texts", "The certificate is not for “%1”."),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent; look for a typing error in the Base "
                                        "URL, or for an IP address where a name belongs.")},
    Sentence{ErrorKind::Tls, "revoked",
             QT_TRANSLATE_NOOP("texts", "The certificate of “%1” was withdrawn."),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent; tell whoever runs the gateway.")},
    Sentence{ErrorKind::Tls, "ca-file",
             QT_TRANSLATE_NOOP("texts", "The CA file cannot be used: %1"),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent; choose a PEM file that you may read.")},
    Sentence{ErrorKind::Tls, "client-certificate",
             QT_TRANSLATE_NOOP("texts", "The client certificate cannot be used: %1"),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent; choose a PEM file that you may read.")},
    Sentence{ErrorKind::Tls, "client-key",
             QT_TRANSLATE_NOOP("texts", "The key of the client certificate cannot be used: %1"),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent; choose a PEM file without a password.")},
    Sentence{ErrorKind::Tls, "https-only",
             QT_TRANSLATE_NOOP("texts", "The gateway answers only to https."),
             QT_TRANSLATE_NOOP("texts", "Write https:// at the beginning of the Base URL; what was "
                                        "sent to http:// so far could be read on the way.")},
    Sentence{
        ErrorKind::Proxy, "",
        QT_TRANSLATE_NOOP("texts", "The proxy did not let the connection through."),
        QT_TRANSLATE_NOOP(
            "texts", "Check the proxy in the connection's settings, or that of this computer.")},
    Sentence{
        ErrorKind::Proxy, "proxy-login",
        QT_TRANSLATE_NOOP("texts", "The proxy asks for a user name and a password."),
        QT_TRANSLATE_NOOP(
            "texts", "Enter them in the connection's settings, or in those of this computer.")},
    Sentence{
        ErrorKind::Proxy, "proxy-not-found", QT_TRANSLATE_NOOP("texts", "The proxy was not found."),
        QT_TRANSLATE_NOOP(
            "texts", "Check its name in the connection's settings, or in those of this computer.")},
    Sentence{
        ErrorKind::Proxy, "proxy-refused",
        QT_TRANSLATE_NOOP("texts", "Nothing answers at the proxy's address."),
        QT_TRANSLATE_NOOP(
            "texts",
            "Check its name and port in the connection's settings, or in those of this computer.")},
    Sentence{ErrorKind::GatewayDown, "", QT_TRANSLATE_NOOP("texts", "The gateway is down."),
             QT_TRANSLATE_NOOP("texts",
                               "It or a server behind it fails at the moment; try again later.")},
    Sentence{ErrorKind::GatewayDown, "server-behind",
             QT_TRANSLATE_NOOP("texts", "The gateway could not reach the server behind it."),
             QT_TRANSLATE_NOOP(
                 "texts",
                 "Nothing is wrong on your side; try again in a moment, or choose another model.")},
    Sentence{ErrorKind::GatewayDown, "slow-server-behind",
             QT_TRANSLATE_NOOP("texts", "The server behind the gateway did not answer in time."),
             QT_TRANSLATE_NOOP("texts", "Try again, or choose a faster model.")},
    Sentence{ErrorKind::GatewayDown, "silent-origin",
             QT_TRANSLATE_NOOP("texts", "The model was silent for longer than the gateway waits."),
             QT_TRANSLATE_NOOP("texts", "Ask for a shorter answer, or choose a faster model.")},
    Sentence{ErrorKind::Overloaded, "", QT_TRANSLATE_NOOP("texts", "The gateway is busy."),
             QT_TRANSLATE_NOOP(
                 "texts",
                 "The model may still be loading or have too many users; try again in a moment.")},
    Sentence{ErrorKind::Overloaded, "%1", QT_TRANSLATE_NOOP("texts", "The gateway is busy."),
             QT_TRANSLATE_NOOP("texts", "It asks you to wait %1 before trying again.")},
    Sentence{
        ErrorKind::Overloaded, "long-wait", QT_TRANSLATE_NOOP("texts", "The gateway is busy."),
        QT_TRANSLATE_NOOP(
            "texts", "It asks you to wait %1, which is longer than a new try waits by itself.")},
    Sentence{ErrorKind::Overloaded, "loading",
             QT_TRANSLATE_NOOP("texts", "The model is still loading."),
             QT_TRANSLATE_NOOP("texts", "Try again in a moment.")},
    Sentence{ErrorKind::Blocked, "",
             QT_TRANSLATE_NOOP("texts", "Something in front of the gateway blocked the request."),
             QT_TRANSLATE_NOOP("texts", "A firewall, a bot check or a sign-in page stands there; "
                                        "ask whoever runs the gateway for the API address.")},
    Sentence{ErrorKind::Protocol, "",
             QT_TRANSLATE_NOOP("texts", "The answer could not be understood."),
             QT_TRANSLATE_NOOP(
                 "texts", "It does not follow the Chat Completions format; check the Base URL.")},
    Sentence{ErrorKind::Protocol, "plain-text",
             QT_TRANSLATE_NOOP("texts", "The answer is plain text, not that of a chat API."),
             QT_TRANSLATE_NOOP(
                 "texts", "Something other than a gateway may be behind this address: compare the "
                          "Base URL with the gateway's guide, it often ends in /v1 or /api/v1.")},
    Sentence{ErrorKind::Protocol, "endless",
             QT_TRANSLATE_NOOP("texts", "The gateway sends without end, and no answer begins."),
             QT_TRANSLATE_NOOP("texts",
                               "Something else may be behind this address, or the gateway is "
                               "broken: compare the Base URL with the gateway's guide.")},
    Sentence{ErrorKind::Protocol, "not-http",
             QT_TRANSLATE_NOOP("texts", "The answer could not be understood."),
             QT_TRANSLATE_NOOP(
                 "texts",
                 "Something other than a gateway answers there; check the Base URL and its port.")},
    Sentence{
        ErrorKind::Unknown, "", QT_TRANSLATE_NOOP("texts", "The gateway reported an error."),
        QT_TRANSLATE_NOOP(
            "texts",
            "Its own words say more; try again, and if it stays, ask whoever runs the gateway.")},
};

} // namespace

std::span<const Sentence> gatewaySentences()
{
    return kGateway;
}

} // namespace texts
