// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/prompteditor.h"

#include "core/prompttemplate.h"
#include "ui/letterwidth.h"
#include "ui/lineinput.h"
#include "ui/prompts/promptwords.h"
#include "ui/settings/noterow.h"
#include "ui/shorttitle.h"
#include "ui/writtentext.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kEditorMargin = 16;
constexpr qsizetype kNamedVariables = 8;

} // namespace

PromptEditor::PromptEditor(Theme &theme, chat::PromptLibrary &library, const core::Prompt &prompt,
                           QWidget *parent)
    : EditorDialog(parent)
    , m_library(library)
    , m_before(prompt)
    , m_kind(new QComboBox(this))
    , m_title(new LineInput(prompt.title, this))
    , m_tags(new LineInput(core::tagsLine(prompt.tags), this))
    , m_text(new QPlainTextEdit(prompt.text, this))
    , m_variables(new NoteRow(theme, this))
    , m_problem(new NoteRow(theme, this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("promptEditor"));
    setWindowTitle(prompt.id.isNull() ? tr("New prompt") : tr("Edit prompt"));
    build();
    connect(m_title, &QLineEdit::textChanged, this, &PromptEditor::follow);
    connect(m_text, &QPlainTextEdit::textChanged, this, &PromptEditor::follow);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &PromptEditor::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    follow();
    m_opened = PromptEditor::prompt();
    m_title->setFocus();
}

void PromptEditor::build()
{
    for (const core::PromptKind kind : {core::PromptKind::Snippet, core::PromptKind::Instructions})
        m_kind->addItem(promptKindName(kind), int(kind));
    m_kind->setCurrentIndex(m_kind->findData(int(m_before.kind)));
    m_kind->setToolTip(tr("Snippets go into what you write; instructions are told to the model "
                          "before everything else."));
    m_title->setObjectName(QStringLiteral("promptTitle"));
    m_title->setMaxLength(int(core::kLongestPromptTitle));
    m_title->setPlaceholderText(tr("What you look for it by"));
    m_tags->setObjectName(QStringLiteral("promptTags"));
    m_tags->setPlaceholderText(tr("Separated by commas"));
    m_tags->setToolTip(tr("A tag that holds a comma stands in quotes: \"tea, coffee\""));
    m_text->setObjectName(QStringLiteral("promptText"));
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Text of the prompt"));
    //: The words in braces are typed as they are, in every language
    m_text->setPlaceholderText(tr("For example: Translate into {{language:English}}: "
                                  "{{clipboard}}"));
    const QFontMetrics metrics = fontMetrics();
    m_text->setMinimumSize(letterWidth(metrics) * 64, metrics.lineSpacing() * 10);
    auto *form = new QFormLayout;
    form->addRow(tr("Kind"), m_kind);
    form->addRow(tr("Title"), m_title);
    form->addRow(tr("Tags"), m_tags);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kEditorMargin, kEditorMargin, kEditorMargin, kEditorMargin);
    column->setSpacing(kEditorMargin / 2);
    column->addLayout(form);
    column->addWidget(m_text, 1);
    column->addWidget(m_variables);
    column->addWidget(m_problem);
    column->addWidget(m_buttons);
}

core::Prompt PromptEditor::prompt() const
{
    core::Prompt prompt = m_before;
    prompt.kind = core::PromptKind(m_kind->currentData().toInt());
    prompt.title = m_title->text();
    prompt.tags = core::tagsIn(m_tags->text());
    prompt.text = writtenIn(*m_text);
    return prompt;
}

bool PromptEditor::canBeSaved() const
{
    return m_buttons->button(QDialogButtonBox::Save)->isEnabled();
}

void PromptEditor::accept()
{
    if (!canBeSaved())
        return;
    const auto saved = m_library.put(prompt());
    if (!saved) {
        m_problem->say(Tone::Fault, promptProblem(saved.error()));
        return;
    }
    m_saved = saved.value();
    QDialog::accept();
}

/// Those that are filled in, and those that somebody will be asked for.
QString PromptEditor::variableWords() const
{
    QStringList names;
    const QList<core::PromptVariable> variables =
        core::PromptTemplate(writtenIn(*m_text)).variables();
    for (const core::PromptVariable &variable : variables) {
        if (names.size() == kNamedVariables) {
            names.append(QString(QChar(0x2026)));
            break;
        }
        names.append(shortTitle(variable.source));
    }
    if (names.isEmpty())
        return tr("Filled in when it is used: {{date}}, {{time}}, {{weekday}}, {{clipboard}}, "
                  "{{selection}}, {{model}}, {{language}}. Asked for: {{name}}, {{name:default}}, "
                  "{{one|another}}.");
    return tr("Variables: %1").arg(names.join(QStringLiteral(", ")));
}

void PromptEditor::follow()
{
    const QString text = writtenIn(*m_text);
    const bool isTooLong = text.size() > core::kLongestPromptText;
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(!isTooLong && !text.trimmed().isEmpty());
    m_variables->say(Tone::Quiet, variableWords());
    if (isTooLong)
        m_problem->say(Tone::Fault,
                       tr("A prompt has at most %L1 characters.").arg(core::kLongestPromptText));
    else
        m_problem->clear();
}

} // namespace ui
