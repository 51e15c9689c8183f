// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connectionfields.h"

#include "chat/origin.h"
#include "ui/settings/addressfield.h"
#include "ui/settings/fieldparts.h"
#include "ui/settings/formtexts.h"
#include "ui/settings/keyfield.h"
#include "ui/settings/keyrows.h"
#include "ui/settings/modelfield.h"
#include "ui/settings/modelpickermodel.h"
#include "ui/settings/morefields.h"
#include "ui/settings/namedsettings.h"
#include "ui/settings/noterow.h"

#include <QComboBox>
#include <QFormLayout>
#include <QSignalBlocker>
#include <QUrl>

namespace ui {

using Keys = QList<chat::SecretEdits::Key>;

ConnectionFields::ConnectionFields(Theme &theme, chat::Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_form(makeForm(this))
    , m_preset(new QComboBox(this))
    , m_address(new AddressField(theme, this))
    , m_key(new KeyField(theme, this))
    , m_keyNote(new NoteRow(theme, this))
    , m_checkNote(new NoteRow(theme, this))
    , m_model(new ModelField(theme, connections, this))
    , m_more(new MoreFields(theme, connections, this))
{
    build();
    retranslate();
    connectParts();
}

void ConnectionFields::build()
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_preset->setObjectName(QStringLiteral("preset"));
    m_key->setObjectName(QStringLiteral("apiKey"));
    m_keyNote->setObjectName(QStringLiteral("apiKeyNote"));
    m_checkNote->setObjectName(QStringLiteral("checkNote"));
    addCell(*m_form, m_preset, m_preset);
    addCell(*m_form, m_address->input(), m_address);
    addCell(*m_form, m_key, stacked(this, {m_key, m_keyNote, m_checkNote}));
    addCell(*m_form, m_model->input(), m_model);
    m_form->addRow(m_more);
}

void ConnectionFields::connectParts()
{
    connect(m_preset, &QComboBox::activated, this, &ConnectionFields::choosePreset);
    connect(m_address, &AddressField::edited, this, &ConnectionFields::hearAddress);
    connect(m_address, &AddressField::exampleFound, this, &ConnectionFields::takeExample);
    connect(m_key, &QLineEdit::textEdited, this, [this] {
        updateNotes();
        Q_EMIT edited();
    });
    connect(m_key, &QLineEdit::editingFinished, this, [this] {
        if (m_key->isTouched())
            Q_EMIT keyEntered();
    });
    connect(m_key, &KeyField::exampleFound, this, &ConnectionFields::takeExample);
    connect(m_key, &KeyField::revealRequested, this, [this] { Q_EMIT revealRequested(m_key); });
    connect(m_model, &ModelField::edited, this, &ConnectionFields::edited);
    connect(m_more, &MoreFields::edited, this, &ConnectionFields::edited);
    connect(m_more, &MoreFields::revealRequested, this, &ConnectionFields::revealRequested);
    connect(&m_more->keys(), &KeyRows::swapRequested, this, &ConnectionFields::swapKeys);
}

void ConnectionFields::setDraft(const ConnectionDraft &draft)
{
    const QSignalBlocker quiet(this);
    const bool isOther = m_draft.profile.id != draft.profile.id;
    m_draft = draft;
    const core::Profile &profile = draft.profile;
    m_preset->setCurrentIndex(m_preset->findData(core::presetById(profile.presetId).id));
    m_address->setAddress(profile.baseUrl, profile.plainHttpOrigin);
    // Settings of an earlier version know that there is a key, and not how many.
    if (profile.hasStoredKey && profile.keptKeyCount == 0 && !profile.hasKeptProxyPassword
        && profile.secretHeaders.isEmpty())
        m_draft.profile.keptKeyCount = 1;
    const Keys keys =
        draft.secrets.keys.value_or(m_draft.profile.keptKeyCount > 0 ? Keys{{{}, 0}} : Keys());
    m_key->setValue(keys.isEmpty() ? chat::SecretEdits::Key() : keys.constFirst(),
                    profile.hasStoredKey);
    m_model->reset(profile.id, profile.model);
    m_more->setDraft(m_draft);
    if (isOther)
        m_checkNote->clear();
    updateNotes();
}

ConnectionDraft ConnectionFields::draft() const
{
    ConnectionDraft draft = m_draft;
    core::Profile &profile = draft.profile;
    const chat::BaseUrlAdvice &advice = m_address->advice();
    profile.baseUrl = advice.hasError ? m_address->typed() : advice.baseUrl;
    profile.presetId = presetNow().id;
    profile.model = m_model->model();
    profile.plainHttpOrigin = m_address->agreedOrigin();
    m_more->apply(profile);
    if (profile.name.isEmpty())
        profile.name = automaticName();
    draft.forgotten = m_more->forgotten();
    draft.secrets = {};
    Keys kept;
    for (int i = 0; i < m_draft.profile.keptKeyCount; ++i)
        kept.append({{}, i});
    if (const Keys now = keysNow(); now != kept)
        draft.secrets.keys = now;
    m_more->apply(draft.secrets);
    return draft;
}

QList<chat::SecretEdits::Key> ConnectionFields::keysNow() const
{
    Keys keys{m_key->value()};
    keys.append(m_more->keys().keys());
    keys.removeIf(
        [](const chat::SecretEdits::Key &key) { return key.typed.isEmpty() && key.kept < 0; });
    return keys;
}

bool ConnectionFields::check(bool needsModel)
{
    bool isGood = m_address->check();
    if (!m_key->fault().isEmpty())
        isGood = false;
    if (needsModel && m_model->model().isEmpty()) {
        m_model->askForOne();
        isGood = false;
    }
    return m_more->check() && isGood;
}

bool ConnectionFields::isAskable() const
{
    const chat::BaseUrlAdvice &advice = m_address->advice();
    const bool isReachable =
        !advice.hasError
        && (!advice.isPlainHttpToPublicHost || !m_address->agreedOrigin().isEmpty());
    return isReachable && m_key->fault().isEmpty();
}

void ConnectionFields::useAddress(const QString &baseUrl)
{
    m_address->enter(baseUrl);
}

void ConnectionFields::offerPin(const QString &fingerprint, const QString &origin)
{
    Q_EMIT ledTo(m_more->offerPin(fingerprint, origin));
}

void ConnectionFields::focusField(const QString &name)
{
    auto *field = findChild<QWidget *>(name);
    if (!field)
        return;
    m_more->openFor(field);
    focusControl(*field);
    Q_EMIT ledTo(field);
}

void ConnectionFields::focusFirst()
{
    if (m_address->typed().isEmpty())
        m_address->setFocus();
    else
        m_key->setFocus();
}

void ConnectionFields::retranslate()
{
    // The names that gateways' guides use.
    nameField(*m_form, m_preset, tr("Service"));
    nameField(*m_form, m_address->input(), tr("Base URL"));
    nameField(*m_form, m_key, tr("API Key"));
    nameField(*m_form, m_model->input(), tr("Model ID"));
    fillPresets();
    m_address->retranslate();
    m_model->retranslate();
    m_more->retranslate();
    alignLabels(*this);
    updateNotes();
}

void ConnectionFields::fillPresets()
{
    QList<QPair<QString, QVariant>> choices;
    for (const core::Preset &preset : core::presets())
        choices.append({preset.name.isEmpty() ? tr("Other") : preset.name, preset.id});
    fillChoices(*m_preset, choices);
}

void ConnectionFields::hearAddress()
{
    const core::Preset *known = core::presetByHost(QUrl(m_address->advice().baseUrl).host());
    if (known)
        m_preset->setCurrentIndex(m_preset->findData(known->id));
    followOrigin();
    updateNotes();
    Q_EMIT edited();
}

/// Kept keys are for their own server. For another one the field asks for a new key.
void ConnectionFields::followOrigin()
{
    const QString origin = chat::originOf(m_address->advice().baseUrl);
    const bool isOwn = origin == chat::originOf(m_draft.profile.baseUrl);
    const bool isKept = m_draft.profile.keptKeyCount > 0;
    if (!isKept || origin.isEmpty() || m_key->isTouched() || (m_key->place() >= 0) == isOwn)
        return;
    m_key->setValue({{}, isOwn ? 0 : -1}, m_draft.profile.hasStoredKey);
    m_more->keys().renewKept(isOwn ? m_draft.profile.keptKeyCount : 0,
                             m_draft.profile.hasStoredKey);
}

void ConnectionFields::takeExample(const chat::PastedExample &example)
{
    // A guide's whole example in one field: each piece goes where it belongs.
    if (!example.baseUrl.isEmpty())
        m_address->enter(example.baseUrl);
    if (!example.key.isEmpty()) {
        m_key->enter(example.key);
        Q_EMIT keyEntered();
    }
    if (!example.model.isEmpty())
        m_model->enter(example.model);
    updateNotes();
    Q_EMIT edited();
}

void ConnectionFields::choosePreset(int index)
{
    const core::Preset &preset = core::presetById(m_preset->itemData(index).toString());
    if (!preset.baseUrl.isEmpty())
        m_address->enter(preset.baseUrl);
    updateNotes();
    Q_EMIT edited();
    focusFirst();
}

void ConnectionFields::swapKeys()
{
    KeyRows &rows = m_more->keys();
    Keys keys = rows.keys();
    if (keys.isEmpty())
        return;
    const chat::SecretEdits::Key first = m_key->value();
    m_key->setValue(keys.constFirst(), m_draft.profile.hasStoredKey);
    keys.first() = first;
    // The row that asked for it is made anew.
    const bool hadFocus = rows.isAncestorOf(window()->focusWidget());
    rows.setKeys(keys, m_draft.profile.hasStoredKey);
    if (hadFocus)
        m_key->setFocus(Qt::OtherFocusReason);
    updateNotes();
    Q_EMIT edited();
}

void ConnectionFields::updateNotes()
{
    const core::Preset &preset = presetNow();
    updateKeyNote(preset);
    m_model->setHint(preset.modelHint, preset.hasDashedModelIds);
    m_more->setAutomaticName(automaticName());
}

void ConnectionFields::updateKeyNote(const core::Preset &preset)
{
    const QString fault = m_key->fault();
    setFault(m_key, !fault.isEmpty());
    if (!fault.isEmpty())
        m_keyNote->say(Tone::Fault, fault);
    else if (!preset.keyHint.isEmpty())
        m_keyNote->say(Tone::Quiet, tr("You find it here: %1").arg(preset.keyHint));
    else if (!preset.needsKey)
        m_keyNote->say(Tone::Quiet, tr("Servers on this machine need none."));
    else
        m_keyNote->clear();
}

const core::Preset &ConnectionFields::presetNow() const
{
    const core::Preset *known = core::presetByHost(QUrl(m_address->advice().baseUrl).host());
    return known ? *known : core::presetById(m_preset->currentData().toString());
}

QString ConnectionFields::automaticName() const
{
    core::Profile unnamed;
    unnamed.baseUrl = m_address->advice().baseUrl;
    const core::Preset &preset = presetNow();
    unnamed.name = preset.baseUrl == unnamed.baseUrl ? preset.name : QString();
    return connectionTitle(unnamed);
}

} // namespace ui
