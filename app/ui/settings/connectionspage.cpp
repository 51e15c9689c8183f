// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connectionspage.h"

#include "chat/origin.h"
#include "core/id.h"
#include "core/preset.h"
#include "core/whendone.h"
#include "ui/label.h"
#include "ui/letterwidth.h"
#include "ui/settings/choicelist.h"
#include "ui/settings/modelpickermodel.h"
#include "ui/settings/noterow.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <algorithm>
#include <utility>

namespace ui {
namespace {

/// A person would miss it: what a click fills in by itself is there again after the next one.
bool isWorthKeeping(const ConnectionDraft &draft)
{
    const core::Profile &profile = draft.profile;
    const bool isPasted = draft.isNew && !profile.baseUrl.isEmpty()
                          && profile.baseUrl != core::presetById(profile.presetId).baseUrl;
    return draft.isTouched || isPasted || !draft.secrets.isEmpty();
}

} // namespace

ConnectionsPage::ConnectionsPage(Theme &theme, chat::Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_connections(connections)
    , m_list(new ChoiceList(theme, this))
    , m_add(new QPushButton(this))
    , m_empty(new Label(theme, {1.0, false, Label::Ink::Second}, this))
    , m_editor(new ConnectionEditor(theme, connections, this))
    , m_removedNote(new NoteRow(theme, this))
{
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &ConnectionsPage::showRow);
    connect(m_add, &QPushButton::clicked, this, [this] { add({}); });
    connect(m_editor, &ConnectionEditor::saved, this, &ConnectionsPage::hearSaved);
    connect(m_editor, &ConnectionEditor::saveEnded, this, [this](const QUuid &, bool isKept) {
        if (m_afterSaving && isKept)
            saveNext();
        else
            m_afterSaving = nullptr;
    });
    connect(m_editor, &ConnectionEditor::removeRequested, this, &ConnectionsPage::remove);
    connect(m_removedNote, &NoteRow::linkActivated, this, &ConnectionsPage::undoRemoval);
    connect(&connections, &chat::Connections::profilesChanged, this, &ConnectionsPage::refill);
    retranslate();
}

void ConnectionsPage::build()
{
    m_list->setObjectName(QStringLiteral("connectionList"));
    m_list->setFixedWidth(letterWidth(fontMetrics()) * 22);
    m_removedNote->setObjectName(QStringLiteral("removedNote"));
    m_removedNote->setFixedWidth(m_list->width());
    m_add->setObjectName(QStringLiteral("addConnection"));
    m_add->setAutoDefault(false);
    m_empty->setWordWrap(true);
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(m_list, 1);
    left->addWidget(m_add);
    left->addWidget(m_removedNote);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addLayout(left);
    layout->addWidget(m_empty, 1, Qt::AlignTop);
    layout->addWidget(m_editor, 1);
}

void ConnectionsPage::choose(const QUuid &profile)
{
    const int row = rowOf(profile);
    if (row >= 0)
        m_list->setCurrentRow(row);
}

void ConnectionsPage::chooseField(const QUuid &profile, const QString &field)
{
    choose(profile);
    if (profile.isNull() || profile == m_shown)
        m_editor->focusField(field);
}

void ConnectionsPage::offerPin(const QUuid &profile, const QString &fingerprint,
                               const QString &origin)
{
    choose(profile);
    if (profile == m_shown)
        m_editor->offerPin(fingerprint, origin);
}

void ConnectionsPage::add(const ConnectionDraft &draft)
{
    keepShown();
    const bool isBlank =
        draft.profile.baseUrl.isEmpty() && draft.profile.model.isEmpty() && draft.secrets.isEmpty();
    const auto idle = std::find_if(m_drafts.cbegin(), m_drafts.cend(),
                                   [this](const ConnectionDraft &one) { return isIdle(one); });
    if (isBlank && idle != m_drafts.cend()) {
        choose(QUuid(idle->profile.id)); // a copy: choosing rearranges the drafts
        m_editor->focusFirst();
        return;
    }
    dropUntouched();
    ConnectionDraft made = draft;
    made.isNew = true;
    if (made.profile.id.isNull())
        made.profile.id = core::newId();
    m_drafts.append(made);
    refill();
    choose(made.profile.id);
    m_editor->focusFirst();
}

bool ConnectionsPage::hasUnsaved() const
{
    const auto isLost = [this](const ConnectionDraft &one) {
        return isWorthKeeping(one) && !m_editor->isSaving(one.profile.id);
    };
    if (!m_shown.isNull() && m_editor->isEdited() && isLost(m_editor->draft()))
        return true;
    return std::any_of(m_drafts.cbegin(), m_drafts.cend(), [&](const ConnectionDraft &one) {
        return one.profile.id != m_shown && isLost(one);
    });
}

void ConnectionsPage::saveUnsaved(const std::function<void()> &next)
{
    m_afterSaving = next;
    saveNext();
}

void ConnectionsPage::saveNext()
{
    keepShown();
    const auto unsaved = std::find_if(m_drafts.cbegin(), m_drafts.cend(), isWorthKeeping);
    if (unsaved == m_drafts.cend()) {
        if (const auto next = std::exchange(m_afterSaving, nullptr))
            next();
        return;
    }
    choose(QUuid(unsaved->profile.id)); // a copy: choosing rearranges the drafts
    if (!m_editor->isSaving(m_shown) && !m_editor->save())
        m_afterSaving = nullptr;
}

void ConnectionsPage::forgetUnsaved()
{
    m_afterSaving = nullptr;
    m_removed.reset();
    m_removedNote->clear();
    m_drafts.clear();
    const bool isStored = m_connections.profile(m_shown).has_value();
    if (isStored && !m_editor->isEdited()) {
        refill(); // what it says of the last save stays
        return;
    }
    const QUuid stored = isStored ? m_shown : QUuid();
    m_shown = {};
    m_editor->setDraft({});
    refill();
    choose(stored);
}

void ConnectionsPage::retranslate()
{
    m_list->setAccessibleName(tr("Connections"));
    m_add->setText(tr("Add connection"));
    m_empty->setText(tr("No connection yet. A connection is the address of a gateway and the key "
                        "for it."));
    m_editor->retranslate();
    refill();
}

void ConnectionsPage::refill()
{
    QList<core::Profile> shown;
    for (const core::Profile &profile : m_connections.profiles()) {
        if (!profile.isDemo)
            shown.append(profile);
    }
    for (const ConnectionDraft &draft : std::as_const(m_drafts)) {
        if (draft.isNew && !m_connections.profile(draft.profile.id))
            shown.append(draft.profile);
    }
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const core::Profile &profile : std::as_const(shown)) {
            addRow(profile, m_connections.profile(profile.id).has_value());
        }
    }
    const int row = rowOf(m_shown);
    m_editor->setVisible(!shown.isEmpty());
    m_empty->setVisible(shown.isEmpty());
    if (row >= 0) {
        const QSignalBlocker quiet(m_list);
        m_list->setCurrentRow(row);
    } else if (!shown.isEmpty()) {
        m_list->setCurrentRow(0);
    }
}

