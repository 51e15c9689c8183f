// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "chat/promptlibrary.h"
#include "ui/prompts/personaeditor.h"

#include <QDialog>

class QAction;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QTreeView;

namespace ui {

class LineInput;
class NoteRow;
class PromptListModel;

/// The library of prompts and personas: finds, adds, changes, copies and deletes them, and hands on
/// what is to be used. Stays open beside the window.
class PromptsDialog : public QDialog
{
    Q_OBJECT

public:
    PromptsDialog(const PersonaEditor::Parts &parts, QWidget *parent);

    /// Says what was done, with the way back.
    void sayDone(const QString &sentence);
    /// Says what went wrong, or well.
    void say(const QString &sentence);
    /// Nothing is offered to be taken back any more.
    void withdrawUndo();
    /// The parameters of the chat that is shown; unset: none is.
    void setShownParameters(const std::optional<core::ParameterSet> &parameters);

Q_SIGNALS:
    void useRequested(const QUuid &id);
    void undoRequested();
    void importRequested();
    /// Empty: everything.
    void exportRequested(const QList<QUuid> &ids);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void addRarer();
    void connectParts();
    void retranslate();
    void follow();
    void keepCurrent();
    void choose(const QUuid &id);
    void use();
    void edit();
    void duplicate();
    void remove();
    void addPrompt(core::PromptKind kind);
    void editPrompt(const core::Prompt &prompt);
    void editPersona(const core::Persona &persona);
    [[nodiscard]] QList<QUuid> chosen() const;
    [[nodiscard]] QUuid current() const;

    PersonaEditor::Parts m_parts;
    std::optional<core::ParameterSet> m_shown;
    PromptListModel *m_model;
    LineInput *m_words;
    QPushButton *m_add;
    QMenu *m_addMenu;
    QTreeView *m_list;
    QPlainTextEdit *m_text;
    NoteRow *m_note;
    QPushButton *m_use;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QPushButton *m_more; ///< what is done now and then
    QAction *m_duplicate;
    QAction *m_import;
    QAction *m_export;
    QPushButton *m_close;
    QUuid m_current; ///< is chosen again when the rows have changed
    int m_row = 0;   ///< where it stood
    bool m_isUndoOffered = false;
};

} // namespace ui
