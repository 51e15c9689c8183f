// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connectioneditor.h"

#include "core/whendone.h"
#include "ui/settings/doctorpanel.h"
#include "ui/settings/fieldparts.h"
#include "ui/settings/formscroll.h"
#include "ui/settings/freecheck.h"
#include "ui/settings/keyfield.h"
#include "ui/settings/modelfield.h"
#include "ui/settings/noterow.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

/// Why a key is kept for this run only, and what helps.
QString refusal(storage::SecretProblem problem)
{
    switch (problem) {
    case storage::SecretProblem::NoService:
        return ConnectionEditor::tr("Saved, but there is no system keychain: the key is kept for "
                                    "this run only.");
    case storage::SecretProblem::Locked:
        return ConnectionEditor::tr("Saved, but the keychain is locked: the key is kept for this "
                                    "run only. Unlock the keychain, enter the key and save again.");
    case storage::SecretProblem::Denied:
        return ConnectionEditor::tr("Saved, but the keychain was not allowed to take the key: it "
                                    "is kept for this run only. Enter the key and save again to "
                                    "be asked once more.");
    case storage::SecretProblem::Other:
        break;
    }
    return ConnectionEditor::tr("Saved, but the keychain did not take the key: it is kept for this "
                                "run only.");
}

/// Something that has to be stored, not only taken away.
bool hasTyped(const chat::SecretEdits &edits)
{
    return (edits.keys && !edits.keys->isEmpty()) || !edits.headers.isEmpty()
           || (edits.proxyPassword && !edits.proxyPassword->isEmpty());
}

bool isSecretKept(const storage::SecretWrite &written)
{
    return written.place || (!written.problem && !written.isUnread);
}

} // namespace

ConnectionEditor::ConnectionEditor(Theme &theme, chat::Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_connections(connections)
    , m_scroll(new FormScroll(this))
    , m_fields(new ConnectionFields(theme, connections, this))
    , m_freeCheck(new FreeCheck(connections, *m_fields))
    , m_doctor(new DoctorPanel(theme, this))
    , m_status(new NoteRow(theme, this))
    , m_buttons(new QDialogButtonBox(this))
{
    build();
    connectParts();
    retranslate();
}

void ConnectionEditor::build()
{
    m_status->setObjectName(QStringLiteral("status"));
    m_save = m_buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_test = m_buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_remove = m_buttons->addButton(QString(), QDialogButtonBox::DestructiveRole);
    m_save->setObjectName(QStringLiteral("save"));
    m_test->setObjectName(QStringLiteral("test"));
    m_remove->setObjectName(QStringLiteral("remove"));
    m_test->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    m_save->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_scroll->add(m_fields);
    m_scroll->add(m_doctor);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_status);
    layout->addWidget(m_buttons);
}

void ConnectionEditor::connectParts()
{
    connect(m_fields, &ConnectionFields::edited, this, [this] {
        m_status->clear();
        m_isTouched = true;
        setEdited(true);
    });
    connect(&m_fields->model(), &ModelField::fetchRequested, this, &ConnectionEditor::fetch);
    connect(m_fields, &ConnectionFields::keyEntered, m_freeCheck, &FreeCheck::run);
    connect(m_fields, &ConnectionFields::revealRequested, this, &ConnectionEditor::reveal);
    connect(m_doctor, &DoctorPanel::addressChosen, this, [this](const QString &baseUrl) {
        m_fields->useAddress(baseUrl);
        test();
    });
    connect(m_doctor, &DoctorPanel::modelChosen, &m_fields->model(), &ModelField::enter);
    connect(m_doctor, &DoctorPanel::pinWanted, m_fields, &ConnectionFields::offerPin);
    connect(m_doctor, &DoctorPanel::grown, this, [this] { m_scroll->bringToView(m_doctor); });
    connect(m_fields, &ConnectionFields::ledTo, m_scroll, &FormScroll::bringToView);
    connect(m_doctor, &DoctorPanel::againRequested, this, &ConnectionEditor::test);
    connect(m_doctor, &DoctorPanel::runningChanged, this,
            [this] { m_test->setEnabled(!m_doctor->isRunning()); });
    connect(m_save, &QPushButton::clicked, this, &ConnectionEditor::save);
    connect(m_test, &QPushButton::clicked, this, &ConnectionEditor::test);
    connect(m_remove, &QPushButton::clicked, this, &ConnectionEditor::askRemoval);
    connect(m_status, &NoteRow::linkActivated, this, &ConnectionEditor::hearLink);
}