void ConnectionsPage::addRow(const core::Profile &profile, bool isSaved)
{
    const QString title = connectionTitle(profile);
    auto *row = new QListWidgetItem(title, m_list);
    row->setData(Qt::UserRole, profile.id);
    QStringList notes;
    if (!isSaved)
        notes.append(tr("not saved"));
    // For as long as it is so: whoever said yes to it may have forgotten.
    if (chat::isPlainHttpToPublicHost(profile.baseUrl)) {
        notes.append(tr("not encrypted"));
        row->setData(ChoiceList::WarningRole, true);
    }
    if (notes.isEmpty())
        return;
    row->setData(ChoiceList::NoteRole, notes.join(QStringLiteral(" · ")));
    notes.prepend(title);
    row->setData(Qt::AccessibleTextRole, notes.join(QStringLiteral(", ")));
}

bool ConnectionsPage::isIdle(const ConnectionDraft &draft) const
{
    return draft.isNew && !draft.isTouched && !m_connections.profile(draft.profile.id);
}

void ConnectionsPage::dropUntouched()
{
    for (const ConnectionDraft &one : std::as_const(m_drafts)) {
        if (isIdle(one) && one.profile.id == m_shown)
            m_shown = {};
    }
    m_drafts.removeIf([this](const ConnectionDraft &one) { return isIdle(one); });
}

