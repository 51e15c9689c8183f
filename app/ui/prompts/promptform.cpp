// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/promptform.h"

#include "ui/composing.h"
#include "ui/letterwidth.h"
#include "ui/shorttitle.h"
#include "ui/writtentext.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kFormMargin = 16;
constexpr int kAnswerLines = 2;
constexpr int kPreviewLines = 6;
constexpr qsizetype kFieldsAtOnce = 6; ///< more of them scroll
constexpr qsizetype kLongestPreviewed = 20'000;

int heightOf(const QPlainTextEdit &field, int lines)
{
    const int around = 2 * field.frameWidth() + int(2 * field.document()->documentMargin());
    return lines * field.fontMetrics().lineSpacing() + around;
}

} // namespace

PromptForm::PromptForm(const QString &title, const QString &source,
                       const core::PromptTemplate::Values &known, Purpose purpose, QWidget *parent)
    : EditorDialog(parent)
    , m_template(source)
    , m_known(known)
    , m_purpose(purpose)
    , m_preview(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("promptForm"));
    setWindowTitle(shortTitle(title));
    const bool isInsert = purpose == Purpose::Insert;
    auto *fields = new QWidget(this);
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    addFields(*form);
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setObjectName(QStringLiteral("promptPreview"));
    m_preview->setMinimumHeight(heightOf(*m_preview, kPreviewLines));
    auto *label =
        new QLabel(isInsert ? tr("What is inserted") : tr("What the model is told"), this);
    label->setBuddy(m_preview);
    m_preview->setAccessibleName(label->text());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(isInsert ? tr("Insert") : tr("Use"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kFormMargin, kFormMargin, kFormMargin, kFormMargin);
    column->setSpacing(kFormMargin / 2);
    if (form->rowCount() > kFieldsAtOnce) {
        auto *scroll = new QScrollArea(this);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setWidget(fields);
        column->addWidget(scroll, 2);
    } else {
        column->addWidget(fields);
    }
    column->addWidget(label);
    column->addWidget(m_preview, 1);
    column->addWidget(buttons);
    resize(letterWidth(fontMetrics()) * 70, sizeHint().height());
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_opened = answers();
    follow();
}

void PromptForm::addFields(QFormLayout &form)
{
    const QList<core::PromptVariable> variables = m_template.variables();
    for (const core::PromptVariable &variable : variables) {
        if (!variable.isAsked())
            continue;
        const QString name = variable.name.isEmpty() ? tr("Choose") : variable.name;
        auto *label = new QLabel(shortTitle(name), this);
        label->setTextFormat(Qt::PlainText);
        QWidget *field = makeField(variable);
        field->setObjectName(variable.key());
        field->setAccessibleName(name);
        label->setBuddy(field);
        form.addRow(label, field);
        if (form.rowCount() == 1)
            field->setFocus();
    }
}

QWidget *PromptForm::makeField(const core::PromptVariable &variable)
{
    if (variable.kind == core::PromptVariable::Kind::Choice) {
        auto *choice = new QComboBox(this);
        choice->addItems(variable.choices);
        choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choice->setMinimumContentsLength(20);
        m_answers.insert(variable.key(), [choice] { return choice->currentText(); });
        connect(choice, &QComboBox::currentIndexChanged, this, &PromptForm::follow);
        return choice;
    }
    auto *answer = new QPlainTextEdit(variable.preset, this);
    answer->setTabChangesFocus(true);
    answer->setFixedHeight(heightOf(*answer, kAnswerLines));
    answer->selectAll();
    answer->installEventFilter(this);
    m_answers.insert(variable.key(), [answer] { return writtenIn(*answer); });
    connect(answer, &QPlainTextEdit::textChanged, this, &PromptForm::follow);
    return answer;
}

core::PromptTemplate::Values PromptForm::answers() const
{
    core::PromptTemplate::Values values;
    for (auto it = m_answers.cbegin(); it != m_answers.cend(); ++it)
        values.insert(it.key(), it.value()());
    return values;
}

QString PromptForm::text() const
{
    core::PromptTemplate::Values values = m_known;
    values.insert(answers());
    return m_purpose == Purpose::Insert ? m_template.expanded(values) : m_template.filled(values);
}

void PromptForm::follow()
{
    const QString all = text();
    m_preview->setPlainText(
        all.size() > kLongestPreviewed ? all.left(kLongestPreviewed) + QChar(0x2026) : all);
}

/// Enter is done with it, as it sends in the composer; with Shift it begins a line. What ends a
/// composition is the input method's.
bool PromptForm::eventFilter(QObject *watched, QEvent *event)
{
    const auto *field = qobject_cast<QPlainTextEdit *>(watched);
    if (!field || event->type() != QEvent::KeyPress)
        return EditorDialog::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (!isEnter || key.modifiers().testFlag(Qt::ShiftModifier)
        || isComposingAt(field->textCursor()))
        return EditorDialog::eventFilter(watched, event);
    accept();
    return true;
}

} // namespace ui
