// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parameters/parameterbinding.h"
#include "ui/theme.h"

#include <QWidget>

namespace ui {

class ChangedMark;
class Label;
class NoteRow;
class ParameterField;

/// One parameter: its name, what it is set to, a leaf dot and a way back where it is set here, what
/// it is without that, and what is wrong with it.
class ParameterRow : public QWidget
{
    Q_OBJECT

public:
    /// Takes the field over.
    ParameterRow(Theme &theme, const QString &name, ParameterField *field,
                 QWidget *parent = nullptr);

    [[nodiscard]] const QString &name() const { return m_name; }
    /// What people call a parameter.
    [[nodiscard]] static QString title(const QString &name);
    [[nodiscard]] ParameterField &field() const { return *m_field; }
    void setState(const ParameterState &state);
    /// What is being written in it is given up.
    void discard();
    void retranslate();

Q_SIGNALS:
    /// Null: it is not to be sent. Undefined: what is inherited is to hold.
    void chosen(const QString &name, const QJsonValue &value);
    /// The same by a button, which no field can take back.
    void replaced(const QString &name, const QJsonValue &value);
    /// That the model refused it is to be forgotten.
    void forgetRequested(const QString &name);

private:
    void build();
    void say();
    void sayOrigin();
    void sayFault();
    void sayRefusal();

    QString m_name;
    ParameterState m_state;
    bool m_isFilled = false;
    ParameterField *m_field;
    Label *m_title;
    ChangedMark *m_mark;
    NoteRow *m_hint;
    NoteRow *m_origin;
    NoteRow *m_fault;
    NoteRow *m_refusal;
};

} // namespace ui
