// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/sentences.h"

#include "texts/addresssentences.h"
#include "texts/gatewaysentences.h"

#include <QList>
#include <array>

namespace texts {
namespace {

using core::ErrorKind;

constexpr std::array kOwn{
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
    Sentence{ErrorKind::Storage, "settings",
             QT_TRANSLATE_NOOP("texts", "The settings could not be saved."),
             QT_TRANSLATE_NOOP(
                 "texts", "Check that the disk has room and that the data folder can be written.")},
    Sentence{ErrorKind::Storage, "full", QT_TRANSLATE_NOOP("texts", "The disk is full."),
             QT_TRANSLATE_NOOP("texts", "Make some room. Nothing is lost meanwhile.")},
    Sentence{ErrorKind::Storage, "read-only",
             QT_TRANSLATE_NOOP("texts", "The data folder cannot be written."),
             QT_TRANSLATE_NOOP("texts", "Check that the disk is not write-protected and that the "
                                        "folder is yours. Nothing is lost meanwhile.")},
    Sentence{ErrorKind::Storage, "busy",
             QT_TRANSLATE_NOOP("texts", "Another program is using the database of your chats."),
             QT_TRANSLATE_NOOP("texts", "Close that program. Nothing is lost meanwhile.")},
    Sentence{ErrorKind::Storage, "slow",
             QT_TRANSLATE_NOOP("texts", "The disk takes long to save your chats."),
             QT_TRANSLATE_NOOP("texts", "Wait a moment, or check that the disk is connected. "
                                        "Nothing is lost meanwhile.")},
    Sentence{ErrorKind::Storage, "no-answer",
             QT_TRANSLATE_NOOP("texts", "Loquat is running with this data directory already, but "
                                        "does not answer."),
             QT_TRANSLATE_NOOP("texts", "Close it, or wait a moment, then try again.")},
    Sentence{ErrorKind::Storage, "", QT_TRANSLATE_NOOP("texts", "Reading or saving data failed."),
             QT_TRANSLATE_NOOP(
                 "texts", "Check that the disk has room and that the data folder can be written.")},
    Sentence{ErrorKind::Storage, "%1",
             QT_TRANSLATE_NOOP("texts", "Reading or saving data failed: %1"),
             QT_TRANSLATE_NOOP(
                 "texts", "Check that the disk has room and that the data folder can be written.")},
    Sentence{ErrorKind::BadInput, "", QT_TRANSLATE_NOOP("texts", "This entry cannot be used."),
             QT_TRANSLATE_NOOP("texts", "Correct it, then try again.")},
    Sentence{ErrorKind::BadInput, "message-gone",
             QT_TRANSLATE_NOOP("texts", "This message is no longer there."),
             QT_TRANSLATE_NOOP("texts", "It may have been deleted meanwhile.")},
    Sentence{ErrorKind::BadInput, "message-empty",
             QT_TRANSLATE_NOOP("texts", "This version has no words."),
             QT_TRANSLATE_NOOP("texts", "Choose another one.")},
    Sentence{ErrorKind::BadInput, "busy", QT_TRANSLATE_NOOP("texts", "A reply is still coming in."),
             QT_TRANSLATE_NOOP("texts", "Stop it first.")},
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
    Sentence{ErrorKind::Network, "demo-port",
             QT_TRANSLATE_NOOP("texts", "The demo could not be started."),
             QT_TRANSLATE_NOOP("texts",
                               "No free port was found on this computer; try again in a moment.")},
    Sentence{ErrorKind::Network, "stopped", QT_TRANSLATE_NOOP("texts", "The request was stopped."),
             QT_TRANSLATE_NOOP("texts", "Try again.")},
    Sentence{
        ErrorKind::Network, "network-down", QT_TRANSLATE_NOOP("texts", "There is no network."),
        QT_TRANSLATE_NOOP(
            "texts", "Retry waits until this computer has a network again, then sends by itself.")},
    Sentence{
        ErrorKind::Network, "suspended",
        QT_TRANSLATE_NOOP("texts", "This computer was asleep, and the connection was lost."),
        QT_TRANSLATE_NOOP("texts", "Retry sends the message again as soon as there is a network.")},
    Sentence{
        ErrorKind::Network, "network-changed",
        QT_TRANSLATE_NOOP("texts", "The network changed, and the connection was lost."),
        QT_TRANSLATE_NOOP("texts", "Retry sends the message again as soon as there is a network.")},
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
    Sentence{ErrorKind::BadInput, "nothing-asked",
             QT_TRANSLATE_NOOP("texts",
                               "Without its images the question is empty, so nothing was sent."),
             QT_TRANSLATE_NOOP("texts",
                               "Write what you want to know, or choose a model that sees images.")},
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
    NoticeSentence{
        "model-declined",
        QT_TRANSLATE_NOOP("texts", "The model declined to answer; these are its words.")},
    NoticeSentence{"frames-skipped",
                   QT_TRANSLATE_NOOP(
                       "texts", "Some parts of the answer could not be read and were left out.")},
    NoticeSentence{"no-answer-text",
                   QT_TRANSLATE_NOOP("texts", "The model was thinking, but gave no answer.")},
    NoticeSentence{"plain-text",
                   QT_TRANSLATE_NOOP(
                       "texts", "The gateway answered in plain text instead of the usual format.")},
    NoticeSentence{"image-unseen",
                   QT_TRANSLATE_NOOP("texts", "The model may not have seen the image: the gateway "
                                              "counted hardly more than the text.")},
    NoticeSentence{"images-smaller",
                   QT_TRANSLATE_NOOP("texts", "The images were sent smaller than they are.")},
    NoticeSentence{"images-left-out",
                   QT_TRANSLATE_NOOP("texts", "The message was sent without its images.")},
    NoticeSentence{
        "unexplained-again",
        QT_TRANSLATE_NOOP("texts", "The gateway did not say why it stopped, as it did before.")},
    NoticeSentence{"damaged-on-disk",
                   QT_TRANSLATE_NOOP("texts", "What is stored of this message was damaged on the "
                                              "disk. Compare it with a backup: Settings › Data.")},
    NoticeSentence{"option-left-out:%1",
                   QT_TRANSLATE_NOOP("texts", "The option “%1” was left out, because the gateway "
                                              "refuses it.")},
    NoticeSentence{"option-left-out:%1:%2",
                   QT_TRANSLATE_NOOP("texts", "The option “%1” was sent as “%2”, because the "
                                              "gateway asks for that name.")},
    NoticeSentence{"shared-usage:%1",
                   QT_TRANSLATE_NOOP("texts", "One request brought %1 answers. Its tokens are "
                                              "counted for all of them together, with the first.")},
};

} // namespace

std::span<const Sentence> errorSentences()
{
    static const QList<Sentence> all = [] {
        QList<Sentence> joined;
        for (const Sentence &sentence : gatewaySentences())
            joined.append(sentence);
        for (const Sentence &sentence : addressSentences())
            joined.append(sentence);
        for (const Sentence &sentence : kOwn)
            joined.append(sentence);
        return joined;
    }();
    return {all.constData(), std::size_t(all.size())};
}

std::span<const NoticeSentence> noticeSentences()
{
    return kNotices;
}

} // namespace texts
