// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QHash>
#include <QObject>

namespace ui {

/// Everything the window can be told to do from a menu or a shortcut.
enum class Act {
    NewChat,
    NewTemporary,
    KeepTemporary,
    NewWithPersona,
    Attach,
    AttachAddress,
    InsertPrompt,
    Import,
    ExportAll,
    Bin,
    Prompts,
    Settings,
    Quit,
    Undo,
    Redo,
    CopyLast,
    Find,
    FindNext,
    FindPrevious,
    Questions,
    Branches,
    Compare,
    InsertMessage,
    AskSeveral,
    Rename,
    MakeTitle,
    TitleRequest,
    Pin,
    Archive,
    MoveToFolder,
    Tags,
    Duplicate,
    Export,
    Remove,
    Sidebar,
    Search,
    Palette,
    Previous,
    Next,
    LastUsed,
    PreviousMessage,
    NextMessage,
    NextArea,
    PreviousArea,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    WideColumn,
    SortByUse,
    SortByTitle,
    SortByDate,
    MenuBar,
    Instructions,
    Parameters,
    Tools,
    ShowRequest,
    SavePersona,
    Shortcuts,
    OpenDemo,
    About,
};

/// The actions with their words and keys. Whoever makes the window connects them.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QObject *parent = nullptr);

    [[nodiscard]] QAction *at(Act act) const { return m_actions.value(act); }
    /// In the order of the enumeration.
    [[nodiscard]] QList<QAction *> all() const;
    /// Writes the words again in the language that is now in use.
    void retranslate();

private:
    QHash<Act, QAction *> m_actions;
};

} // namespace ui
