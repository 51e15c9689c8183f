// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connectionfields.h"

#include "chat/origin.h"
#include "texts/texts.h"
#include "ui/settings/keyfield.h"
#include "ui/settings/modelpickermodel.h"
#include "ui/settings/morefields.h"
#include "ui/settings/noterow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QUrl>

namespace ui {
namespace {

void setFault(QWidget *field, bool isFault)
{
    field->setProperty("fault", isFault);
    field->update();
}

QString sentence(const core::Error &error)
{
    return texts::inOneLine(texts::explain(error));
}

/// A field with its notes below it, as one cell of the form.
QWidget *stacked(QWidget *parent, const QList<QWidget *> &widgets)
{
    auto *cell = new QWidget(parent);
    auto *layout = new QVBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    return cell;
}

QLabel *plainLabel(QWidget *parent, QWidget *buddy)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(buddy);
    return label;
}

} // namespace

ConnectionFields::ConnectionFields(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    build();
    retranslate();
    connect(m_preset, &QComboBox::activated, this, &ConnectionFields::choosePreset);
    connect(m_address, &QLineEdit::textEdited, this, &ConnectionFields::readPasted);
    connect(m_address, &QLineEdit::textChanged, this, &ConnectionFields::hearAddress);
    connect(m_addressNote, &NoteRow::linkActivated, this, &ConnectionFields::mendAddress);
    connect(m_plainHttp, &QCheckBox::toggled, this, &ConnectionFields::edited);
    connect(m_key, &QLineEdit::textEdited, this, [this] {
        updateNotes();
        Q_EMIT edited();
    });
    connect(m_key, &KeyField::revealRequested, this, &ConnectionFields::revealRequested);
    connect(m_model, &QComboBox::editTextChanged, this, [this] {
        setFault(m_model, false);
        Q_EMIT edited();
    });
    connect(m_fetch, &QPushButton::clicked, this, &ConnectionFields::fetchRequested);
    connect(m_more, &MoreFields::edited, this, &ConnectionFields::edited);
}

void ConnectionFields::build()
{
    m_form = new QFormLayout(this);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(12);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_preset = new QComboBox(this);
    m_preset->setObjectName(QStringLiteral("preset"));
    m_address = new LineInput(this);
    m_address->setObjectName(QStringLiteral("baseUrl"));
    m_address->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_addressNote = new NoteRow(m_theme, this);
    m_addressNote->setObjectName(QStringLiteral("baseUrlNote"));
    m_plainHttp = new QCheckBox(this);
    m_plainHttp->setObjectName(QStringLiteral("plainHttp"));
    m_plainNote = new NoteRow(m_theme, this);
    m_key = new KeyField(m_theme, this);
    m_key->setObjectName(QStringLiteral("apiKey"));
    m_keyNote = new NoteRow(m_theme, this);
    m_keyNote->setObjectName(QStringLiteral("apiKeyNote"));
    m_form->addRow(plainLabel(this, m_preset), m_preset);
    m_form->addRow(plainLabel(this, m_address),
                   stacked(this, {m_address, m_addressNote, m_plainHttp, m_plainNote}));
    m_form->addRow(plainLabel(this, m_key), stacked(this, {m_key, m_keyNote}));
    buildModel(m_form);
    m_more = new MoreFields(m_theme, this);
    m_form->addRow(m_more);
}

void ConnectionFields::buildModel(QFormLayout *form)
{
    m_model = new QComboBox(this);
    m_model->setObjectName(QStringLiteral("modelId"));
    m_model->setEditable(true);
    m_model->setLineEdit(new LineInput(m_model));
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setMinimumContentsLength(16);
    m_model->completer()->setFilterMode(Qt::MatchContains);
    m_model->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_model->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    m_fetch = new QPushButton(this);
    m_fetch->setObjectName(QStringLiteral("fetchModels"));
    m_fetch->setAutoDefault(false);
    m_modelNote = new NoteRow(m_theme, this);
    m_modelNote->setObjectName(QStringLiteral("modelNote"));
    m_modelHint = new NoteRow(m_theme, this);
    m_modelHint->setObjectName(QStringLiteral("modelHint"));
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_model, 1);
    row->addWidget(m_fetch);
    form->addRow(plainLabel(this, m_model), stacked(this, {line, m_modelHint, m_modelNote}));
}

