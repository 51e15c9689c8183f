// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/promptlibrary.h"
#include "ui/editordialog.h"
#include "ui/theme.h"

class QComboBox;
class QDialogButtonBox;
class QPlainTextEdit;

namespace ui {

class LineInput;
class NoteRow;

/// A prompt that is written or changed. Goes once the library has taken it; what it refuses stays
/// where it was written.
class PromptEditor : public EditorDialog
{
    Q_OBJECT

public:
    /// One without an id is new.
    PromptEditor(Theme &theme, chat::PromptLibrary &library, const core::Prompt &prompt,
                 QWidget *parent);

    /// As it is written now.
    [[nodiscard]] core::Prompt prompt() const;
    /// Of what was saved.
    [[nodiscard]] QUuid savedId() const { return m_saved; }
    void accept() override;
    [[nodiscard]] bool isUnsaved() const override { return prompt() != m_opened; }

protected:
    [[nodiscard]] bool canBeSaved() const override;

private:
    void build();
    void follow();
    [[nodiscard]] QString variableWords() const;

    chat::PromptLibrary &m_library;
    core::Prompt m_before;
    core::Prompt m_opened; ///< as the fields said it at first
    QUuid m_saved;
    QComboBox *m_kind;
    LineInput *m_title;
    LineInput *m_tags;
    QPlainTextEdit *m_text;
    NoteRow *m_variables;
    NoteRow *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace ui
