// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/tooldraft.h"
#include "chat/toolexchange.h"
#include "ui/editordialog.h"
#include "ui/tools/toolsside.h"

#include <functional>

class QPushButton;

namespace ui {

class Label;
class NoteRow;
class ToolForm;

/// All tools: a person's own, to be written, imported and exported, and what the program has,
/// to be read. A tool is kept with Save; whoever leaves what is not kept is asked.
class ToolsDialog : public EditorDialog
{
    Q_OBJECT

public:
    ToolsDialog(Theme &theme, chat::Toolbox &toolbox, QWidget *parent);

    [[nodiscard]] bool isUnsaved() const override;
    void closeThen(const std::function<void()> &next) override;

protected:
    [[nodiscard]] bool canBeSaved() const override;

private:
    using Choice = ToolList::Choice;
    void build();
    void connectParts();
    [[nodiscard]] QWidget *buildFoot();
    void follow();
    void refill();
    void followDisk();
    void showTool(const Choice &choice);
    void showDraft(const chat::ToolDraft &draft);
    void begin();
    void duplicate();
    void save();
    void drop();
    void removeChosen();
    void importTools();
    void exportTools();
    void apply(const QList<tools::Tool> &tools, const QString &sentence);
    void undo();
    void leaveThen(const std::function<void()> &next);
    [[nodiscard]] bool isEditable() const;
    [[nodiscard]] std::optional<tools::Tool> chosenTool() const;
    [[nodiscard]] QStringList takenBut(const QString &name) const;

    Theme &m_theme;
    chat::Toolbox &m_toolbox;
    ToolsSide *m_side;
    ToolList &m_list;
    ToolForm *m_form;
    Label *m_nothing; ///< in place of the form while no tool is chosen
    NoteRow *m_note;
    NoteRow *m_unwritten; ///< while the disk refuses
    QPushButton *m_save;
    QPushButton *m_drop;
    Choice m_shown;           ///< what the form has
    bool m_isNew = false;     ///< it is none that is kept
    bool m_isWaiting = false; ///< to be kept once it is looked at
    std::function<void()> m_afterSave;
    std::optional<QList<tools::Tool>> m_before; ///< what undo() brings back
};

} // namespace ui
