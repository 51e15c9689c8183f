// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/exportwords.h"

#include "texts/texts.h"
#include "texts/translated.h"

#include <QCoreApplication>

namespace texts {
namespace {

class ExportWords
{
    Q_DECLARE_TR_FUNCTIONS(texts::ExportWords)
};

} // namespace

QString speakerName(core::Role role)
{
    switch (role) {
    case core::Role::System:
    case core::Role::Developer:
        return ExportWords::tr("Instructions");
    case core::Role::User:
        return ExportWords::tr("You");
    case core::Role::Assistant:
        return ExportWords::tr("Assistant");
    case core::Role::Tool:
        break;
    }
    return ExportWords::tr("Tool");
}

QString reasoningName()
{
    return ExportWords::tr("Reasoning");
}

QString toolLine(const core::ContentPart &part)
{
    const auto *call = std::get_if<core::ToolCallPart>(&part);
    return call ? ExportWords::tr("Called %1").arg(shortened(call->name))
                : ExportWords::tr("Result of a tool");
}

QString attachmentLine(const core::ContentPart &part)
{
    if (const auto *image = std::get_if<core::ImagePart>(&part)) {
        const QString name = shortened(image->name.isEmpty() ? image->url : image->name);
        return name.isEmpty() ? ExportWords::tr("Image") : ExportWords::tr("Image: %1").arg(name);
    }
    const auto *file = std::get_if<core::FilePart>(&part);
    return ExportWords::tr("File: %1").arg(file ? shortened(file->name) : QString());
}

QString branchName(int number, int after)
{
    return after == 0 ? ExportWords::tr("Branch %1, from the beginning").arg(number)
                      : ExportWords::tr("Branch %1, after message %2").arg(number).arg(after);
}

QString endLine(const core::Message &message)
{
    if (message.error && message.state == core::MessageState::Failed)
        return explain(*message.error).what;
    return message.role == core::Role::Assistant ? explain(message.state).what : QString();
}

QString untitledName()
{
    return ExportWords::tr("Conversation");
}

QString createdName()
{
    return ExportWords::tr("Created");
}

QString updatedName()
{
    return ExportWords::tr("Updated");
}

QString modelName()
{
    return ExportWords::tr("Model");
}

QString connectionName()
{
    return ExportWords::tr("Connection");
}

QString exportFailure(const core::Error &error)
{
    const QString words = error.message.simplified();
    if (error.code == QLatin1StringView("too-new"))
        return ExportWords::tr("The conversations were written by a newer Loquat. Use that one.");
    if (error.code == QLatin1StringView("not-here"))
        return ExportWords::tr("There is no conversation %1.").arg(words);
    if (error.code == QLatin1StringView("nothing"))
        return ExportWords::tr("There are no conversations to export.");
    if (error.code == QLatin1StringView("folder-in-use"))
        return ExportWords::tr("There is something in %1 already. Choose a new or empty folder.")
            .arg(words);
    if (error.code == QLatin1StringView("too-tall"))
        return ExportWords::tr("The message is too long for one image.");
    if (error.code == QLatin1StringView("json-only"))
        return ExportWords::tr("Only JSON can be protected with a passphrase.");
    if (error.code == QLatin1StringView("no-memory"))
        return ExportWords::tr("There is not enough memory to protect the export.");
    if (error.code == QLatin1StringView("write"))
        return ExportWords::tr("The export could not be written, and nothing of it was kept: %1")
            .arg(words);
    return ExportWords::tr("The conversations cannot be read: %1").arg(words);
}

} // namespace texts