void ConnectionsPage::keepShown()
{
    const QUuid shown = m_shown;
    m_drafts.removeIf([shown](const ConnectionDraft &one) { return one.profile.id == shown; });
    if (!shown.isNull() && m_editor->isEdited())
        m_drafts.append(m_editor->draft());
}

void ConnectionsPage::showRow(int row)
{
    keepShown();
    const QListWidgetItem *item = m_list->item(row);
    m_shown = item ? item->data(Qt::UserRole).toUuid() : QUuid();
    if (m_shown.isNull())
        return;
    const auto kept =
        std::find_if(m_drafts.cbegin(), m_drafts.cend(),
                     [this](const ConnectionDraft &one) { return one.profile.id == m_shown; });
    if (kept != m_drafts.cend()) {
        m_editor->setDraft(*kept);
        return;
    }
    const std::optional<core::Profile> stored = m_connections.profile(m_shown);
    m_editor->setDraft({stored.value_or(core::Profile()), {}, !stored});
}

void ConnectionsPage::hearSaved(const QUuid &profile, bool isNew)
{
    m_drafts.removeIf([profile](const ConnectionDraft &one) { return one.profile.id == profile; });
    if (isNew)
        m_connections.setActive(profile);
    refill();
    if (isNew)
        Q_EMIT connectionAdded(profile);
}

/// Its secrets are read before they go: whoever takes it back has all of it again.
void ConnectionsPage::remove(const QUuid &id)
{
    const std::optional<core::Profile> stored = m_connections.profile(id);
    if (!stored) {
        leave(id);
        return;
    }
    core::whenDone(this, m_connections.secrets(id), [this, id](const chat::KeptSecrets &kept) {
        const std::optional<core::Profile> profile = m_connections.profile(id);
        if (!profile)
            return;
        const bool isUnread = profile->hasStoredKey && kept.secrets == core::ConnectionSecrets();
        const bool wasActive = m_connections.active().id == id;
        m_connections.remove(id);
        leave(id);
        // A keychain may have asked for long: closed meanwhile, the settings keep nothing of it.
        if (!window()->isVisible())
            return;
        m_removed = Removed{*profile, kept.secrets, wasActive, isUnread};
        m_removedNote->say(Tone::Quiet, tr("“%1” was removed.").arg(connectionTitle(*profile)),
                           {tr("Undo")});
    });
}

/// It is no more.
void ConnectionsPage::leave(const QUuid &id)
{
    m_drafts.removeIf([id](const ConnectionDraft &one) { return one.profile.id == id; });
    if (m_shown == id) {
        m_shown = {};
        m_editor->setDraft({}); // nobody saves it again
    }
    refill();
}

bool ConnectionsPage::undoRemoval()
{
    if (!m_removed || !isVisible())
        return false;
    const Removed removed = *std::exchange(m_removed, std::nullopt);
    m_removedNote->clear();
    const QUuid id = removed.profile.id;
    core::whenDone(this,
                   m_connections.save(removed.profile, chat::SecretEdits::ofAll(removed.secrets)),
                   [this, isUnread = removed.isKeyUnread](const storage::SecretWrite &written) {
                       hearBack(written, isUnread);
                   });
    if (removed.wasActive)
        m_connections.setActive(id);
    choose(id);
    return true;
}

void ConnectionsPage::hearBack(const storage::SecretWrite &written, bool isKeyUnread)
{
    if (isKeyUnread)
        m_removedNote->say(Tone::Warning, tr("It is back, but without its key."));
    else if (written.problem && !written.place)
        m_removedNote->say(Tone::Warning, tr("It is back, but its key is kept for this run only. "
                                             "Enter it and save to keep it."));
}

int ConnectionsPage::rowOf(const QUuid &profile) const
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toUuid() == profile)
            return row;
    }
    return -1;
}

} // namespace ui