void ConnectionEditor::setDraft(const ConnectionDraft &draft)
{
    const bool isOther = m_shown != draft.profile.id;
    m_shown = draft.profile.id;
    m_offer = Offer::None;
    m_status->clear();
    if (isOther) {
        m_freeCheck->forget();
        m_doctor->reset();
    }
    m_fields->setDraft(draft);
    m_fields->setEnabled(!m_saving.contains(m_shown));
    m_isTouched = draft.isTouched;
    setEdited(draft.isNew || draft.isTouched || !draft.secrets.isEmpty());
    if (!isOther)
        return;
    // Chosen with a mouse button that may still be held.
    for (NoteRow *note : findChildren<NoteRow *>())
        note->settle();
}

ConnectionDraft ConnectionEditor::draft() const
{
    ConnectionDraft draft = m_fields->draft();
    draft.isTouched = m_isTouched;
    return draft;
}

void ConnectionEditor::focusFirst()
{
    m_fields->focusFirst();
}

void ConnectionEditor::offerPin(const QString &fingerprint, const QString &origin)
{
    m_fields->offerPin(fingerprint, origin);
}

void ConnectionEditor::retranslate()
{
    m_save->setText(tr("Save"));
    m_test->setText(tr("Test connection"));
    m_remove->setText(tr("Remove"));
    m_fields->retranslate();
    m_doctor->retranslate();
}

void ConnectionEditor::setEdited(bool isEdited)
{
    m_isEdited = isEdited;
    m_save->setEnabled(isEdited && !m_saving.contains(m_shown));
    if (isEdited)
        Q_EMIT edited();
}

bool ConnectionEditor::save()
{
    if (!m_fields->check(false))
        return false;
    // What it says is for the person; it is saved whatever comes out.
    m_freeCheck->run();
    ConnectionDraft draft = m_fields->draft();
    const QUuid id = draft.profile.id;
    if (const std::optional<core::Profile> stored = m_connections.profile(id)) {
        // Replies may have taught something while the form was open.
        draft.profile.learned = stored->learned;
        draft.profile.learned.removeIf(
            [&draft](const core::LearnedParameter &one) { return draft.forgotten.contains(one); });
        draft.profile.hasSeenUnexplained = stored->hasSeenUnexplained;
        // The panel sets these; the form does not show them.
        draft.profile.parameters = stored->parameters;
        draft.profile.modelParameters = stored->modelParameters;
    }
    const bool hasSecrets = hasTyped(draft.secrets);
    beginSaving(hasSecrets);
    core::whenDone(
        this, m_connections.save(draft.profile, draft.secrets),
        [this, id, hasSecrets, isNew = draft.isNew](const storage::SecretWrite &written) {
            m_saving.removeOne(id);
            if (id == m_shown) {
                m_fields->setEnabled(true);
                showStored();
                m_freeCheck->keep();
            }
            Q_EMIT saved(id, isNew);
            if (id == m_shown)
                endSaving(written, hasSecrets);
            Q_EMIT saveEnded(id, isSecretKept(written) || !hasSecrets);
        });
    return true;
}

/// The keychain may ask the person first, for as long as that takes. What would be written into the
/// form meanwhile would be lost with what is shown afterwards: it is closed until then.
void ConnectionEditor::beginSaving(bool hasSecrets)
{
    m_saving.append(m_shown);
    m_focusBefore = window()->focusWidget();
    m_save->setEnabled(false);
    if (m_fields->isAncestorOf(m_focusBefore))
        setFocus(Qt::OtherFocusReason); // else a button would get the keys that are still typed
    m_fields->setEnabled(false);
    if (hasSecrets)
        m_status->say(Tone::Quiet, tr("Storing the key…"));
}

void ConnectionEditor::endSaving(const storage::SecretWrite &written, bool hasSecrets)
{
    if (m_focusBefore && m_fields->isAncestorOf(m_focusBefore) && window()->focusWidget() == this)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    m_focusBefore.clear();
    hearSaved(written, hasSecrets);
}

void ConnectionEditor::showStored()
{
    if (const std::optional<core::Profile> stored = m_connections.profile(m_shown))
        setDraft({*stored});
}

