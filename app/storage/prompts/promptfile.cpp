// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/prompts/promptfile.h"

#include "core/id.h"
#include "storage/import/importerror.h"
#include "storage/prompts/csvtable.h"
#include "storage/prompts/foreignprompts.h"
#include "storage/prompts/promptcodec.h"
#include "storage/textsanitizer.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>

namespace storage {
namespace {

using core::ImportedPrompt;
using core::PromptFormat;

/// More than can be kept, so that what is left over can be named.
constexpr qsizetype kMostInFile = 2 * (core::kMostPrompts + core::kMostPersonas);

void refuseItem(ImportedPrompt &item, ImportedPrompt::Reason reason)
{
    item.state = ImportedPrompt::State::Refused;
    item.reason = reason;
}

/// Takes one in, judged by what it says.
void addItem(core::PromptImport &list, ImportedPrompt item)
{
    if (list.items.size() >= kMostInFile)
        return;
    if (auto *prompt = std::get_if<core::Prompt>(&item.what)) {
        const bool isTooLong = prompt->text.size() > core::kLongestPromptText;
        *prompt = core::tidied(*prompt);
        if (isTooLong || !core::isWhole(*prompt))
            refuseItem(item, isTooLong ? ImportedPrompt::Reason::TooLong
                                       : ImportedPrompt::Reason::NoText);
    } else {
        auto &persona = std::get<core::Persona>(item.what);
        const bool isTooLong = persona.instructions.size() > core::kLongestPromptText
                               || core::lengthOf(persona) > 4 * core::kLongestPromptText;
        persona = core::tidied(persona);
        if (isTooLong || !core::isWhole(persona))
            refuseItem(item, isTooLong ? ImportedPrompt::Reason::TooLong
                                       : ImportedPrompt::Reason::NoText);
    }
    list.items.append(item);
}

core::PromptImport ownPromptsIn(const QJsonObject &json)
{
    core::PromptImport list;
    const QJsonArray prompts = json.value(QLatin1StringView("prompts")).toArray();
    for (const QJsonValue &value : prompts)
        addItem(list, {promptFrom(value.toObject())});
    const QJsonArray personas = json.value(QLatin1StringView("personas")).toArray();
    for (const QJsonValue &value : personas) {
        QStringList lost;
        ImportedPrompt item{personaFrom(value.toObject(), lost)};
        if (!lost.isEmpty())
            item.reason = ImportedPrompt::Reason::Unsettable;
        addItem(list, item);
    }
    return list;
}

/// ["title", "text"], as NextChat lists its prompts.
bool addPair(core::PromptImport &list, const QJsonArray &pair)
{
    if (pair.size() != 2 || !pair.at(0).isString() || !pair.at(1).isString())
        return false;
    list.format = PromptFormat::NextChat;
    addItem(list, {core::Prompt{core::newId(),
                                core::PromptKind::Instructions,
                                cleanText(pair.at(0).toString()),
                                cleanText(pair.at(1).toString()),
                                {}}});
    return true;
}

void addValue(core::PromptImport &list, const QJsonValue &value)
{
    if (value.isArray()) {
        (void)addPair(list, value.toArray());
        return;
    }
    const std::optional<ForeignPrompt> found = foreignPrompt(value.toObject());
    if (!found)
        return;
    list.format = found->format;
    addItem(list, found->item);
}

void addAll(core::PromptImport &list, const QJsonArray &array)
{
    for (const QJsonValue &value : array)
        addValue(list, value);
}

/// A single one, several by their ids, lists by language, or NextChat's backup of everything.
core::PromptImport foreignPromptsIn(const QJsonObject &json)
{
    core::PromptImport list;
    if (const auto single = foreignPrompt(json)) {
        addValue(list, json);
        return list;
    }
    const auto inStore = [&json](const char *store, const char *member) {
        return json.value(QLatin1StringView(store)).toObject().value(QLatin1StringView(member));
    };
    QJsonObject masks = inStore("mask-store", "masks").toObject();
    QJsonObject prompts = inStore("prompt-store", "prompts").toObject();
    const bool isBackup = !masks.isEmpty() || !prompts.isEmpty();
    for (const QJsonObject &each : {isBackup ? prompts : json, masks}) {
        for (auto it = each.begin(); it != each.end(); ++it) {
            if (it.value().isArray())
                addAll(list, it.value().toArray());
            else
                addValue(list, it.value());
        }
    }
    return list;
}

/// The column of this name, in any case; -1: none.
qsizetype columnOf(const QStringList &head, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        for (qsizetype i = 0; i < head.size(); ++i) {
            if (head.at(i).trimmed().compare(QLatin1StringView(name), Qt::CaseInsensitive) == 0)
                return i;
        }
    }
    return -1;
}

std::optional<core::PromptImport> promptListIn(const QString &text)
{
    const QList<QStringList> rows = csvRows(cleanText(text), kMostInFile);
    const QStringList head = rows.value(0);
    const qsizetype title = columnOf(head, {"act", "title", "name"});
    const qsizetype said = columnOf(head, {"prompt", "text", "content"});
    if (title < 0 || said < 0)
        return std::nullopt;
    core::PromptImport list;
    list.format = PromptFormat::List;
    for (qsizetype i = 1; i < rows.size(); ++i) {
        const QStringList &row = rows.at(i);
        addItem(list, {core::Prompt{core::newId(),
                                    core::PromptKind::Instructions,
                                    row.value(title),
                                    row.value(said),
                                    {}}});
    }
    return list;
}

} // namespace

core::Result<core::PromptImport> readPrompts(const QByteArray &bytes)
{
    if (bytes.size() > kLargestPromptFile)
        return importError("too-large");
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    std::optional<core::PromptImport> list;
    if (document.isObject() && isOwnPromptFile(document.object()))
        return ownPromptsIn(document.object());
    if (document.isObject()) {
        list = foreignPromptsIn(document.object());
    } else if (document.isArray()) {
        list.emplace();
        addAll(*list, document.array());
    } else {
        QStringDecoder decoder(QStringDecoder::Utf8); // leaves out a byte order mark
        const QString text = decoder(bytes);
        list = promptListIn(text);
        // Spreadsheets write other encodings, of which no letter but those of English would stay.
        if (list && decoder.hasError())
            return importError("encoding");
    }
    if (!list || list->items.isEmpty())
        return importError("format");
    return *list;
}

core::Result<core::PromptImport> readPromptFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return importError("unreadable", {}, file.errorString());
    // One byte more tells that there is more, also of what has no size.
    const QByteArray bytes = file.read(kLargestPromptFile + 1);
    if (file.error() != QFileDevice::NoError)
        return importError("unreadable", {}, file.errorString());
    return readPrompts(bytes);
}

} // namespace storage
