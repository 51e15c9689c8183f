// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/schemaform.h"

#include "chat/answercheck.h"
#include "core/jsontext.h"
#include "core/schemamaking.h"
#include "core/whendone.h"
#include "core/writtenjson.h"
#include "texts/jsonwords.h"
#include "texts/violationwords.h"
#include "ui/lineinput.h"
#include "ui/parameters/exampledialog.h"
#include "ui/parameters/schemadialog.h"
#include "ui/plaintip.h"
#include "ui/settings/linkbutton.h"
#include "ui/settings/noterow.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <QtConcurrent>
#include <algorithm>

namespace ui {
namespace {

constexpr int kLeastSchemaLines = 4;
constexpr int kMostSchemaLines = 14;
constexpr qsizetype kLongestSchema = 256 * 1024;
constexpr auto kFormName = QLatin1StringView("name");
constexpr auto kFormPurpose = QLatin1StringView("description");
constexpr auto kFormStrict = QLatin1StringView("strict");
constexpr auto kFormSchema = QLatin1StringView("schema");

QString indentedSchema(const QJsonObject &schema)
{
    return QString::fromUtf8(QJsonDocument(schema).toJson(QJsonDocument::Indented)).trimmed();
}

/// The schema in a whole form, as it stands there; null where there are several.
QString schemaSource(const QString &form)
{
    const core::JsonText json(form);
    for (const QString &place :
         {QStringLiteral("/json_schema/schema"), QStringLiteral("/schema")}) {
        const std::vector<int> nodes = json.nodesAt(place);
        if (nodes.size() == 1)
            return core::indentedJson(json.source(nodes.front()));
    }
    return {};
}

/// Where in what is written the schema cannot be used, and why, in the order of the text.
QString schemaProblemsIn(const QString &text, const QList<core::Error> &faults)
{
    const core::JsonText json(text);
    QList<std::pair<int, QString>> problems;
    for (const core::Error &fault : faults) {
        const std::vector<int> nodes = json.nodesAt(fault.param);
        const int at = nodes.empty() ? 0 : json.nodes()[std::size_t(nodes.front())].from;
        problems.append({at, texts::faultAt(json.placeOf(at), texts::schemaFaultWords(fault))});
    }
    std::stable_sort(problems.begin(), problems.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList sentences;
    for (const auto &[at, sentence] : std::as_const(problems))
        sentences.append(sentence);
    return texts::faultLines(sentences);
}

} // namespace

SchemaForm::SchemaForm(Theme &theme, Size size, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_size(size)
    , m_name(new LineInput(this))
    , m_purpose(new LineInput(this))
    , m_strict(new QCheckBox(tr("Strict"), this))
    , m_text(new QPlainTextEdit(this))
    , m_problem(new NoteRow(theme, this))
    , m_hint(new NoteRow(theme, this))
{
    build();
    connect(m_name, &QLineEdit::textEdited, this, &SchemaForm::edited);
    connect(m_purpose, &QLineEdit::textEdited, this, &SchemaForm::edited);
    connect(m_strict, &QCheckBox::clicked, this, [this] {
        m_given.remove(kFormStrict);
        check();
        Q_EMIT edited();
    });
    connect(m_text, &QPlainTextEdit::textChanged, this, &SchemaForm::hear);
    connect(m_hint, &NoteRow::linkActivated, this, &SchemaForm::mend);
    connect(&theme, &Theme::fontsChanged, this, &SchemaForm::fit);
    fit();
}

void SchemaForm::build()
{
    m_name->setObjectName(QStringLiteral("schemaName"));
    m_name->setPlaceholderText(tr("Name, for example: answer"));
    m_name->setAccessibleName(tr("Name of the schema"));
    m_purpose->setObjectName(QStringLiteral("schemaPurpose"));
    m_purpose->setPlaceholderText(tr("What it is for (optional)"));
    m_purpose->setAccessibleName(tr("What the schema is for"));
    m_strict->setObjectName(QStringLiteral("schemaStrict"));
    // A panel has no room for it beside the box.
    const QString strict = tr("The answer holds nothing but what the schema says.");
    m_strict->setToolTip(plainTip(strict));
    m_strict->setAccessibleDescription(strict);
    m_problem->setObjectName(QStringLiteral("schemaProblem"));
    m_hint->setObjectName(QStringLiteral("schemaHint"));
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Schema of the answer, as JSON"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_name);
    column->addWidget(m_purpose);
    column->addWidget(m_text, 1);
    column->addWidget(m_problem);
    addButtons(*column);
    column->addWidget(m_strict);
    column->addWidget(m_hint);
}

void SchemaForm::addButtons(QVBoxLayout &column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(4); // beside the room that each has for its ring
    const auto add = [&](const QString &words, const QString &toolTip, auto act) {
        auto *button = new LinkButton(m_theme, words, this);
        button->setAccessibleName(toolTip);
        button->setToolTip(plainTip(toolTip));
        connect(button, &QAbstractButton::clicked, this, act);
        row->addWidget(button);
    };
    add(tr("Tidy up"), tr("Write the schema with the usual indents"), &SchemaForm::tidy);
    add(tr("Example…"), tr("Make a schema from an example"), &SchemaForm::askExample);
    if (m_size == Size::Small)
        add(tr("Larger…"), tr("Edit the schema in a larger window"), &SchemaForm::enlarge);
    row->addStretch(1);
    column.addLayout(row);
}

void SchemaForm::fit()
{
    m_text->setFont(m_theme.codeFont());
    if (m_size == Size::Large) {
        m_text->setMinimumHeight(m_text->fontMetrics().lineSpacing() * kMostSchemaLines);
        return;
    }
    const int lines = std::clamp(m_text->blockCount(), kLeastSchemaLines, kMostSchemaLines);
    const int around = 2 * m_text->frameWidth() + int(2 * m_text->document()->documentMargin());
    m_text->setFixedHeight(lines * m_text->fontMetrics().lineSpacing() + around + 4);
}

bool SchemaForm::isEmpty() const
{
    return m_text->toPlainText().trimmed().isEmpty();
}

std::optional<QJsonObject> SchemaForm::schema() const
{
    const QString text = m_text->toPlainText();
    if (text.size() > kLongestSchema)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

std::optional<QJsonObject> SchemaForm::value() const
{
    const std::optional<QJsonObject> written = schema();
    if (!written)
        return std::nullopt;
    QJsonObject value = m_given;
    value.insert(kFormName, m_name->text().trimmed());
    if (m_purpose->text().trimmed().isEmpty())
        value.remove(kFormPurpose);
    else
        value.insert(kFormPurpose, m_purpose->text());
    if (m_strict->isChecked())
        value.insert(kFormStrict, true);
    value.insert(kFormSchema, *written);
    return core::withWritten(value, kFormSchema, m_text->toPlainText());
}

QString SchemaForm::fault() const
{
    const QString text = m_text->toPlainText();
    if (isEmpty())
        return tr("Write a schema, or choose another form above.");
    if (text.size() > kLongestSchema)
        return tr("This is longer than %1 kB.").arg(kLongestSchema / 1024);
    const core::JsonText json(text);
    if (json.fault())
        return texts::jsonFaultSentence(json);
    return schema() ? QString() : tr("An object in { } is expected.");
}

void SchemaForm::fill(const QJsonObject &value)
{
    const QSignalBlocker quiet(m_text);
    m_given = value;
    m_name->setText(value.value(kFormName).toString());
    m_purpose->setText(value.value(kFormPurpose).toString());
    m_strict->setChecked(value.value(kFormStrict).toBool());
    const QString written = core::writtenOf(value, kFormSchema);
    m_text->setPlainText(written.isEmpty() ? indentedSchema(value.value(kFormSchema).toObject())
                                           : written);
    fit();
    check();
}

void SchemaForm::setValue(const QJsonObject &value)
{
    const std::optional<QJsonObject> written = this->value();
    if (!written || *written != value)
        fill(value);
}

void SchemaForm::copyFrom(const SchemaForm &other)
{
    m_given = other.m_given;
    m_name->setText(other.m_name->text());
    m_purpose->setText(other.m_purpose->text());
    m_strict->setChecked(other.m_strict->isChecked());
    if (m_text->toPlainText() != other.m_text->toPlainText())
        replace(other.m_text->toPlainText());
    check();
}

void SchemaForm::clear()
{
    const QSignalBlocker quiet(m_text);
    m_given = {};
    m_name->clear();
    m_purpose->clear();
    m_strict->setChecked(false);
    m_text->clear();
    fit();
    check();
}

void SchemaForm::describe(const QString &description)
{
    m_text->setAccessibleDescription(description);
}

void SchemaForm::replace(const QString &text)
{
    QTextCursor cursor(m_text->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
}

/// {"name", "schema"}, also within {"type": "json_schema", "json_schema"}.
bool SchemaForm::takeApart(const QJsonObject &typed)
{
    const QJsonValue whole = typed.value(QLatin1StringView("json_schema"));
    const QJsonObject form = whole.isObject() ? whole.toObject() : typed;
    const bool isForm = form.value(kFormName).isString() && form.value(kFormSchema).isObject()
                        && !form.contains(QLatin1StringView("properties"));
    if (!isForm)
        return false;
    fill(core::withWritten(form, kFormSchema, schemaSource(m_text->toPlainText())));
    return true;
}

void SchemaForm::hear()
{
    fit();
    const std::optional<QJsonObject> written = schema();
    if (!written || !takeApart(*written))
        check();
    Q_EMIT edited();
}

/// Whether answers can be held against it is found out on the pool; the last word counts.
void SchemaForm::check()
{
    const int turn = ++m_turn;
    const std::optional<QJsonObject> written = schema();
    if (!written) {
        m_problem->clear();
        m_hint->clear();
        return;
    }
    sayStrict(*written);
    core::whenDone(
        this, QtConcurrent::run([schema = *written] { return chat::schemaFaults(schema); }),
        [this, turn](const QList<core::Error> &faults) {
            if (turn != m_turn)
                return;
            if (faults.isEmpty())
                m_problem->clear();
            else
                m_problem->say(Tone::Fault, schemaProblemsIn(m_text->toPlainText(), faults));
        });
}

void SchemaForm::sayStrict(const QJsonObject &schema)
{
    const QStringList places = m_strict->isChecked() ? core::strictFaults(schema) : QStringList();
    if (places.isEmpty()) {
        m_hint->clear();
        return;
    }
    const QString first = places.first().isEmpty() ? QStringLiteral("/") : places.first();
    m_hint->say(Tone::Warning,
                tr("Strict needs \"additionalProperties\": false and every property under "
                   "\"required\". Not so at %n place(s), the first is %1.",
                   nullptr, int(places.size()))
                    .arg(first),
                {tr("Mend it")});
}

void SchemaForm::tidy()
{
    if (schema())
        replace(core::indentedJson(m_text->toPlainText()));
}

/// What stands there stays where it is.
void SchemaForm::mend()
{
    const std::optional<QJsonObject> written = schema();
    if (!written)
        return;
    const QString ordered = core::madeStrict(m_text->toPlainText());
    replace(ordered.isEmpty() ? indentedSchema(core::madeStrict(*written))
                              : core::indentedJson(ordered));
}

void SchemaForm::askExample()
{
    auto *dialog = new ExampleDialog(m_theme, this);
    connect(dialog, &ExampleDialog::made, this, [this](const QString &schema) { replace(schema); });
    dialog->open();
}

void SchemaForm::enlarge()
{
    auto *dialog = new SchemaDialog(m_theme, *this, this);
    dialog->open();
}

} // namespace ui
