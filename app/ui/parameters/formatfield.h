// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parameters/choicefield.h"

namespace ui {

class NoteRow;
class SchemaForm;

/// The form of an answer: text, any JSON, or JSON by a schema, which is then written below.
class FormatField : public ParameterField
{
    Q_OBJECT

public:
    FormatField(Theme &theme, ChoiceField::Choices types, QWidget *parent = nullptr);

    void setValue(const Value &own, const QString &resting) override;
    void describe(const QString &name, const QString &description) override;
    void discard() override;

private:
    void choose(const Value &type);
    void hear();
    void sayHint(const QJsonValue &type);

    ChoiceField *m_type;
    SchemaForm *m_schema;
    NoteRow *m_hint;
    Value m_last; ///< the schema that was written, for coming back to it from another form
};

} // namespace ui
