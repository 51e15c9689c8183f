// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "chat/promptlibrary.h"
#include "ui/editordialog.h"
#include "ui/theme.h"

#include <optional>

class QComboBox;
class QDialogButtonBox;
class QPlainTextEdit;

namespace ui {

class LineInput;
class NoteRow;

/// A persona that is made or changed. Goes once the library has taken it.
class PersonaEditor : public EditorDialog
{
    Q_OBJECT

public:
    struct Parts {
        Theme &theme;
        chat::PromptLibrary &library;
        const chat::Connections &connections;
    };
    /// One without an id is new. `shown`: the parameters of the chat that is shown, if there is
    /// one.
    PersonaEditor(const Parts &parts, const core::Persona &persona,
                  const std::optional<core::ParameterSet> &shown, QWidget *parent);

    /// As it is written now.
    [[nodiscard]] core::Persona persona() const;
    /// Of what was saved.
    [[nodiscard]] QUuid savedId() const { return m_saved; }
    void accept() override;
    [[nodiscard]] bool isUnsaved() const override { return persona() != m_opened; }

protected:
    [[nodiscard]] bool canBeSaved() const override;

private:
    void build();
    void addIcons();
    void addConnections();
    void addModels();
    void follow();
    void showParameters();
    void changeParameters(int link);
    [[nodiscard]] QString icon() const;

    Parts m_parts;
    core::Persona m_before;
    core::Persona m_opened; ///< as the fields said it at first
    std::optional<core::ParameterSet> m_shown;
    core::ParameterSet m_parameters;
    QUuid m_saved;
    LineInput *m_name;
    QComboBox *m_icon;
    LineInput *m_emoji;
    QPlainTextEdit *m_instructions;
    QComboBox *m_connection;
    QComboBox *m_model;
    NoteRow *m_parameterNote;
    NoteRow *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace ui
