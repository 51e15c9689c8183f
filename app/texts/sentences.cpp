// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/sentences.h"

#include <QtGlobal>
#include <array>

namespace texts {
namespace {

using core::ErrorKind;

constexpr std::array kErrors{
    Sentence{ErrorKind::KeyRefused, "",
             QT_TRANSLATE_NOOP("texts", "The gateway refused the API key."),
             QT_TRANSLATE_NOOP("texts", "Look for missing or extra characters in the key, or make "
                                        "a new one on the gateway's pages.")},
    Sentence{ErrorKind::Forbidden, "",
             QT_TRANSLATE_NOOP("texts", "The gateway does not allow this."),
             QT_TRANSLATE_NOOP("texts", "The key may not use this model or address; choose another "
                                        "model, or ask whoever runs the gateway.")},
    Sentence{
        ErrorKind::Quota, "", QT_TRANSLATE_NOOP("texts", "The account has no credit left."),
        QT_TRANSLATE_NOOP("texts", "Top it up on the gateway's pages, or use another connection.")},
    Sentence{ErrorKind::RateLimited, "",
             QT_TRANSLATE_NOOP("texts", "Too many requests in a short time."),
             QT_TRANSLATE_NOOP("texts", "Wait a moment, then try again.")},
    Sentence{
        ErrorKind::RateLimited, "%1",
        QT_TRANSLATE_NOOP("texts", "Too many requests in a short time."),
        QT_TRANSLATE_NOOP("texts", "The gateway asks you to wait %1 seconds before trying again.")},
    Sentence{
        ErrorKind::ModelNotFound, "",
        QT_TRANSLATE_NOOP("texts", "The gateway does not know this model."),
        QT_TRANSLATE_NOOP(
            "texts",
            "A model name must match to the letter; fetch the list of models and choose one.")},
    Sentence{ErrorKind::ModelNotFound, "display-name",
             QT_TRANSLATE_NOOP("texts", "This is a model's display name, not its ID."),
             QT_TRANSLATE_NOOP("texts", "Use the ID that belongs to it as the Model ID.")},
    Sentence{ErrorKind::ModelNotFound, "not-in-list",
             QT_TRANSLATE_NOOP("texts", "The gateway does not list this model."),
             QT_TRANSLATE_NOOP("texts", "A model name must match to the letter; choose one of the "
                                        "list, unless you know that this one works.")},
    Sentence{
        ErrorKind::NoChannel, "",
        QT_TRANSLATE_NOOP("texts", "The gateway has no provider for this model."),
        QT_TRANSLATE_NOOP(
            "texts",
            "Trying again will not help; choose another model, or ask whoever runs the gateway.")},
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
    Sentence{
        ErrorKind::ContextTooLong, "",
        QT_TRANSLATE_NOOP("texts", "The conversation is too long for this model."),
        QT_TRANSLATE_NOOP(
            "texts",
            "Start a new chat, shorten the message, or choose a model with a longer context.")},
    Sentence{ErrorKind::TooLarge, "",
             QT_TRANSLATE_NOOP("texts", "The message is too large for the gateway."),
             QT_TRANSLATE_NOOP("texts", "Send fewer or smaller images.")},
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
    Sentence{ErrorKind::WrongPath, "",
             QT_TRANSLATE_NOOP("texts", "The gateway does not know this path."),
             QT_TRANSLATE_NOOP("texts", "Compare the Base URL with the gateway's guide: a part "
                                        "such as /v1 or /api/v1 may be missing or doubled.")},
    Sentence{ErrorKind::EmptyAnswer, "",
             QT_TRANSLATE_NOOP("texts", "The gateway sent an empty answer."),
             QT_TRANSLATE_NOOP("texts", "The message may be too long or filtered, or the model may "
                                        "not suit it; try again or choose another model.")},
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
    Sentence{
        ErrorKind::Timeout, "first-byte",
        QT_TRANSLATE_NOOP("texts", "The gateway did not begin to answer in time."),
        QT_TRANSLATE_NOOP(
            "texts",
            "The model may be overloaded or still thinking; try again, or choose a faster one.")},
    Sentence{ErrorKind::Timeout, "idle", QT_TRANSLATE_NOOP("texts", "The answer stopped arriving."),
             QT_TRANSLATE_NOOP("texts", "No data came for a long time; what had arrived is kept.")},
    Sentence{ErrorKind::Network, "", QT_TRANSLATE_NOOP("texts", "The connection failed."),
             QT_TRANSLATE_NOOP("texts", "Check your network and the Base URL, then try again.")},
    Sentence{ErrorKind::Network, "connection-refused",
             QT_TRANSLATE_NOOP("texts", "Nothing answers at “%1”."),
             QT_TRANSLATE_NOOP("texts",
                               "Check the port in the Base URL, and that the gateway is running.")},
    Sentence{ErrorKind::Network, "connection-closed",
             QT_TRANSLATE_NOOP("texts", "The gateway closed the connection."),
             QT_TRANSLATE_NOOP("texts", "It ended before the answer was complete; try again.")},
    Sentence{ErrorKind::Network, "host-not-found",
             QT_TRANSLATE_NOOP("texts", "The address “%1” was not found."),
             QT_TRANSLATE_NOOP("texts",
                               "Look for a typing error in the Base URL, and check your network.")},
    Sentence{ErrorKind::Network, "demo-port",
             QT_TRANSLATE_NOOP("texts", "The demo could not be started."),
             QT_TRANSLATE_NOOP("texts",
                               "No free port was found on this computer; try again in a moment.")},
    Sentence{ErrorKind::Network, "stopped", QT_TRANSLATE_NOOP("texts", "The request was stopped."),
             QT_TRANSLATE_NOOP("texts", "Try again.")},
    Sentence{ErrorKind::Network, "network-down", QT_TRANSLATE_NOOP("texts", "There is no network."),
             QT_TRANSLATE_NOOP("texts", "Connect this computer to the network, then try again.")},
    Sentence{ErrorKind::Tls, "", QT_TRANSLATE_NOOP("texts", "The secure connection failed."),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent; check the Base URL, the date of this "
                                        "computer, and whether a company network is in between.")},
    Sentence{ErrorKind::Tls, "certificate",
             QT_TRANSLATE_NOOP("texts", "The certificate of “%1” cannot be trusted."),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent; check the Base URL, the date of this "
                                        "computer, and whether a company network is in between.")},
    Sentence{ErrorKind::Tls, "https-only",
             QT_TRANSLATE_NOOP("texts", "The gateway answers only to https."),
             QT_TRANSLATE_NOOP("texts", "Write https:// at the beginning of the Base URL; what was "
                                        "sent to http:// so far could be read on the way.")},
    Sentence{ErrorKind::Proxy, "",
             QT_TRANSLATE_NOOP("texts", "The proxy did not let the connection through."),
             QT_TRANSLATE_NOOP("texts", "Check the proxy settings of this computer.")},
    Sentence{ErrorKind::Proxy, "proxy-login",
             QT_TRANSLATE_NOOP("texts", "The proxy asks for a user name and a password."),
             QT_TRANSLATE_NOOP("texts", "Add them to the proxy settings of this computer.")},
    Sentence{ErrorKind::Redirect, "",
             QT_TRANSLATE_NOOP("texts", "The gateway points to another address without naming it."),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent there; check the Base URL.")},
    Sentence{ErrorKind::Redirect, "%1",
             QT_TRANSLATE_NOOP("texts", "The gateway points to another address: %1"),
             QT_TRANSLATE_NOOP("texts", "Nothing was sent there; if you trust it, use it as the "
                                        "Base URL and enter the key again.")},
    Sentence{ErrorKind::GatewayDown, "", QT_TRANSLATE_NOOP("texts", "The gateway is down."),
             QT_TRANSLATE_NOOP("texts",
                               "It or a server behind it fails at the moment; try again later.")},
    Sentence{ErrorKind::Overloaded, "", QT_TRANSLATE_NOOP("texts", "The gateway is busy."),
             QT_TRANSLATE_NOOP(
                 "texts",
                 "The model may still be loading or have too many users; try again in a moment.")},
    Sentence{ErrorKind::Overloaded, "%1", QT_TRANSLATE_NOOP("texts", "The gateway is busy."),
             QT_TRANSLATE_NOOP("texts", "It asks you to wait %1 seconds before trying again.")},
    Sentence{ErrorKind::Blocked, "",
             QT_TRANSLATE_NOOP("texts", "Something in front of the gateway blocked the request."),
             QT_TRANSLATE_NOOP("texts", "A firewall, a bot check or a sign-in page stands there; "
                                        "ask whoever runs the gateway for the API address.")},
    Sentence{ErrorKind::Protocol, "",
             QT_TRANSLATE_NOOP("texts", "The answer could not be understood."),
             QT_TRANSLATE_NOOP(
                 "texts", "It does not follow the Chat Completions format; check the Base URL.")},
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
    Sentence{ErrorKind::Storage, "not-found",
             QT_TRANSLATE_NOOP("texts", "This conversation is no longer there."),
             QT_TRANSLATE_NOOP("texts", "It may have been deleted in another window.")},
    Sentence{
        ErrorKind::Storage, "message-missing",
        QT_TRANSLATE_NOOP("texts", "An earlier message could not be read, so nothing was sent."),
        QT_TRANSLATE_NOOP("texts", "Open the conversation again, then try once more.")},
    Sentence{
        ErrorKind::Storage, "image-missing",
        QT_TRANSLATE_NOOP("texts", "An attached image could not be read, so nothing was sent."),
        QT_TRANSLATE_NOOP("texts", "Attach the image again and send the message anew.")},
    Sentence{ErrorKind::Storage, "", QT_TRANSLATE_NOOP("texts", "Reading or saving data failed."),
             QT_TRANSLATE_NOOP(
                 "texts", "Check that the disk has room and that the data folder can be written.")},
    Sentence{ErrorKind::Storage, "%1",
             QT_TRANSLATE_NOOP("texts", "Reading or saving data failed: %1"),
             QT_TRANSLATE_NOOP(
                 "texts", "Check that the disk has room and that the data folder can be written.")},
    Sentence{ErrorKind::BadInput, "", QT_TRANSLATE_NOOP("texts", "This entry cannot be used."),
             QT_TRANSLATE_NOOP("texts", "Correct it, then try again.")},
    Sentence{ErrorKind::BadInput, "empty", QT_TRANSLATE_NOOP("texts", "The Base URL is empty."),
             QT_TRANSLATE_NOOP("texts", "Enter the address from the gateway's guide.")},
    Sentence{ErrorKind::BadInput, "scheme",
             QT_TRANSLATE_NOOP("texts", "The Base URL must begin with https:// or http://."),
             QT_TRANSLATE_NOOP("texts", "Enter the address from the gateway's guide.")},
    Sentence{ErrorKind::BadInput, "user-info",
             QT_TRANSLATE_NOOP("texts", "The Base URL must not contain a user name or a password."),
             QT_TRANSLATE_NOOP(
                 "texts", "Take the part before the @ away; the key belongs in its own field.")},
    Sentence{ErrorKind::BadInput, "host",
             QT_TRANSLATE_NOOP("texts", "The Base URL names no server."),
             QT_TRANSLATE_NOOP("texts", "Enter the whole address from the gateway's guide.")},
    Sentence{
        ErrorKind::BadInput, "looks-like-key",
        QT_TRANSLATE_NOOP("texts", "This looks like an API key, not like an address."),
        QT_TRANSLATE_NOOP(
            "texts",
            "Enter it as the API Key, and the address from the gateway's guide as the Base URL.")},
    Sentence{ErrorKind::BadInput, "spaces",
             QT_TRANSLATE_NOOP("texts", "The Base URL contains a space."),
             QT_TRANSLATE_NOOP("texts", "Take the space away.")},
    Sentence{ErrorKind::BadInput, "ambiguous-path",
             QT_TRANSLATE_NOOP("texts", "It is not clear which part of the path is meant: %1"),
             QT_TRANSLATE_NOOP(
                 "texts", "Compare the Base URL with the gateway's guide and leave one API path.")},
    Sentence{ErrorKind::BadInput, "character",
             QT_TRANSLATE_NOOP("texts", "The API key contains a character that cannot be sent: %1"),
             QT_TRANSLATE_NOOP(
                 "texts", "Copy the key again; it consists of plain letters, digits and dashes.")},
    Sentence{
        ErrorKind::BadInput, "placeholder",
        QT_TRANSLATE_NOOP("texts", "This is the guide's placeholder, not a key: %1"),
        QT_TRANSLATE_NOOP(
            "texts", "Make a key of your own on the gateway's pages, and copy it from there.")},
    Sentence{ErrorKind::BadInput, "header",
             QT_TRANSLATE_NOOP("texts", "The header “%1” cannot be sent."),
             QT_TRANSLATE_NOOP("texts", "Use plain letters without line breaks, and leave headers "
                                        "that belong to the transport alone.")},
    Sentence{ErrorKind::BadInput, "keychain-locked",
             QT_TRANSLATE_NOOP("texts", "The key is in the keychain, and the keychain is locked."),
             QT_TRANSLATE_NOOP("texts", "Unlock it and try again, or enter the key once more.")},
    Sentence{ErrorKind::BadInput, "plain-http",
             QT_TRANSLATE_NOOP("texts", "This address is not encrypted."),
             QT_TRANSLATE_NOOP("texts", "Anyone on the way could read the key; use https, or allow "
                                        "it for this connection in the settings.")},
    Sentence{ErrorKind::BadInput, "no-profile",
             QT_TRANSLATE_NOOP("texts", "This connection no longer exists."),
             QT_TRANSLATE_NOOP("texts", "Choose another model.")},
    Sentence{ErrorKind::BadInput, "no-model", QT_TRANSLATE_NOOP("texts", "No model is chosen."),
             QT_TRANSLATE_NOOP("texts", "Choose a model, or enter its name.")},
    Sentence{ErrorKind::BadInput, "not-an-image",
             QT_TRANSLATE_NOOP("texts", "This file is not an image that can be sent."),
             QT_TRANSLATE_NOOP("texts", "Use PNG, JPEG, WebP, GIF or BMP.")},
    Sentence{ErrorKind::BadInput, "format-heic",
             QT_TRANSLATE_NOOP("texts", "HEIC images cannot be read here."),
             QT_TRANSLATE_NOOP("texts", "Save the picture as JPEG or PNG and attach that.")},
    Sentence{ErrorKind::BadInput, "format-avif",
             QT_TRANSLATE_NOOP("texts", "AVIF images cannot be read here."),
             QT_TRANSLATE_NOOP("texts", "Save the picture as JPEG or PNG and attach that.")},
    Sentence{ErrorKind::BadInput, "format-tiff",
             QT_TRANSLATE_NOOP("texts", "TIFF images cannot be read here."),
             QT_TRANSLATE_NOOP("texts", "Save the picture as JPEG or PNG and attach that.")},
    Sentence{ErrorKind::BadInput, "format-svg",
             QT_TRANSLATE_NOOP("texts", "SVG drawings cannot be sent."),
             QT_TRANSLATE_NOOP("texts", "Save the drawing as PNG and attach that.")},
    Sentence{ErrorKind::BadInput, "too-many-pixels",
             QT_TRANSLATE_NOOP("texts", "The image has too many pixels."),
             QT_TRANSLATE_NOOP("texts", "Make it smaller than 50 megapixels and attach it again.")},
    Sentence{ErrorKind::BadInput, "too-many-bytes",
             QT_TRANSLATE_NOOP("texts", "The image file is too large."),
             QT_TRANSLATE_NOOP("texts", "Make it smaller than 20 MB and attach it again.")},
    Sentence{
        ErrorKind::BadInput, "damaged", QT_TRANSLATE_NOOP("texts", "The image is damaged."),
        QT_TRANSLATE_NOOP("texts", "Open and save it with another program, then attach it again.")},
    Sentence{ErrorKind::BadInput, "unreadable",
             QT_TRANSLATE_NOOP("texts", "The file cannot be read."),
             QT_TRANSLATE_NOOP("texts", "Check that it exists and that you may read it.")},
    Sentence{ErrorKind::BadInput, "bad-address",
             QT_TRANSLATE_NOOP("texts", "This image address cannot be used."),
             QT_TRANSLATE_NOOP("texts", "Enter a plain https or http address.")},
};

constexpr std::array kNotices{
    NoticeSentence{
        "no-finish-reason",
        QT_TRANSLATE_NOOP("texts",
                          "The gateway did not say why it stopped; the answer may be cut short.")},
    NoticeSentence{
        "length",
        QT_TRANSLATE_NOOP("texts", "The answer ends here because the token limit was reached.")},
    NoticeSentence{"content-filtered",
                   QT_TRANSLATE_NOOP("texts", "The gateway's content filter ended the answer.")},
    NoticeSentence{"frames-skipped",
                   QT_TRANSLATE_NOOP(
                       "texts", "Some parts of the answer could not be read and were left out.")},
    NoticeSentence{"no-answer-text",
                   QT_TRANSLATE_NOOP("texts", "The model was thinking, but gave no answer.")},
    NoticeSentence{"plain-text",
                   QT_TRANSLATE_NOOP(
                       "texts", "The gateway answered in plain text instead of the usual format.")},
};

} // namespace

std::span<const Sentence> errorSentences()
{
    return kErrors;
}

std::span<const NoticeSentence> noticeSentences()
{
    return kNotices;
}

} // namespace texts
