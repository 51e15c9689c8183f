// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/promptwords.h"

#include "texts/texts.h"
#include "ui/shorttitle.h"

#include <QCoreApplication>

namespace ui {
namespace {

/// The context of the texts below.
class PromptWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::PromptWords)
};

} // namespace

QString promptKindName(core::PromptKind kind)
{
    return kind == core::PromptKind::Snippet ? PromptWords::tr("Snippet")
                                             : PromptWords::tr("Instructions");
}

QString personaKindName()
{
    return PromptWords::tr("Persona");
}

QString personaWords(const core::Persona &persona)
{
    const QString letter = core::iconLetter(persona.icon);
    return letter.isEmpty() ? persona.name : letter + u' ' + persona.name;
}

QString promptFormatName(core::PromptFormat format)
{
    switch (format) {
    case core::PromptFormat::CherryStudio:
        return QStringLiteral("Cherry Studio");
    case core::PromptFormat::NextChat:
        return QStringLiteral("NextChat");
    case core::PromptFormat::OpenWebUi:
        return QStringLiteral("Open WebUI");
    case core::PromptFormat::List:
        return PromptWords::tr("A list of prompts");
    case core::PromptFormat::Own:
        break;
    }
    return QStringLiteral("Loquat");
}

QString importedPromptWords(const core::ImportedPrompt &item)
{
    using State = core::ImportedPrompt::State;
    using Reason = core::ImportedPrompt::Reason;
    if (item.state == State::Known)
        return PromptWords::tr("Here already");
    if (item.state == State::New) {
        return item.reason == Reason::Partly ? PromptWords::tr(
                   "New, without its %n example message(s)", nullptr, item.leftOut)
               : item.reason == Reason::Unsettable
                   ? PromptWords::tr("New, without parameters that cannot be set")
                   : PromptWords::tr("New");
    }
    switch (item.reason) {
    case Reason::NoText:
        return PromptWords::tr("Left out: it says nothing");
    case Reason::TooLong:
        return PromptWords::tr("Left out: longer than %L1 characters")
            .arg(core::kLongestPromptText);
    default:
        return PromptWords::tr("Left out: no more can be kept");
    }
}

QString promptDeedWords(chat::PromptDeed deed, const QString &title, int count)
{
    const QString shown = shortTitle(title);
    switch (deed) {
    case chat::PromptDeed::Added:
        return PromptWords::tr("Saved “%1”").arg(shown);
    case chat::PromptDeed::Changed:
        return PromptWords::tr("Changed “%1”").arg(shown);
    case chat::PromptDeed::Imported:
        return PromptWords::tr("%n prompt(s) imported", nullptr, count);
    case chat::PromptDeed::Removed:
        break;
    }
    return count == 1 ? PromptWords::tr("Deleted “%1”").arg(shown)
                      : PromptWords::tr("%n prompt(s) deleted", nullptr, count);
}

QString promptProblem(const core::Error &error)
{
    if (error.code == QLatin1StringView("prompt-empty"))
        return PromptWords::tr("Give it a name and a text.");
    if (error.code == QLatin1StringView("prompts-full"))
        return PromptWords::tr("No more prompts can be kept. Delete some, then try again.");
    if (error.code == QLatin1StringView("format"))
        return PromptWords::tr("There are no prompts in this file. It may be JSON of Loquat, "
                               "Cherry Studio, NextChat or Open WebUI, or a CSV file with the "
                               "columns “act” and “prompt”.");
    if (error.code == QLatin1StringView("encoding"))
        return PromptWords::tr(
            "The file is not in UTF-8, so its letters cannot be read. Save it as "
            "“CSV UTF-8”, then try again.");
    if (error.code == QLatin1StringView("too-large"))
        return PromptWords::tr("The file is larger than 16 MiB.");
    if (error.code == QLatin1StringView("unreadable"))
        return PromptWords::tr("The file cannot be read: %1").arg(error.message);
    return texts::joined(texts::explain(error).what, error.message);
}

} // namespace ui
