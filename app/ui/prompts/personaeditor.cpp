// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/personaeditor.h"

#include "ui/icons.h"
#include "ui/letterwidth.h"
#include "ui/lineinput.h"
#include "ui/prompts/promptwords.h"
#include "ui/settings/modelpickermodel.h"
#include "ui/settings/noterow.h"
#include "ui/writtentext.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kPersonaMargin = 16;
constexpr qsizetype kNamedParameters = 6;
constexpr auto kEmojiChoice = "emoji"; ///< no icon of ours has this name

struct DrawnIcon {
    const char *name;
    const char *words;
};

/// Those of ours that can stand for somebody.
constexpr DrawnIcon kDrawnIcons[] = {
    {"edit", QT_TRANSLATE_NOOP("ui::PersonaEditor", "Pen")},
    {"search", QT_TRANSLATE_NOOP("ui::PersonaEditor", "Magnifying glass")},
    {"image", QT_TRANSLATE_NOOP("ui::PersonaEditor", "Picture")},
    {"folder", QT_TRANSLATE_NOOP("ui::PersonaEditor", "Folder")},
    {"key", QT_TRANSLATE_NOOP("ui::PersonaEditor", "Key")},
    {"pin", QT_TRANSLATE_NOOP("ui::PersonaEditor", "Pin")},
    {"eye", QT_TRANSLATE_NOOP("ui::PersonaEditor", "Eye")},
    {"settings", QT_TRANSLATE_NOOP("ui::PersonaEditor", "Wheel")},
};

} // namespace

PersonaEditor::PersonaEditor(const Parts &parts, const core::Persona &persona,
                             const std::optional<core::ParameterSet> &shown, QWidget *parent)
    : EditorDialog(parent)
    , m_parts(parts)
    , m_before(persona)
    , m_shown(shown)
    , m_parameters(persona.parameters)
    , m_name(new LineInput(persona.name, this))
    , m_icon(new QComboBox(this))
    , m_emoji(new LineInput(core::iconLetter(persona.icon), this))
    , m_instructions(new QPlainTextEdit(persona.instructions, this))
    , m_connection(new QComboBox(this))
    , m_model(new QComboBox(this))
    , m_parameterNote(new NoteRow(parts.theme, this))
    , m_problem(new NoteRow(parts.theme, this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("personaEditor"));
    setWindowTitle(persona.id.isNull() ? tr("New persona") : tr("Edit persona"));
    addIcons();
    addConnections();
    build();
    connect(m_name, &QLineEdit::textChanged, this, &PersonaEditor::follow);
    connect(m_instructions, &QPlainTextEdit::textChanged, this, &PersonaEditor::follow);
    connect(m_icon, &QComboBox::currentIndexChanged, this, [this] {
        m_emoji->setVisible(m_icon->currentData().toString() == QLatin1StringView(kEmojiChoice));
    });
    connect(m_connection, &QComboBox::currentIndexChanged, this, &PersonaEditor::addModels);
    connect(m_parameterNote, &NoteRow::linkActivated, this, &PersonaEditor::changeParameters);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &PersonaEditor::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    follow();
    showParameters();
    m_opened = PersonaEditor::persona();
    m_name->setFocus();
}

void PersonaEditor::build()
{
    m_name->setObjectName(QStringLiteral("personaName"));
    m_name->setMaxLength(int(core::kLongestPromptTitle));
    m_name->setPlaceholderText(tr("For example: Translator"));
    m_emoji->setObjectName(QStringLiteral("personaEmoji"));
    m_emoji->setMaxLength(int(core::kLongestPersonaIcon));
    m_emoji->setAccessibleName(tr("Emoji"));
    m_instructions->setObjectName(QStringLiteral("personaInstructions"));
    m_instructions->setTabChangesFocus(true);
    m_instructions->setPlaceholderText(tr("What the model is told before everything else"));
    const QFontMetrics metrics = fontMetrics();
    m_instructions->setMinimumSize(letterWidth(metrics) * 56, metrics.lineSpacing() * 8);
    auto *icons = new QHBoxLayout;
    icons->addWidget(m_icon);
    icons->addWidget(m_emoji, 1);
    icons->addStretch(1);
    auto *form = new QFormLayout;
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Icon"), icons);
    form->addRow(tr("Instructions"), m_instructions);
    form->addRow(tr("Connection"), m_connection);
    form->addRow(tr("Model"), m_model);
    form->addRow(tr("Parameters"), m_parameterNote);
    if (auto *label = qobject_cast<QLabel *>(form->labelForField(icons)))
        label->setBuddy(m_icon);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPersonaMargin, kPersonaMargin, kPersonaMargin, kPersonaMargin);
    column->setSpacing(kPersonaMargin / 2);
    column->addLayout(form, 1);
    column->addWidget(m_problem);
    column->addWidget(m_buttons);
}

