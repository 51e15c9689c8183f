// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connectionspage.h"

#include "chat/origin.h"
#include "core/id.h"
#include "ui/label.h"
#include "ui/letterwidth.h"
#include "ui/settings/choicelist.h"
#include "ui/settings/modelpickermodel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <algorithm>

namespace ui {

ConnectionsPage::ConnectionsPage(Theme &theme, chat::Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_connections(connections)
    , m_list(new ChoiceList(theme, this))
    , m_add(new QPushButton(this))
    , m_empty(new Label(theme, {1.0, false, Label::Ink::Second}, this))
    , m_editor(new ConnectionEditor(theme, connections, this))
{
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &ConnectionsPage::showRow);
    connect(m_add, &QPushButton::clicked, this, [this] { add({}); });
    connect(m_editor, &ConnectionEditor::saved, this, &ConnectionsPage::hearSaved);
    connect(m_editor, &ConnectionEditor::removed, this, &ConnectionsPage::hearRemoved);
    connect(&connections, &chat::Connections::profilesChanged, this, &ConnectionsPage::refill);
    retranslate();
}

void ConnectionsPage::build()
{
    m_list->setObjectName(QStringLiteral("connectionList"));
    m_list->setFixedWidth(letterWidth(fontMetrics()) * 22);
    m_add->setObjectName(QStringLiteral("addConnection"));
    m_add->setAutoDefault(false);
    m_empty->setWordWrap(true);
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(m_list, 1);
    left->addWidget(m_add);
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

void ConnectionsPage::forgetUnsaved()
{
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

void ConnectionsPage::hearRemoved(const QUuid &profile)
{
    m_drafts.removeIf([profile](const ConnectionDraft &one) { return one.profile.id == profile; });
    m_shown = {};
    refill();
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
