// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/askquestion.h"

#include "chat/imageimport.h"
#include "cli/askmessages.h"
#include "cli/usageerror.h"
#include "cli/words.h"
#include "texts/texts.h"

#include <QFile>

namespace cli {
namespace {

core::Result<QString> readPrompt(int input)
{
    QFile file;
    if (!file.open(input, QIODevice::ReadOnly, QFileDevice::DontCloseHandle))
        return usageError(Words::tr("Standard input cannot be read."));
    const core::Result<QByteArray> bytes =
        readWhole(file, Words::tr("The prompt on standard input is too long."));
    if (!bytes)
        return bytes.error();
    QString prompt = QString::fromUtf8(bytes.value());
    // The line break that echo and editors add is not part of the question.
    if (prompt.endsWith(u'\n'))
        prompt.chop(prompt.endsWith(QLatin1StringView("\r\n")) ? 2 : 1);
    if (prompt.startsWith(QChar(QChar::ByteOrderMark)))
        prompt.remove(0, 1);
    return prompt;
}

bool isAddress(const QString &image)
{
    return image.startsWith(QLatin1StringView("https://"), Qt::CaseInsensitive)
           || image.startsWith(QLatin1StringView("http://"), Qt::CaseInsensitive);
}

core::Error imageError(const QString &image, const core::Error &error)
{
    const texts::Explanation words = texts::explain(error);
    return usageError(QStringLiteral("%1: %2 %3").arg(image, words.what, words.advice));
}

core::Result<core::Done> addImage(const QString &image, core::Message &message,
                                  api::ChatRequest &request)
{
    if (isAddress(image)) {
        const core::Result<core::ImagePart> part = chat::ImageImport::fromAddress(image);
        if (!part)
            return imageError(image, part.error());
        message.parts.append(part.value());
        return core::Done{};
    }
    QFuture<core::Result<chat::ImportedImage>> future = chat::ImageImport::fromFile(image);
    future.waitForFinished();
    const core::Result<chat::ImportedImage> imported = future.result();
    if (!imported)
        return imageError(image, imported.error());
    message.parts.append(imported.value().part);
    request.attachments.insert(imported.value().part.hash, imported.value().bytes);
    return core::Done{};
}

/// The messages of a file, as they are; their own instructions are not said twice.
core::Result<core::Done> addWritten(const AskArguments &arguments, int input,
                                    api::ChatRequest &request)
{
    const core::Result<QJsonArray> read = messagesOfFile(arguments.messagesFile, input);
    if (!read)
        return read.error();
    const auto role = core::roleFromName(
        read.value().first().toObject().value(QLatin1StringView("role")).toString());
    const bool hasOwn = role == core::Role::System || role == core::Role::Developer;
    if (hasOwn && !arguments.system.isEmpty())
        return usageError(
            Words::tr("The messages begin with instructions of their own. Leave out --system."));
    request.written = read.value();
    return core::Done{};
}

/// The prompt and its images as the last message.
core::Result<core::Done> addPrompt(const AskArguments &arguments, int input,
                                   api::ChatRequest &request)
{
    QString prompt = arguments.prompt;
    if (arguments.isPromptOnInput) {
        const core::Result<QString> read = readPrompt(input);
        if (!read)
            return read.error();
        prompt = read.value();
    }
    if (prompt.trimmed().isEmpty() && arguments.images.isEmpty())
        return usageError(Words::tr("The prompt is empty."));
    if (prompt.trimmed().isEmpty())
        prompt = Words::tr("Describe this image.");
    core::Message message;
    message.parts.append(core::TextPart{prompt});
    for (const QString &image : arguments.images) {
        const core::Result<core::Done> added = addImage(image, message, request);
        if (!added)
            return added.error();
    }
    request.messages.append(message);
    return core::Done{};
}

} // namespace

core::Result<api::ChatRequest> makeQuestion(const AskArguments &arguments, int input)
{
    api::ChatRequest request;
    request.instructions = arguments.system;
    request.parameters = arguments.parameters;
    if (!arguments.messagesFile.isEmpty()) {
        if (const auto added = addWritten(arguments, input, request); !added)
            return added.error();
    }
    for (const AskArguments::Earlier &said : arguments.earlier) {
        core::Message earlier;
        earlier.role = said.role;
        earlier.parts.append(core::TextPart{said.text});
        request.messages.append(earlier);
    }
    if (!arguments.hasPrompt())
        return request;
    if (const auto added = addPrompt(arguments, input, request); !added)
        return added.error();
    return request;
}

} // namespace cli
