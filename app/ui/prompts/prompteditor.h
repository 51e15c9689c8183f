// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/promptlibrary.h"
#include "ui/theme.h"
#include "ui/writingdialog.h"

class QComboBox;
class QDialogButtonBox;
class QPlainTextEdit;

namespace ui {

class LineInput;
class NoteRow;

/// A prompt that is written or changed. Goes once the library has taken it; what it refuses stays
/// where it was written.
class PromptEditor : public WritingDialog
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

protected:
    [[nodiscard]] bool isUnsaved() const override { return prompt() != m_atFirst; }
    [[nodiscard]] bool canBeSaved() const override;

private:
    void build();
    void follow();
    [[nodiscard]] QString variableWords() const;

    chat::PromptLibrary &m_library;
    core::Prompt m_before;
    core::Prompt m_atFirst; ///< as its fields say it
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
