// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/keptjson.h"
#include "chat/shelfstep.h"
#include "core/promptimport.h"
#include "core/result.h"

#include <QFuture>
#include <QObject>

class QUndoStack;

namespace chat {

/// What was done to the library.
enum class PromptDeed { Added, Changed, Removed, Imported };

/// The prompts and personas that a person keeps, in a file of their own. Every change is a step
/// that can be undone. GUI thread; files are read and written on the pool.
class PromptLibrary : public QObject
{
    Q_OBJECT

public:
    /// `path`: prompts.json; empty: nothing is kept. `undo` takes the steps, and does none of them
    /// any more once this is gone.
    PromptLibrary(const QString &path, QUndoStack &undo, QObject *parent = nullptr);
    ~PromptLibrary() override;

    /// What was kept is known; a change before that is refused.
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] const core::PromptShelf &shelf() const { return m_shelf; }
    [[nodiscard]] std::optional<core::Prompt> prompt(const QUuid &id) const;
    [[nodiscard]] std::optional<core::Persona> persona(const QUuid &id) const;

    /// In place of the one with its id, else as a new one; with no id it gets one. An Error of kind
    /// BadInput, "prompt-empty" or "prompts-full", or of kind Storage while it is not ready;
    /// nothing changes then. The result is the id.
    core::Result<QUuid> put(core::Prompt prompt);
    core::Result<QUuid> put(core::Persona persona);
    /// Whatever has these ids.
    void remove(const QList<QUuid> &ids);

    /// What is in the file, and what would become of it: nothing changes. Errors are those of
    /// storage::readPromptFile().
    QFuture<core::Result<core::PromptImport>> readFile(const QString &path);
    /// Takes in what is new of it; how many that were.
    core::Result<int> take(const core::PromptImport &found);
    /// Finished once the disk has all of it.
    [[nodiscard]] QFuture<core::Done> saved() { return m_file.saved(); }
    /// Writes those with these ids, or everything without any, as our JSON.
    QFuture<core::Result<core::Done>> writeFile(const QString &path, const QList<QUuid> &ids);

Q_SIGNALS:
    void changed();
    /// A step was done, about so many things; `title` names it where it was about one.
    void done(chat::PromptDeed deed, const QString &title, int count);
    /// The disk refused; what was done holds, and is tried again.
    void saveFailed(const core::Error &error);
    /// The file was no JSON object and lies at `path` now.
    void keptAside(const QString &path);
    /// Not all that is in the file can be used; the file as it was lies at `path` now.
    void leftOut(const QString &path);

private:
    void load(const QString &path);
    template <typename T>
    core::Result<QUuid> putInto(const QList<T> &list, T one, qsizetype most);
    void push(const ShelfStep &step);
    void apply(const ShelfStep &step, bool isBack);

    core::PromptShelf m_shelf;
    KeptJson m_file;
    QUndoStack &m_undo;
    bool m_isReady = false;
};

} // namespace chat
