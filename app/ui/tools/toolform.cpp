// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/toolform.h"

#include "core/whendone.h"
#include "texts/jsonwords.h"
#include "texts/toolcheckwords.h"
#include "ui/label.h"
#include "ui/lineinput.h"
#include "ui/settings/fieldparts.h"
#include "ui/settings/formscroll.h"
#include "ui/settings/noterow.h"
#include "ui/settings/wheelguard.h"
#include "ui/tools/commandfields.h"
#include "ui/writtentext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kFormPauseMs = 150;
constexpr int kDescriptionLines = 3;
constexpr int kSchemaLines = 9;

/// Small, valid, and shows what belongs where.
constexpr QLatin1StringView kExampleSchema(R"({
    "type": "object",
    "properties": {
        "location": {
            "type": "string",
            "description": "The name of a city"
        }
    },
    "required": [
        "location"
    ],
    "additionalProperties": false
})");

void setLines(QPlainTextEdit *text, int lines)
{
    const int around = 2 * text->frameWidth() + int(2 * text->document()->documentMargin());
    text->setMinimumHeight(lines * text->fontMetrics().lineSpacing() + around + 4);
    text->setMaximumHeight(text->minimumHeight());
}

void sayOrClear(NoteRow *note, QWidget *field, const QString &sentence)
{
    setFault(field, !sentence.isEmpty());
    if (sentence.isEmpty())
        note->clear();
    else
        note->say(Tone::Fault, sentence);
}

} // namespace

ToolForm::ToolForm(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_scroll(new FormScroll(this))
    , m_name(new LineInput(this))
    , m_nameFault(new NoteRow(theme, this))
    , m_description(new QPlainTextEdit(this))
    , m_descriptionFault(new NoteRow(theme, this))
    , m_schema(new QPlainTextEdit(this))
    , m_schemaFault(new NoteRow(theme, this))
    , m_schemaHelp(new NoteRow(theme, this))
    , m_strict(new QCheckBox(tr("Strict: arguments follow the schema exactly"), this))
    , m_answering(new QComboBox(this))
    , m_command(new CommandFields(theme, this))
{
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kFormPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &ToolForm::check);
    connect(m_name, &QLineEdit::textChanged, this, &ToolForm::hear);
    connect(m_description, &QPlainTextEdit::textChanged, this, &ToolForm::hear);
    connect(m_schema, &QPlainTextEdit::textChanged, this, &ToolForm::hear);
    connect(m_strict, &QCheckBox::toggled, this, &ToolForm::hear);
    connect(m_answering, &QComboBox::currentIndexChanged, this, &ToolForm::hear);
    connect(m_command, &CommandFields::edited, this, &ToolForm::hear);
    connect(m_schemaHelp, &NoteRow::linkActivated, this, [this] {
        m_schema->setFocus(Qt::OtherFocusReason);
        m_schema->insertPlainText(QString(kExampleSchema)); // Ctrl+Z takes it back
    });
    connect(&theme, &Theme::fontsChanged, this, [this] {
        m_schema->setFont(m_theme.codeFont());
        setLines(m_schema, kSchemaLines);
        setLines(m_description, kDescriptionLines);
    });
}

void ToolForm::build()
{
    m_name->setObjectName(QStringLiteral("toolName"));
    m_description->setObjectName(QStringLiteral("toolDescription"));
    m_schema->setObjectName(QStringLiteral("toolSchema"));
    m_strict->setObjectName(QStringLiteral("toolStrict"));
    m_answering->setObjectName(QStringLiteral("toolAnswering"));
    m_nameFault->setObjectName(QStringLiteral("nameFault"));
    m_descriptionFault->setObjectName(QStringLiteral("descriptionFault"));
    m_schemaFault->setObjectName(QStringLiteral("schemaFault"));
    m_schemaHelp->setObjectName(QStringLiteral("schemaHelp"));
    m_name->setPlaceholderText(QStringLiteral("get_current_weather"));
    m_description->setPlaceholderText(tr("What it does, and when to call it. The model reads it."));
    m_description->setTabChangesFocus(true);
    m_schema->setTabChangesFocus(true);
    m_schema->setFont(m_theme.codeFont());
    m_schema->setLineWrapMode(QPlainTextEdit::NoWrap);
    setLines(m_description, kDescriptionLines);
    setLines(m_schema, kSchemaLines);
    m_answering->addItem(tr("A person types the result"));
    m_answering->addItem(tr("A program on this computer answers"));
    new WheelGuard(m_answering);
    addPart(tr("Name"), m_name, {m_nameFault});
    addPart(tr("Description"), m_description, {m_descriptionFault});
    addPart(tr("Arguments, as JSON Schema"), m_schema, {m_schemaFault, m_schemaHelp});
    m_scroll->add(m_strict);
    addPart(tr("Who answers"), m_answering, {});
    m_scroll->add(m_command);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_scroll);
    setFocusProxy(m_name);
}

