// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connectioneditor.h"

#include "chat/origin.h"
#include "core/whendone.h"
#include "texts/texts.h"
#include "ui/settings/noterow.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

QString sentence(const core::Error &error)
{
    QString text = texts::inOneLine(texts::explain(error));
    const QString small = texts::smallPrint(error);
    if (!small.isEmpty())
        text += QStringLiteral(" (%1)").arg(small);
    return text;
}

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

} // namespace

ConnectionEditor::ConnectionEditor(Theme &theme, chat::Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_connections(connections)
    , m_fields(new ConnectionFields(theme, this))
    , m_status(new NoteRow(theme, this))
    , m_buttons(new QDialogButtonBox(this))
{
    build();
    connect(m_fields, &ConnectionFields::edited, this, [this] {
        m_status->clear();
        m_isTouched = true;
        setEdited(true);
    });
    connect(m_fields, &ConnectionFields::fetchRequested, this, &ConnectionEditor::fetch);
    connect(m_fields, &ConnectionFields::revealRequested, this, &ConnectionEditor::reveal);
    connect(m_save, &QPushButton::clicked, this, &ConnectionEditor::save);
    connect(m_test, &QPushButton::clicked, this, &ConnectionEditor::test);
    connect(m_remove, &QPushButton::clicked, this, &ConnectionEditor::askRemoval);
    connect(m_status, &NoteRow::linkActivated, this, &ConnectionEditor::hearLink);
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
    layout->addWidget(m_fields);
    layout->addStretch(1);
    layout->addWidget(m_status);
    layout->addWidget(m_buttons);
}

void ConnectionEditor::setDraft(const ConnectionDraft &draft)
{
    m_shown = draft.profile.id;
    m_offer = Offer::None;
    m_offeredKey.clear();
    m_status->clear();
    m_fields->setDraft(draft);
    QStringList models;
    for (const chat::ModelChoice &choice : m_connections.models(draft.profile.id).models)
        models.append(choice.id);
    m_fields->setModels(models);
    m_isTouched = draft.isTouched;
    setEdited(draft.isNew || draft.key);
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

void ConnectionEditor::retranslate()
{
    m_save->setText(tr("Save"));
    m_test->setText(tr("Test connection"));
    m_remove->setText(tr("Remove"));
    m_fields->retranslate();
}

void ConnectionEditor::setEdited(bool isEdited)
{
    m_isEdited = isEdited;
    m_save->setEnabled(isEdited);
    if (isEdited)
        Q_EMIT edited();
}

void ConnectionEditor::save()
{
    if (!m_fields->check(false))
        return;
    const ConnectionDraft draft = m_fields->draft();
    const QUuid id = draft.profile.id;
    const QByteArray key = draft.key.value_or(QByteArray());
    m_save->setEnabled(false);
    // The keychain may ask the person first, for as long as that takes.
    if (!key.isEmpty())
        m_status->say(Tone::Quiet, tr("Storing the key…"));
    core::whenDone(this, m_connections.save(draft.profile, draft.key),
                   [this, id, key, isNew = draft.isNew](const storage::SecretWrite &written) {
                       Q_EMIT saved(id, isNew);
                       if (id == m_shown)
                           hearSaved(written, key);
                   });
}

void ConnectionEditor::hearSaved(const storage::SecretWrite &written, const QByteArray &key)
{
    if (key.isEmpty()) {
        m_status->say(Tone::Good, tr("Saved."));
        return;
    }
    m_fields->setKeyKept(written.place.has_value());
    if (written.place == storage::SecretPlace::Keychain) {
        m_status->say(Tone::Good, tr("Saved. The key is in the system keychain."));
        return;
    }
    if (written.place == storage::SecretPlace::File) {
        m_status->say(Tone::Good, tr("Saved. The key is in a file that only you can read."));
        return;
    }
    offerFile(Tone::Warning, refusal(written.problem.value_or(storage::SecretProblem::Other)), key);
}

void ConnectionEditor::hearFile(const storage::SecretWrite &written, const QByteArray &key)
{
    if (written.place)
        hearSaved(written, key);
    else
        offerFile(Tone::Fault,
                  tr("The key cannot be written to a file: %1").arg(written.detail.left(200)), key);
}

void ConnectionEditor::offerFile(Tone tone, const QString &words, const QByteArray &key)
{
    m_offer = Offer::SaveToFile;
    m_offeredKey = key;
    m_status->say(tone, words, {tr("Save it in a file only you can read")});
}

void ConnectionEditor::test()
{
    if (!m_fields->check(true))
        return;
    const ConnectionDraft draft = m_fields->draft();
    m_offer = Offer::None;
    m_status->say(Tone::Quiet, tr("Asking %1 for one word…").arg(draft.profile.model));
    m_test->setEnabled(false);
    withKey(draft, [this, draft](const QByteArray &key) {
        core::whenDone(this, m_connections.test(draft.profile, key),
                       [this, id = draft.profile.id](const chat::ConnectionTest &result) {
                           m_test->setEnabled(true);
                           if (id == m_shown)
                               hearTest(result);
                       });
    });
}

void ConnectionEditor::hearTest(const chat::ConnectionTest &test)
{
    if (test.error)
        m_status->say(Tone::Fault, sentence(*test.error));
    else if (!test.isExplained)
        m_status->say(Tone::Warning, tr("It answers, but does not say when an answer is complete. "
                                        "Replies will carry a note."));
    else if (test.modelAnswered.isEmpty())
        m_status->say(Tone::Good, tr("It works."));
    else
        m_status->say(Tone::Good, tr("It works: %1 answered.").arg(test.modelAnswered.left(200)));
}

void ConnectionEditor::fetch()
{
    if (!m_fields->check(false))
        return;
    const ConnectionDraft draft = m_fields->draft();
    m_fields->setFetching(true);
    withKey(draft, [this, draft](const QByteArray &key) {
        core::whenDone(
            this, m_connections.fetchModels(draft.profile, key),
            [this, id = draft.profile.id](const core::Result<QList<api::ModelInfo>> &list) {
                m_fields->setFetching(false);
                if (id != m_shown)
                    return;
                if (!list) {
                    m_fields->sayOfModels(true, sentence(list.error()));
                    return;
                }
                QStringList models;
                for (const api::ModelInfo &model : list.value())
                    models.append(model.id);
                m_fields->setModels(models);
                m_fields->sayOfModels(
                    models.isEmpty(),
                    models.isEmpty()
                        ? tr("The gateway's list is empty. Type the model's name.")
                        : tr("%n models; choose one above.", nullptr, int(models.size())));
            });
    });
}

void ConnectionEditor::reveal()
{
    core::whenDone(
        this, m_connections.key(m_shown), [this, id = m_shown](const storage::SecretRead &read) {
            if (id != m_shown)
                return;
            if (read.key.isEmpty())
                m_status->say(Tone::Warning, tr("The stored key cannot be read: the keychain is "
                                                "locked or does not have it any more."));
            else
                m_fields->revealKey(read.key);
        });
}

void ConnectionEditor::askRemoval()
{
    m_offer = Offer::Remove;
    m_status->say(Tone::Warning,
                  tr("Remove this connection and its key? Conversations stay as they are."),
                  {tr("Remove it")});
}

void ConnectionEditor::remove()
{
    const QUuid id = m_shown;
    if (m_connections.profile(id))
        m_connections.remove(id);
    m_isEdited = false;
    Q_EMIT removed(id);
}

void ConnectionEditor::hearLink()
{
    const Offer offer = std::exchange(m_offer, Offer::None);
    if (offer == Offer::Remove) {
        remove();
        return;
    }
    if (offer != Offer::SaveToFile)
        return;
    const QByteArray key = std::exchange(m_offeredKey, {});
    core::whenDone(this, m_connections.saveKeyToFile(m_shown, key),
                   [this, id = m_shown, key](const storage::SecretWrite &written) {
                       if (id == m_shown)
                           hearFile(written, key);
                   });
}

void ConnectionEditor::withKey(const ConnectionDraft &draft,
                               const std::function<void(const QByteArray &key)> &use)
{
    const std::optional<core::Profile> stored = m_connections.profile(draft.profile.id);
    // A stored key belongs to its own server and goes nowhere else.
    const bool isSameServer =
        stored && chat::originOf(stored->baseUrl) == chat::originOf(draft.profile.baseUrl);
    if (draft.key || !isSameServer) {
        use(draft.key.value_or(QByteArray()));
        return;
    }
    core::whenDone(this, m_connections.key(draft.profile.id),
                   [use](const storage::SecretRead &read) { use(read.key); });
}

} // namespace ui
