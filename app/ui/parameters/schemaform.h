// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QJsonObject>
#include <QWidget>
#include <optional>

class QCheckBox;
class QPlainTextEdit;
class QVBoxLayout;

namespace ui {

class LineInput;
class NoteRow;

/// The `json_schema` of an answer's form: its name, what it is for, whether it is strict, and the
/// schema as JSON, which is checked while it is written. What is written stays as it is, whether it
/// is a schema yet or not. A whole `json_schema` or `response_format` that is pasted as the schema
/// is taken apart.
class SchemaForm : public QWidget
{
    Q_OBJECT

public:
    /// Where it stands: in a narrow panel, which offers the other, or in a window of its own.
    enum class Size { Small, Large };

    SchemaForm(Theme &theme, Size size, QWidget *parent = nullptr);

    /// Fills it, unless it means the same already.
    void setValue(const QJsonObject &value);
    /// Takes over what another one shows, to the letter.
    void copyFrom(const SchemaForm &other);
    /// Unset while the schema is empty or no JSON: fault() says what is wrong.
    [[nodiscard]] std::optional<QJsonObject> value() const;
    [[nodiscard]] QString fault() const;
    [[nodiscard]] bool isEmpty() const;
    void describe(const QString &description);
    [[nodiscard]] QPlainTextEdit &editor() const { return *m_text; }
    void clear();

Q_SIGNALS:
    /// By a person.
    void edited();

private:
    void build();
    void addButtons(QVBoxLayout &column);
    void hear();
    void fit();
    void fill(const QJsonObject &value);
    /// As if it were typed: it can be undone.
    void replace(const QString &text);
    bool takeApart(const QJsonObject &typed);
    void check();
    void sayStrict(const QJsonObject &schema);
    void tidy();
    void mend();
    void askExample();
    void enlarge();
    [[nodiscard]] std::optional<QJsonObject> schema() const;

    Theme &m_theme;
    Size m_size;
    LineInput *m_name;
    LineInput *m_purpose;
    QCheckBox *m_strict;
    QPlainTextEdit *m_text;
    NoteRow *m_problem;
    NoteRow *m_hint;
    QJsonObject m_given; ///< members that have no field here
    int m_turn = 0;      ///< of the check that is under way
};

} // namespace ui