void ToolForm::addPart(const QString &title, QWidget *field, const QList<QWidget *> &below)
{
    auto *label = new Label(m_theme, {}, this);
    label->setText(title);
    label->setBuddy(field);
    field->setAccessibleName(title);
    m_scroll->add(stacked(this, QList<QWidget *>{label, field} + below));
}

void ToolForm::open(const chat::ToolDraft &draft, const QStringList &taken, bool isReadOnly)
{
    // Who saves goes on writing where the cursor is.
    if (draft != this->draft()) {
        const QScopedValueRollback guard(m_isOpening, true);
        m_name->setText(draft.name);
        m_description->setPlainText(draft.description);
        m_schema->setPlainText(draft.schema);
        m_strict->setChecked(draft.strict.value_or(false));
        m_answering->setCurrentIndex(draft.hasCommand ? 1 : 0);
        m_command->setCommand(draft.command);
    }
    m_opened = draft;
    m_opened = this->draft(); // line ends are the field's from here on
    m_taken = taken;
    m_isReadOnly = isReadOnly;
    m_name->setReadOnly(isReadOnly);
    m_description->setReadOnly(isReadOnly);
    m_schema->setReadOnly(isReadOnly);
    m_strict->setEnabled(!isReadOnly);
    m_answering->parentWidget()->setVisible(!isReadOnly);
    m_verdict.reset();
    sayFaults();
    follow();
    check();
}

chat::ToolDraft ToolForm::draft() const
{
    chat::ToolDraft draft = m_opened;
    draft.name = m_name->text();
    draft.description = writtenIn(*m_description);
    draft.schema = m_schema->toPlainText();
    // What was not said, or said to be off, stays so until somebody turns it on.
    if (m_strict->isChecked() != m_opened.strict.value_or(false))
        draft.strict = m_strict->isChecked() ? std::optional(true) : std::nullopt;
    draft.hasCommand = m_answering->currentIndex() == 1;
    draft.command = m_command->command();
    return draft;
}

void ToolForm::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void ToolForm::hear()
{
    if (m_isOpening)
        return;
    m_verdict.reset();
    ++m_number; // what is being looked at is no longer what stands here
    m_pause.start();
    follow();
    Q_EMIT changed();
}

void ToolForm::check()
{
    m_pause.stop();
    const int number = ++m_number;
    core::whenDone(this, chat::checkDraft(draft(), m_taken),
                   [this, number](const chat::ToolVerdict &verdict) { take(number, verdict); });
}

void ToolForm::take(int number, const chat::ToolVerdict &verdict)
{
    if (number != m_number)
        return;
    m_verdict = verdict;
    sayFaults();
    Q_EMIT changed();
}

/// A sentence for each fault, below its part. Nothing is said of what is still empty as it was
/// opened: a new tool need not begin with reproaches.
void ToolForm::sayFaults()
{
    QStringList sentences[4];
    bool isWarning = false;
    if (m_verdict) {
        for (const chat::ToolFault &fault : m_verdict->faults) {
            QStringList &said = sentences[int(fault.part)];
            if (said.isEmpty())
                isWarning = fault.isWarning;
            said.append(texts::toolProblem(fault.error));
        }
    }
    if (m_name->text().isEmpty() && m_opened.name.isEmpty())
        sentences[int(chat::ToolPart::Name)].clear();
    if (m_command->command().program.isEmpty() && m_opened.command.program.isEmpty())
        sentences[int(chat::ToolPart::Command)].clear();
    const auto words = [&sentences](chat::ToolPart part) {
        return texts::faultLines(sentences[int(part)]);
    };
    sayOrClear(m_nameFault, m_name, words(chat::ToolPart::Name));
    sayOrClear(m_descriptionFault, m_description, words(chat::ToolPart::Description));
    sayOrClear(m_schemaFault, m_schema, words(chat::ToolPart::Schema));
    m_command->sayFault(words(chat::ToolPart::Command), isWarning);
}

void ToolForm::follow()
{
    m_command->setVisible(m_answering->currentIndex() == 1 && !m_isReadOnly);
    const bool isEmpty = m_schema->document()->isEmpty();
    if (isEmpty && !m_isReadOnly)
        m_schemaHelp->say(Tone::Quiet, tr("Empty: it takes no arguments."),
                          {tr("Insert an example")});
    else
        m_schemaHelp->clear();
}

} // namespace ui
