// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/tooldraft.h"
#include "ui/theme.h"

#include <QWidget>

class QSpinBox;

namespace ui {

class LineInput;
class ListField;
class NoteRow;

/// The program that is bound to a tool: what is started, each argument on its own, and its limits.
/// Says what that means before anybody relies on it.
class CommandFields : public QWidget
{
    Q_OBJECT

public:
    explicit CommandFields(Theme &theme, QWidget *parent = nullptr);

    void setCommand(const tools::Command &command);
    [[nodiscard]] const tools::Command &command() const { return m_command; }
    /// Empty: nothing is wrong with it.
    void sayFault(const QString &sentence, bool isWarning);

Q_SIGNALS:
    void edited();

private:
    void build();
    void pick();

    tools::Command m_command;
    LineInput *m_program;
    ListField *m_arguments;
    QSpinBox *m_seconds;
    QSpinBox *m_kilobytes;
    QSpinBox *m_megabytes;
    NoteRow *m_fault;
    NoteRow *m_means;
};

} // namespace ui
