// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/preferences.h"
#include "ui/theme.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QPlainTextEdit;

namespace ui {

class ChangedMark;
class NoteRow;

/// The key that sends, what the view does while a reply grows, and everybody's instructions.
class ChatPage : public QWidget
{
    Q_OBJECT

public:
    ChatPage(Theme &theme, chat::Preferences &preferences, QWidget *parent = nullptr);

    void retranslate();

private:
    void show(const core::Settings &settings);
    void apply();

    chat::Preferences &m_preferences;
    QFormLayout *m_form;
    QComboBox *m_sendKey;
    QComboBox *m_follow;
    QPlainTextEdit *m_instructions;
    NoteRow *m_note;
    ChangedMark *m_sendKeyMark;
    ChangedMark *m_followMark;
    ChangedMark *m_instructionsMark;
};

} // namespace ui
