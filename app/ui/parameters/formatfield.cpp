// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/formatfield.h"

#include "ui/parameters/schemaform.h"
#include "ui/settings/noterow.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr QLatin1StringView kFormatType("type");
constexpr QLatin1StringView kFormatSchema("json_schema");

QJsonObject schemaFormat(const QJsonValue &schema)
{
    return {{kFormatType, QString(kFormatSchema)}, {kFormatSchema, schema}};
}

/// Small, valid, and shows what belongs where.
QJsonObject exampleSchema()
{
    const QJsonObject text{{QStringLiteral("type"), QStringLiteral("string")}};
    const QJsonObject object{
        {QStringLiteral("type"), QStringLiteral("object")},
        {QStringLiteral("properties"), QJsonObject{{QStringLiteral("answer"), text}}},
        {QStringLiteral("required"), QJsonArray{QStringLiteral("answer")}},
        {QStringLiteral("additionalProperties"), false}};
    return {{QStringLiteral("name"), QStringLiteral("answer")},
            {QStringLiteral("strict"), true},
            {QStringLiteral("schema"), object}};
}

} // namespace

FormatField::FormatField(Theme &theme, ChoiceField::Choices types, QWidget *parent)
    : ParameterField(parent)
    , m_type(new ChoiceField(theme, std::move(types), this))
    , m_schema(new SchemaForm(theme, SchemaForm::Size::Small, this))
    , m_hint(new NoteRow(theme, this))
{
    m_hint->setObjectName(QStringLiteral("formatHint"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_type);
    column->addWidget(m_schema);
    column->addWidget(m_hint);
    m_schema->hide();
    setFocusProxy(m_type);
    connect(m_type, &ParameterField::edited, this, &FormatField::choose);
    connect(m_schema, &SchemaForm::edited, this, &FormatField::hear);
}

/// Emptied, it is a form without its schema, and no other form.
void FormatField::hear()
{
    QPlainTextEdit *text = &m_schema->editor();
    const std::optional<QJsonObject> written = m_schema->value();
    if (!written) {
        setFault(m_schema->fault(), text);
        return;
    }
    m_last = QJsonValue(*written);
    propose(QJsonValue(schemaFormat(*written)), text);
}

void FormatField::choose(const Value &type)
{
    const bool hasSchema = type && type->toString() == kFormatSchema;
    sayHint(type ? *type : QJsonValue());
    if (hasSchema && !m_schema->isHidden())
        return; // it has been chosen before, and what is written stays
    if (hasSchema) {
        m_schema->show();
        // What was written and is no schema yet is still there.
        if (m_schema->isEmpty())
            m_schema->setValue(m_last ? m_last->toObject() : exampleSchema());
        hear();
        return;
    }
    m_schema->hide();
    setFault({}, &m_schema->editor());
    propose(type ? Value(QJsonObject{{kFormatType, *type}}) : Value(), nullptr);
}

void FormatField::sayHint(const QJsonValue &type)
{
    if (type.toString() == QLatin1StringView("json_object"))
        m_hint->say(Tone::Quiet, tr("The word JSON has to stand in the instructions or the "
                                    "question; most servers refuse to answer without it."));
    else
        m_hint->clear();
}

void FormatField::setValue(const Value &own, const QString &resting)
{
    const QJsonObject format = own ? own->toObject() : QJsonObject();
    const QJsonValue type = format.value(kFormatType);
    const bool hasSchema = type.toString() == kFormatSchema;
    const bool isWriting = !m_schema->isHidden() && !fault().isEmpty();
    if (isWriting)
        return; // it is no schema yet
    m_type->setValue(own ? Value(type) : Value(), resting);
    sayHint(type);
    if (hasSchema) {
        m_last = format.value(kFormatSchema);
        m_schema->setValue(m_last->toObject());
    }
    m_schema->setVisible(hasSchema);
}

void FormatField::describe(const QString &name, const QString &description)
{
    m_type->describe(name, description);
    m_schema->describe(description);
}

void FormatField::discard()
{
    m_type->discard();
    m_schema->clear();
    m_schema->hide();
    m_last.reset(); // another chat has its own
    setFault({}, &m_schema->editor());
}

} // namespace ui
