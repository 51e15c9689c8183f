// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/promptlibrary.h"

#include "chat/undostep.h"
#include "chat/userfile.h"
#include "core/id.h"
#include "core/whendone.h"
#include "storage/jsonfile.h"
#include "storage/pooltask.h"
#include "storage/privatefile.h"
#include "storage/prompts/promptcodec.h"
#include "storage/prompts/promptfile.h"

#include <QJsonDocument>
#include <QPointer>
#include <QSet>
#include <QUndoStack>

namespace chat {
namespace {

struct KeptPrompts {
    core::PromptShelf shelf;
    QString keptAsidePath;
    bool isPart = false; ///< the file held more
};

/// What cannot be used would be gone with the next change, so the file is kept as it was.
KeptPrompts readKept(const QString &path)
{
    const storage::JsonFile kept(path);
    const storage::JsonFile::Read file = kept.read();
    KeptPrompts read{storage::promptsFrom(file.object), file.keptAsidePath};
    if (!storage::holdsMore(file.object, read.shelf))
        return read;
    read.isPart = true;
    read.keptAsidePath = storage::PrivateFile::setAside(path, QStringLiteral("before"));
    if (!read.keptAsidePath.isEmpty())
        (void)kept.write(storage::promptsToJson(read.shelf)); // else the next start finds none
    return read;
}

core::Error libraryError(core::ErrorKind kind, const char *code)
{
    core::Error error;
    error.kind = kind;
    error.code = QString::fromLatin1(code);
    return error;
}

template <typename T>
std::optional<T> withId(const QList<T> &list, const QUuid &id)
{
    const auto found =
        std::find_if(list.cbegin(), list.cend(), [&id](const T &one) { return one.id == id; });
    return found == list.cend() ? std::nullopt : std::optional<T>(*found);
}

ShelfStep stepOf(const ShelfChange<core::Prompt> &change)
{
    return {{change}, {}};
}

ShelfStep stepOf(const ShelfChange<core::Persona> &change)
{
    return {{}, {change}};
}

QString titleOf(const core::Prompt &prompt)
{
    return prompt.title;
}

QString titleOf(const core::Persona &persona)
{
    return persona.name;
}

/// Each place is where the thing stands when those before it are gone already.
template <typename T>
QStringList addRemovals(QList<ShelfChange<T>> &changes, const QList<T> &list,
                        const QSet<QUuid> &ids)
{
    QStringList titles;
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (!ids.contains(list.at(i).id))
            continue;
        changes.append({list.at(i), std::nullopt, i - changes.size()});
        titles.append(titleOf(list.at(i)));
    }
    return titles;
}

template <typename T>
void keepOnly(QList<T> &list, const QSet<QUuid> &ids)
{
    list.removeIf([&ids](const T &one) { return !ids.contains(one.id); });
}

} // namespace

PromptLibrary::PromptLibrary(const QString &path, QUndoStack &undo, QObject *parent)
    : QObject(parent)
    , m_file(path)
    , m_undo(undo)
{
    connect(&m_file, &KeptJson::failed, this, &PromptLibrary::saveFailed);
    load(path);
}

PromptLibrary::~PromptLibrary() = default;

void PromptLibrary::load(const QString &path)
{
    if (path.isEmpty()) {
        m_isReady = true;
        return;
    }
    const auto read = storage::runOnPool([path] { return readKept(path); });
    core::whenDone(this, read, [this](const KeptPrompts &kept) {
        m_isReady = true;
        m_shelf = kept.shelf;
        Q_EMIT changed();
        if (kept.keptAsidePath.isEmpty())
            return;
        if (kept.isPart)
            Q_EMIT leftOut(kept.keptAsidePath);
        else
            Q_EMIT keptAside(kept.keptAsidePath);
    });
}

std::optional<core::Prompt> PromptLibrary::prompt(const QUuid &id) const
{
    return withId(m_shelf.prompts, id);
}

std::optional<core::Persona> PromptLibrary::persona(const QUuid &id) const
{
    return withId(m_shelf.personas, id);
}

