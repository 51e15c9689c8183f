// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/formatfield.h"

#include "ui/parameters/jsonfield.h"

#include <QJsonArray>
#include <QJsonObject>
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

FormatField::FormatField(const Theme &theme, ChoiceField::Choices types, QWidget *parent)
    : ParameterField(parent)
    , m_type(new ChoiceField(theme, std::move(types), this))
    , m_schema(new JsonField(theme, JsonField::Shape::Object, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_type);
    column->addWidget(m_schema);
    m_schema->hide();
    setFocusProxy(m_type);
    m_schema->setCheck([this](const QJsonValue &schema) { return faultOf(schemaFormat(schema)); });
    connect(m_type, &ParameterField::edited, this, &FormatField::choose);
    connect(m_schema, &ParameterField::edited, this, &FormatField::hear);
    connect(m_schema, &ParameterField::faultChanged, this,
            [this] { setFault(m_schema->fault(), nullptr); });
}

/// Emptied, it is a form without its schema, and no other form.
void FormatField::hear(const Value &schema)
{
    if (!schema) {
        setFault(tr("Write a schema, or choose another form above."), m_schema->focusProxy());
        return;
    }
    m_last = schema;
    propose(QJsonValue(schemaFormat(*schema)), nullptr);
}

void FormatField::choose(const Value &type)
{
    const bool hasSchema = type && type->toString() == kFormatSchema;
    if (hasSchema && !m_schema->isHidden())
        return; // it has been chosen before, and what is written stays
    if (hasSchema) {
        m_schema->show();
        m_schema->enter(m_last ? *m_last : QJsonValue(exampleSchema()));
        return;
    }
    m_schema->discard();
    m_schema->hide();
    propose(type ? Value(QJsonObject{{kFormatType, *type}}) : Value(), nullptr);
}

void FormatField::setValue(const Value &own, const QString &resting)
{
    const QJsonObject format = own ? own->toObject() : QJsonObject();
    const QJsonValue type = format.value(kFormatType);
    const bool hasSchema = type.toString() == kFormatSchema;
    const bool isWriting = !m_schema->isHidden() && !fault().isEmpty();
    if (isWriting)
        return; // it is no schema yet
    if (hasSchema)
        m_last = format.value(kFormatSchema);
    m_type->setValue(own ? Value(type) : Value(), resting);
    m_schema->setValue(hasSchema ? Value(format.value(kFormatSchema)) : Value(), {});
    m_schema->setVisible(hasSchema);
}

void FormatField::describe(const QString &name, const QString &description)
{
    m_type->describe(name, description);
    m_schema->describe(tr("Schema of the answer, as JSON"), description);
}

void FormatField::discard()
{
    m_type->discard();
    m_schema->discard();
    m_last.reset(); // another chat has its own
    setFault({}, nullptr);
}

} // namespace ui