void ConnectionFields::setDraft(const ConnectionDraft &draft)
{
    const QSignalBlocker quiet(this);
    m_draft = draft;
    const core::Profile &profile = draft.profile;
    m_preset->setCurrentIndex(m_preset->findData(core::presetById(profile.presetId).id));
    m_address->setText(profile.baseUrl);
    m_origin.clear();
    m_plainHttp->setChecked(false);
    m_key->reset(profile.hasStoredKey ? KeyField::Kept::Stored : KeyField::Kept::No);
    if (draft.key)
        m_key->enter(QString::fromLatin1(*draft.key));
    m_model->clear();
    m_model->setEditText(profile.model);
    m_more->setProfile(profile);
    m_modelNote->clear();
    setFault(m_model, false);
    updateNotes();
}

ConnectionDraft ConnectionFields::draft() const
{
    ConnectionDraft draft = m_draft;
    core::Profile &profile = draft.profile;
    const chat::BaseUrlAdvice advice = chat::Connections::advise(m_address->text());
    profile.baseUrl = advice.hasError ? m_address->text().trimmed() : advice.baseUrl;
    profile.presetId = presetNow().id;
    profile.model = m_model->currentText().trimmed();
    const QString name = m_more->name();
    profile.name = name.isEmpty() ? automaticName() : name;
    profile.headers = m_more->headers();
    const bool isAgreed = advice.isPlainHttpToPublicHost && m_plainHttp->isChecked();
    profile.plainHttpOrigin = isAgreed ? chat::originOf(advice.baseUrl) : QString();
    draft.key.reset();
    if (m_key->isTouched()) {
        const core::Result<QByteArray> key = chat::Connections::cleanKey(m_key->text());
        draft.key = key ? key.value() : m_key->text().toUtf8();
    }
    return draft;
}

bool ConnectionFields::check(bool needsModel)
{
    const chat::BaseUrlAdvice advice = chat::Connections::advise(m_address->text());
    bool isGood = true;
    if (advice.hasError) {
        setFault(m_address, true);
        m_addressNote->say(Tone::Fault, sentence(advice.error));
        isGood = false;
    }
    if (advice.isPlainHttpToPublicHost && !m_plainHttp->isChecked()) {
        m_plainNote->say(Tone::Fault, tr("Tick the box above, or use an https:// address."));
        isGood = false;
    }
    if (m_key->isTouched() && !chat::Connections::cleanKey(m_key->text()))
        isGood = false;
    if (needsModel && m_model->currentText().trimmed().isEmpty()) {
        setFault(m_model, true);
        m_modelNote->say(Tone::Fault, tr("Enter a model's name, or fetch the list."));
        isGood = false;
    }
    if (!m_more->check())
        isGood = false;
    return isGood;
}

void ConnectionFields::setModels(const QStringList &models)
{
    const QString typed = m_model->currentText();
    const QSignalBlocker quiet(m_model);
    m_model->clear();
    m_model->addItems(models);
    m_model->setCurrentIndex(int(models.indexOf(typed)));
    m_model->setEditText(typed);
}

void ConnectionFields::sayOfModels(bool isFault, const QString &text)
{
    m_modelNote->say(isFault ? Tone::Fault : Tone::Good, text);
}

void ConnectionFields::setFetching(bool isFetching)
{
    m_fetch->setEnabled(!isFetching);
    if (isFetching)
        m_modelNote->say(Tone::Quiet, tr("Fetching the list…"));
}

void ConnectionFields::revealKey(const QByteArray &key)
{
    m_key->reveal(key);
}

void ConnectionFields::setKeyKept(bool isStored)
{
    const QSignalBlocker quiet(this);
    m_key->reset(isStored ? KeyField::Kept::Stored : KeyField::Kept::ForThisRun);
}

void ConnectionFields::focusFirst()
{
    if (m_address->text().isEmpty())
        m_address->setFocus();
    else
        m_key->setFocus();
}

void ConnectionFields::retranslate()
{
    // The names that gateways' guides use.
    const auto name = [this](QWidget *field, const QString &label) {
        QWidget *shown = field;
        while (shown && !m_form->labelForField(shown) && shown != this)
            shown = shown->parentWidget();
        if (auto *words = qobject_cast<QLabel *>(m_form->labelForField(shown)))
            words->setText(label);
        field->setAccessibleName(label);
    };
    name(m_preset, tr("Service"));
    name(m_address, tr("Base URL"));
    name(m_key, tr("API Key"));
    name(m_model, tr("Model ID"));
    fillPresets();
    m_address->setPlaceholderText(QStringLiteral("https://example.com/v1"));
    m_plainHttp->setText(tr("Send messages and key unencrypted to this address"));
    m_fetch->setText(tr("Fetch models"));
    m_more->retranslate();
    updateNotes();
}

void ConnectionFields::fillPresets()
{
    const QSignalBlocker quiet(m_preset);
    const QVariant chosen = m_preset->currentData();
    m_preset->clear();
    for (const core::Preset &preset : core::presets())
        m_preset->addItem(preset.name.isEmpty() ? tr("Other") : preset.name, preset.id);
    m_preset->setCurrentIndex(qMax(0, m_preset->findData(chosen)));
}