template <typename T>
core::Result<QUuid> PromptLibrary::putInto(const QList<T> &list, T one, qsizetype most)
{
    if (!m_isReady)
        return libraryError(core::ErrorKind::Storage, "not-open");
    one = core::tidied(one);
    if (!core::isWhole(one))
        return libraryError(core::ErrorKind::BadInput, "prompt-empty");
    if (one.id.isNull())
        one.id = core::newId();
    const std::optional<T> before = withId(list, one.id);
    if (before == one)
        return one.id;
    const qsizetype more = core::lengthOf(one) - (before ? core::lengthOf(*before) : 0);
    if ((!before && list.size() >= most)
        || (more > 0 && core::lengthOf(m_shelf) + more > core::kLongestShelf))
        return libraryError(core::ErrorKind::BadInput, "prompts-full");
    push(stepOf(ShelfChange<T>{before, one, list.size()}));
    Q_EMIT done(before ? PromptDeed::Changed : PromptDeed::Added, titleOf(one), 1);
    return one.id;
}

core::Result<QUuid> PromptLibrary::put(core::Prompt prompt)
{
    return putInto(m_shelf.prompts, std::move(prompt), core::kMostPrompts);
}

core::Result<QUuid> PromptLibrary::put(core::Persona persona)
{
    return putInto(m_shelf.personas, std::move(persona), core::kMostPersonas);
}

void PromptLibrary::remove(const QList<QUuid> &ids)
{
    const QSet<QUuid> gone(ids.cbegin(), ids.cend());
    ShelfStep step;
    const QStringList titles = addRemovals(step.prompts, m_shelf.prompts, gone)
                               + addRemovals(step.personas, m_shelf.personas, gone);
    if (step.isEmpty())
        return;
    push(step);
    Q_EMIT done(PromptDeed::Removed, titles.size() == 1 ? titles.constFirst() : QString(),
                int(titles.size()));
}

QFuture<core::Result<core::PromptImport>> PromptLibrary::readFile(const QString &path)
{
    return storage::runOnPool([path, here = m_shelf]() -> core::Result<core::PromptImport> {
        const core::Result<core::PromptImport> read = storage::readPromptFile(path);
        return read ? core::judged(read.value(), here) : read;
    });
}

core::Result<int> PromptLibrary::take(const core::PromptImport &found)
{
    if (!m_isReady)
        return libraryError(core::ErrorKind::Storage, "not-open");
    // Something may have come since the file was looked at.
    const core::PromptImport now = core::judged(found, m_shelf);
    ShelfStep step;
    for (const core::ImportedPrompt &item : now.items) {
        if (item.state != core::ImportedPrompt::State::New)
            continue;
        if (const auto *prompt = std::get_if<core::Prompt>(&item.what))
            step.prompts.append(
                {std::nullopt, *prompt, m_shelf.prompts.size() + step.prompts.size()});
        else
            step.personas.append({std::nullopt, std::get<core::Persona>(item.what),
                                  m_shelf.personas.size() + step.personas.size()});
    }
    const int count = int(step.prompts.size() + step.personas.size());
    if (count > 0) {
        push(step);
        Q_EMIT done(PromptDeed::Imported, {}, count);
    }
    return count;
}

QFuture<core::Result<core::Done>> PromptLibrary::writeFile(const QString &path,
                                                           const QList<QUuid> &ids)
{
    core::PromptShelf wanted = m_shelf;
    if (!ids.isEmpty()) {
        const QSet<QUuid> chosen(ids.cbegin(), ids.cend());
        keepOnly(wanted.prompts, chosen);
        keepOnly(wanted.personas, chosen);
    }
    return storage::runOnPool([path, wanted] {
        return writeUserFile(path, QJsonDocument(storage::promptsToJson(wanted)).toJson());
    });
}

void PromptLibrary::push(const ShelfStep &step)
{
    // The stack may outlive this.
    const auto apply = [self = QPointer<PromptLibrary>(this), step](bool isBack) {
        if (self)
            self->apply(step, isBack);
    };
    m_undo.push(new UndoStep([apply] { apply(false); }, [apply] { apply(true); }));
}

void PromptLibrary::apply(const ShelfStep &step, bool isBack)
{
    if (isBack)
        step.undo(m_shelf);
    else
        step.redo(m_shelf);
    m_file.save([shelf = m_shelf] { return storage::promptsToJson(shelf); });
    Q_EMIT changed();
}

} // namespace chat
