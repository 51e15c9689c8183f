// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/preferences.h"
#include "ui/theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;

namespace ui {

class ChangedMark;

/// Colours, reading size, column, code and language. Every change applies at once.
class AppearancePage : public QWidget
{
    Q_OBJECT

public:
    AppearancePage(Theme &theme, chat::Preferences &preferences, QWidget *parent = nullptr);

    void retranslate();

private:
    void show(const core::Settings &settings);
    void apply();

    chat::Preferences &m_preferences;
    QFormLayout *m_form;
    QComboBox *m_scheme;
    QSpinBox *m_size;
    QCheckBox *m_wide;
    QCheckBox *m_wrapped;
    QCheckBox *m_numbered;
    QComboBox *m_language;
    ChangedMark *m_schemeMark;
    ChangedMark *m_sizeMark;
    ChangedMark *m_wideMark;
    ChangedMark *m_wrappedMark;
    ChangedMark *m_numberedMark;
    ChangedMark *m_languageMark;
};

} // namespace ui