void ConnectionFields::hearAddress()
{
    m_plainNote->clear();
    const core::Preset *known =
        core::presetByHost(QUrl(chat::Connections::advise(m_address->text()).baseUrl).host());
    if (known)
        m_preset->setCurrentIndex(m_preset->findData(known->id));
    updateNotes();
    Q_EMIT edited();
}

void ConnectionFields::readPasted(const QString &text)
{
    // A guide's whole example in this field: each piece goes where it belongs.
    const chat::PastedExample found = chat::Connections::readExample(text);
    if (found.baseUrl.isEmpty() || (found.key.isEmpty() && found.model.isEmpty()))
        return;
    m_address->setText(found.baseUrl);
    if (!found.key.isEmpty())
        m_key->enter(found.key);
    if (!found.model.isEmpty())
        m_model->setEditText(found.model);
}

void ConnectionFields::choosePreset(int index)
{
    const core::Preset &preset = core::presetById(m_preset->itemData(index).toString());
    if (!preset.baseUrl.isEmpty())
        m_address->setText(preset.baseUrl);
    updateNotes();
    Q_EMIT edited();
    focusFirst();
}

void ConnectionFields::mendAddress()
{
    const chat::BaseUrlAdvice advice = chat::Connections::advise(m_address->text());
    if (!advice.betterBaseUrl.isEmpty())
        m_address->setText(advice.betterBaseUrl);
}

void ConnectionFields::updateNotes()
{
    const core::Preset &preset = presetNow();
    updateAddressNote();
    updateKeyNote(preset);
    if (preset.modelHint.isEmpty())
        m_modelHint->clear();
    else
        m_modelHint->say(Tone::Quiet, tr("Names are looked up in: %1").arg(preset.modelHint));
    m_more->setAutomaticName(automaticName());
}

void ConnectionFields::updateAddressNote()
{
    const QString typed = m_address->text();
    const chat::BaseUrlAdvice advice = chat::Connections::advise(typed);
    const bool isEmpty = typed.trimmed().isEmpty();
    setFault(m_address, !isEmpty && advice.hasError);
    if (isEmpty)
        m_addressNote->clear();
    else if (advice.hasError)
        m_addressNote->say(Tone::Fault, sentence(advice.error));
    else if (!advice.betterBaseUrl.isEmpty())
        m_addressNote->say(Tone::Warning, tr("Its address is %1").arg(advice.betterBaseUrl),
                           {tr("Use it")});
    else
        m_addressNote->say(Tone::Quiet, advice.finalUrl);
    const QString origin = chat::originOf(advice.baseUrl);
    if (origin != m_origin) {
        // A yes to clear text is for one origin and does not move on to the next.
        const QSignalBlocker quiet(m_plainHttp);
        m_plainHttp->setChecked(!origin.isEmpty() && origin == m_draft.profile.plainHttpOrigin);
        m_origin = origin;
    }
    m_plainHttp->setVisible(advice.isPlainHttpToPublicHost);
    if (!advice.isPlainHttpToPublicHost)
        m_plainNote->clear();
    else if (m_plainNote->isEmpty())
        m_plainNote->say(Tone::Warning, tr("Everyone on the way can read what goes over http://."));
}

void ConnectionFields::updateKeyNote(const core::Preset &preset)
{
    const core::Result<QByteArray> key = chat::Connections::cleanKey(m_key->text());
    const bool isFault = m_key->isTouched() && !key;
    setFault(m_key, isFault);
    if (isFault)
        m_keyNote->say(Tone::Fault, sentence(key.error()));
    else if (!preset.keyHint.isEmpty())
        m_keyNote->say(Tone::Quiet, tr("You find it here: %1").arg(preset.keyHint));
    else if (!preset.needsKey)
        m_keyNote->say(Tone::Quiet, tr("Servers on this machine need none."));
    else
        m_keyNote->clear();
}

const core::Preset &ConnectionFields::presetNow() const
{
    const QString host = QUrl(chat::Connections::advise(m_address->text()).baseUrl).host();
    const core::Preset *known = core::presetByHost(host);
    return known ? *known : core::presetById(m_preset->currentData().toString());
}

QString ConnectionFields::automaticName() const
{
    core::Profile unnamed;
    unnamed.baseUrl = chat::Connections::advise(m_address->text()).baseUrl;
    const core::Preset &preset = presetNow();
    unnamed.name = preset.baseUrl == unnamed.baseUrl ? preset.name : QString();
    return connectionTitle(unnamed);
}

} // namespace ui
