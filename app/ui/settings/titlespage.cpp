// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/titlespage.h"

#include "ui/settings/changedmark.h"
#include "ui/settings/formtexts.h"
#include "ui/settings/modelpicker.h"
#include "ui/settings/modelpickermodel.h"
#include "ui/settings/noterow.h"
#include "ui/textbutton.h"
#include "ui/writtentext.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QSpinBox>

namespace ui {
namespace {

constexpr int kMostDays = 365;

} // namespace

TitlesPage::TitlesPage(Theme &theme, chat::Preferences &preferences, chat::Connections &connections,
                       QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_preferences(preferences)
    , m_connections(connections)
    , m_form(makeForm(this))
    , m_generated(new QCheckBox(this))
    , m_cost(new NoteRow(theme, this))
    , m_model(new TextButton(
          theme, {.icon = QStringLiteral("chevron-down"), .elide = Qt::ElideMiddle}, this))
    , m_prompt(new QPlainTextEdit(this))
    , m_days(new QSpinBox(this))
    , m_daysNote(new NoteRow(theme, this))
{
    build();
    retranslate();
    connectParts();
}

void TitlesPage::build()
{
    m_generated->setObjectName(QStringLiteral("titleGenerated"));
    m_model->setObjectName(QStringLiteral("titleModel"));
    m_prompt->setObjectName(QStringLiteral("titlePrompt"));
    m_prompt->setTabChangesFocus(true);
    m_prompt->setMinimumHeight(fontMetrics().lineSpacing() * 4);
    m_prompt->setMaximumHeight(fontMetrics().lineSpacing() * 7);
    m_days->setObjectName(QStringLiteral("binDays"));
    m_days->setRange(0, kMostDays);
    m_generatedMark = addSetting(*m_form, m_generated, m_theme, m_cost);
    m_modelMark = addSetting(*m_form, m_model, m_theme);
    m_promptMark = addSetting(*m_form, m_prompt, m_theme);
    m_daysMark = addSetting(*m_form, m_days, m_theme, m_daysNote);
    m_form->addItem(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding));
    for (NoteRow *note : {m_cost, m_daysNote})
        note->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void TitlesPage::connectParts()
{
    connectReset(m_generatedMark, m_preferences, &core::Settings::isTitleGenerated);
    connectReset(m_modelMark, m_preferences, &core::Settings::titleModel);
    connectReset(m_promptMark, m_preferences, &core::Settings::titlePrompt);
    connectReset(m_daysMark, m_preferences, &core::Settings::binDays);
    connect(m_generated, &QCheckBox::toggled, this, &TitlesPage::apply);
    connect(m_model, &TextButton::clicked, this, &TitlesPage::pickModel);
    connect(m_prompt, &QPlainTextEdit::textChanged, this, &TitlesPage::apply);
    connect(m_days, &QSpinBox::valueChanged, this, &TitlesPage::apply);
    connect(&m_preferences, &chat::Preferences::changed, this,
            [this](const core::Settings &, const core::Settings &now) { show(now); });
}

QString TitlesPage::usualPrompt()
{
    //: Read by the model. Models follow it best in the language of the person.
    return tr("Write a title of at most eight words, or twenty Chinese characters, for the "
              "conversation below, in the language of the conversation. Answer with the title "
              "alone: no quotes, no Markdown, no full stop.");
}

void TitlesPage::retranslate()
{
    nameField(*m_form, m_generated, tr("Titles"));
    nameField(*m_form, m_model, tr("Model for titles"));
    nameField(*m_form, m_prompt, tr("What it is told"));
    nameField(*m_form, m_days, tr("Keep deleted things for"));
    m_generated->setText(tr("Let a model write them after the first answer"));
    m_cost->say(Tone::Quiet, tr("One small request more for each new chat. Until its answer comes, "
                                "and when it fails, the first line of the chat is the title. A "
                                "title of your own is never replaced."));
    m_prompt->setPlaceholderText(usualPrompt());
    m_days->setSuffix(tr(" days"));
    m_days->setSpecialValueText(tr("until I empty the bin"));
    m_daysNote->say(Tone::Quiet, tr("Then they leave the bin, and nothing of them is left."));
    show(m_preferences.settings());
}

void TitlesPage::showModel(const core::ModelChoiceRef &model)
{
    const auto profile = m_connections.profile(model.profileId);
    QString words = tr("The same as the chat");
    if (!model.model.isEmpty() && profile)
        words = model.model + QStringLiteral(" · ") + connectionTitle(*profile);
    m_model->setWords(words);
    m_model->describe(tr("Model for titles: %1").arg(words), tr("Choose the model for titles"));
}

void TitlesPage::show(const core::Settings &settings)
{
    const core::Settings usual;
    const QSignalBlocker quietBox(m_generated);
    const QSignalBlocker quietDays(m_days);
    const QSignalBlocker quietPrompt(m_prompt);
    m_generated->setChecked(settings.isTitleGenerated);
    m_days->setValue(settings.binDays);
    showModel(settings.titleModel);
    if (writtenIn(*m_prompt) != settings.titlePrompt)
        m_prompt->setPlainText(settings.titlePrompt);
    m_generatedMark->setChanged(settings.isTitleGenerated != usual.isTitleGenerated);
    m_modelMark->setChanged(settings.titleModel != usual.titleModel);
    m_promptMark->setChanged(settings.titlePrompt != usual.titlePrompt);
    m_daysMark->setChanged(settings.binDays != usual.binDays);
}

void TitlesPage::apply()
{
    core::Settings settings = m_preferences.settings();
    settings.isTitleGenerated = m_generated->isChecked();
    settings.titlePrompt = writtenIn(*m_prompt);
    settings.binDays = m_days->value();
    m_preferences.set(settings);
}

void TitlesPage::pickModel()
{
    if (!m_picker) {
        m_picker = new ModelPicker(m_theme, m_connections, m_preferences, this);
        connect(m_picker, &ModelPicker::chosen, this,
                [this](const QUuid &profile, const QString &model) {
                    useModel({profile, model});
                });
    }
    const core::ModelChoiceRef now = m_preferences.settings().titleModel;
    m_picker->popupAt(m_model, now.profileId, now.model);
}

void TitlesPage::useModel(const core::ModelChoiceRef &model)
{
    core::Settings settings = m_preferences.settings();
    settings.titleModel = model;
    m_preferences.set(settings);
    m_model->setFocus();
}

} // namespace ui