void ConnectionEditor::hearSaved(const storage::SecretWrite &written, bool hasSecrets)
{
    if (written.place == storage::SecretPlace::Keychain)
        m_status->say(Tone::Good, tr("Saved. The key is in the system keychain."));
    else if (written.place == storage::SecretPlace::File)
        m_status->say(Tone::Good, tr("Saved. The key is in a file that only you can read."));
    else if (hasSecrets && written.isUnread)
        m_status->say(Tone::Warning, tr("Saved, except for the key: the keychain cannot be read, "
                                        "and what is kept there stays as it was. Unlock it, then "
                                        "enter the key again."));
    else if (hasSecrets && written.problem)
        offerFile(Tone::Warning, refusal(*written.problem));
    else if (written.problem)
        m_status->say(Tone::Warning, tr("Saved, but the keychain cannot be read: what is kept "
                                        "there stays as it was."));
    else
        m_status->say(Tone::Good, tr("Saved."));
}

void ConnectionEditor::hearFile(const storage::SecretWrite &written)
{
    if (!written.place) {
        offerFile(Tone::Fault,
                  tr("The key cannot be written to a file: %1").arg(written.detail.left(200)));
        return;
    }
    if (!m_isEdited)
        showStored();
    hearSaved(written, true);
}

void ConnectionEditor::offerFile(Tone tone, const QString &words)
{
    m_offer = Offer::SaveToFile;
    m_status->say(tone, words, {tr("Save it in a file only you can read")});
}

void ConnectionEditor::test()
{
    if (!m_fields->check(false))
        return;
    const ConnectionDraft draft = m_fields->draft();
    m_offer = Offer::None;
    m_status->clear();
    m_freeCheck->forget();
    m_doctor->close();
    chat::ExaminationOptions options;
    options.model = draft.profile.model;
    options.asksImages = m_doctor->wantsImages();
    chat::Examination *examination =
        m_connections.examine(draft.profile, draft.secrets, options, m_doctor);
    // One at a time: the one before has been stopped.
    const auto earlier = m_doctor->findChildren<chat::Examination *>();
    for (chat::Examination *one : earlier) {
        if (one != examination)
            one->deleteLater();
    }
    m_doctor->follow(examination, draft.profile);
}

void ConnectionEditor::fetch()
{
    if (!m_fields->check(false))
        return;
    const ConnectionDraft draft = m_fields->draft();
    ModelField &field = m_fields->model();
    field.setFetching(true);
    core::whenDone(
        this, m_connections.fetchModels(draft.profile, draft.secrets),
        [this, &field, id = draft.profile.id](const core::Result<QList<chat::ModelChoice>> &list) {
            field.setFetching(false);
            if (id != m_shown)
                return;
            if (!list) {
                field.say(true, sentenceOf(list.error(), true));
                return;
            }
            field.setModels(list.value());
            const int count = int(list.value().size());
            field.say(count == 0, count == 0
                                      ? tr("The gateway's list is empty. Type the model's name.")
                                      : tr("%n models; choose one above.", nullptr, count));
        });
}

void ConnectionEditor::reveal(KeyField *field)
{
    core::whenDone(
        this, m_connections.secrets(m_shown),
        [this, id = m_shown, asked = QPointer<KeyField>(field)](const chat::KeptSecrets &kept) {
            if (id != m_shown || !asked)
                return;
            const QByteArray key = kept.secrets.keys.value(asked->place());
            if (key.isEmpty())
                m_status->say(Tone::Warning, tr("The stored key cannot be read: the keychain is "
                                                "locked or does not have it any more."));
            else
                asked->reveal(key);
        });
}

void ConnectionEditor::askRemoval()
{
    m_offer = Offer::Remove;
    m_status->say(Tone::Warning,
                  tr("Remove this connection and its key? Conversations stay as they are."),
                  {tr("Remove it")});
}

void ConnectionEditor::hearLink()
{
    const Offer offer = std::exchange(m_offer, Offer::None);
    if (offer == Offer::Remove) {
        Q_EMIT removeRequested(m_shown);
        return;
    }
    if (offer != Offer::SaveToFile)
        return;
    core::whenDone(this, m_connections.saveSecretsToFile(m_shown),
                   [this, id = m_shown](const storage::SecretWrite &written) {
                       if (id == m_shown)
                           hearFile(written);
                   });
}

} // namespace ui