void PersonaEditor::addIcons()
{
    m_icon->setObjectName(QStringLiteral("personaIcon"));
    m_icon->setAccessibleName(tr("Icon"));
    m_icon->addItem(tr("None"), QString());
    m_icon->addItem(tr("An emoji"), QString::fromLatin1(kEmojiChoice));
    for (const DrawnIcon &icon : kDrawnIcons)
        m_icon->addItem(themedIcon(QString::fromLatin1(icon.name), m_parts.theme.colors()),
                        tr(icon.words), core::ownIcon(QString::fromLatin1(icon.name)));
    const bool isEmoji = !core::iconLetter(m_before.icon).isEmpty();
    const int at = m_icon->findData(isEmoji ? QString::fromLatin1(kEmojiChoice) : m_before.icon);
    m_icon->setCurrentIndex(std::max(0, at));
    m_emoji->setVisible(isEmoji);
}

void PersonaEditor::addConnections()
{
    m_connection->setObjectName(QStringLiteral("personaConnection"));
    m_connection->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_connection->setMinimumContentsLength(24);
    m_connection->addItem(tr("The one that new chats use"), QUuid());
    const QList<core::Profile> profiles = m_parts.connections.profiles();
    for (const core::Profile &profile : profiles)
        m_connection->addItem(connectionTitle(profile), profile.id);
    // It may come back, by an undo or with its settings.
    if (!m_before.profileId.isNull() && m_connection->findData(m_before.profileId) < 0)
        m_connection->addItem(tr("One that is not here any more"), m_before.profileId);
    m_connection->setCurrentIndex(std::max(0, m_connection->findData(m_before.profileId)));
    m_model->setObjectName(QStringLiteral("personaModel"));
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setMinimumContentsLength(24);
    // Nothing is written behind what somebody types: it may be the name of another one.
    m_model->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_model->lineEdit()->setPlaceholderText(tr("That of the connection"));
    addModels();
    m_model->setEditText(m_before.model);
}

/// Those that the connection is known to have; any other can be typed.
void PersonaEditor::addModels()
{
    const QString typed = m_model->currentText();
    m_model->clear();
    const QUuid connection = m_connection->currentData().toUuid();
    const QUuid asked = connection.isNull() ? m_parts.connections.active().id : connection;
    const QList<chat::ModelChoice> models = m_parts.connections.models(asked).models;
    for (const chat::ModelChoice &model : models) {
        if (model.isForChat)
            m_model->addItem(model.id);
    }
    m_model->setEditText(typed);
}

QString PersonaEditor::icon() const
{
    const QString chosen = m_icon->currentData().toString();
    return chosen == QLatin1StringView(kEmojiChoice) ? m_emoji->text().trimmed() : chosen;
}

core::Persona PersonaEditor::persona() const
{
    core::Persona persona = m_before;
    persona.name = m_name->text();
    persona.icon = icon();
    persona.instructions = writtenIn(*m_instructions);
    persona.profileId = m_connection->currentData().toUuid();
    persona.model = m_model->currentText();
    persona.parameters = m_parameters;
    return persona;
}

void PersonaEditor::showParameters()
{
    QStringList names = m_parameters.keys();
    if (names.size() > kNamedParameters)
        names = names.mid(0, kNamedParameters) + QStringList{QString(QChar(0x2026))};
    QStringList links;
    if (m_shown && *m_shown != m_parameters)
        links.append(tr("Take those of this chat"));
    if (!m_parameters.isEmpty())
        links.append(tr("Remove"));
    m_parameterNote->say(Tone::Quiet,
                         names.isEmpty() ? tr("None of its own") : names.join(QStringLiteral(", ")),
                         links);
}

/// The links in the order of showParameters().
void PersonaEditor::changeParameters(int link)
{
    const bool isTaking = m_shown && *m_shown != m_parameters && link == 0;
    m_parameters = isTaking ? *m_shown : core::ParameterSet();
    showParameters();
}

/// Nothing that is too long is cut where nobody sees it.
void PersonaEditor::follow()
{
    const bool isTooLong = writtenIn(*m_instructions).size() > core::kLongestPromptText;
    m_buttons->button(QDialogButtonBox::Save)
        ->setEnabled(!isTooLong && !m_name->text().trimmed().isEmpty());
    if (isTooLong)
        m_problem->say(
            Tone::Fault,
            tr("Instructions have at most %L1 characters.").arg(core::kLongestPromptText));
    else
        m_problem->clear();
}

bool PersonaEditor::canBeSaved() const
{
    return m_buttons->button(QDialogButtonBox::Save)->isEnabled();
}

void PersonaEditor::accept()
{
    if (!canBeSaved())
        return;
    const auto saved = m_parts.library.put(persona());
    if (!saved) {
        m_problem->say(Tone::Fault, promptProblem(saved.error()));
        return;
    }
    m_saved = saved.value();
    QDialog::accept();
}

} // namespace ui
