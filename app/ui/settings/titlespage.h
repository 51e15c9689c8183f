// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "chat/preferences.h"
#include "ui/theme.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QPlainTextEdit;
class QSpinBox;

namespace ui {

class ChangedMark;
class ModelPicker;
class NoteRow;
class TextButton;

/// Titles that a model makes, and how long deleted things are kept.
class TitlesPage : public QWidget
{
    Q_OBJECT

public:
    TitlesPage(Theme &theme, chat::Preferences &preferences, chat::Connections &connections,
               QWidget *parent = nullptr);

    void retranslate();
    /// What a model is told where nobody has said anything else, in the language in use.
    [[nodiscard]] static QString usualPrompt();

private:
    void build();
    void connectParts();
    void show(const core::Settings &settings);
    void showModel(const core::ModelChoiceRef &model);
    void apply();
    void pickModel();
    void useModel(const core::ModelChoiceRef &model);

    Theme &m_theme;
    chat::Preferences &m_preferences;
    chat::Connections &m_connections;
    QFormLayout *m_form;
    QCheckBox *m_generated;
    NoteRow *m_cost;
    TextButton *m_model;
    QPlainTextEdit *m_prompt;
    QSpinBox *m_days;
    NoteRow *m_daysNote;
    ModelPicker *m_picker = nullptr;
    ChangedMark *m_generatedMark;
    ChangedMark *m_modelMark;
    ChangedMark *m_promptMark;
    ChangedMark *m_daysMark;
};

} // namespace ui
