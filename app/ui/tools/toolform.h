// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/tooldraft.h"
#include "ui/theme.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QPlainTextEdit;

namespace ui {

class CommandFields;
class FormScroll;
class LineInput;
class NoteRow;

/// One tool as it is written: what is typed stays, however wrong, and what is wrong is said below
/// it a moment after the last key. The check runs on the pool.
class ToolForm : public QWidget
{
    Q_OBJECT

public:
    explicit ToolForm(Theme &theme, QWidget *parent = nullptr);

    /// Shows another tool; `taken` are the names of all others. Read-only for one of this program.
    void open(const chat::ToolDraft &draft, const QStringList &taken, bool isReadOnly);
    [[nodiscard]] chat::ToolDraft draft() const;
    /// It is no longer what was opened.
    [[nodiscard]] bool isChanged() const { return draft() != m_opened; }
    /// Of what stands in it; unset while that is being looked at.
    [[nodiscard]] const std::optional<chat::ToolVerdict> &verdict() const { return m_verdict; }
    void focusName();

Q_SIGNALS:
    /// Something was written, or verdict() is another one.
    void changed();

private:
    void build();
    void addPart(const QString &title, QWidget *field, const QList<QWidget *> &below);
    void hear();
    void check();
    void take(int number, const chat::ToolVerdict &verdict);
    void sayFaults();
    void follow();

    Theme &m_theme;
    FormScroll *m_scroll;
    LineInput *m_name;
    NoteRow *m_nameFault;
    QPlainTextEdit *m_description;
    NoteRow *m_descriptionFault;
    QPlainTextEdit *m_schema;
    NoteRow *m_schemaFault;
    NoteRow *m_schemaHelp;
    QCheckBox *m_strict;
    QComboBox *m_answering;
    CommandFields *m_command;
    chat::ToolDraft m_opened;
    QStringList m_taken;
    std::optional<chat::ToolVerdict> m_verdict;
    QTimer m_pause;   ///< after the last key
    int m_number = 0; ///< of the check that is awaited
    bool m_isOpening = false;
    bool m_isReadOnly = false;
};

} // namespace ui
