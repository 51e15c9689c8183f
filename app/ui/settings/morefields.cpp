// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/morefields.h"

#include "chat/origin.h"
#include "ui/icons.h"
#include "ui/lineinput.h"
#include "ui/settings/balancerow.h"
#include "ui/settings/connectiondraft.h"
#include "ui/settings/fieldparts.h"
#include "ui/settings/formtexts.h"
#include "ui/settings/headerrows.h"
#include "ui/settings/keyfield.h"
#include "ui/settings/keyrows.h"
#include "ui/settings/learnedlist.h"
#include "ui/settings/noterow.h"
#include "ui/settings/patiencefields.h"
#include "ui/settings/proxyfields.h"
#include "ui/settings/trustfields.h"

#include <QFormLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {
namespace {

/// Something in here that a person should see without looking for it.
bool hasMore(const core::Profile &profile)
{
    const core::Profile plain;
    return !profile.headers.isEmpty() || !profile.secretHeaders.isEmpty()
           || profile.keptKeyCount > 1 || profile.proxy != plain.proxy || profile.tls != plain.tls
           || profile.patience != plain.patience;
}

} // namespace

MoreFields::MoreFields(Theme &theme, chat::Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_toggle(new QToolButton(this))
    , m_area(new QWidget(this))
    , m_form(makeForm(m_area))
    , m_name(new LineInput(m_area))
    , m_keys(new KeyRows(theme, m_area))
    , m_headers(new HeaderRows(theme, m_area))
    , m_note(new NoteRow(theme, m_area))
    , m_proxy(new ProxyFields(theme, m_area))
    , m_trust(new TrustFields(theme, m_area))
    , m_patience(new PatienceFields(theme, m_area))
    , m_learned(new LearnedList(theme, m_area))
    , m_balance(new BalanceRow(theme, connections, m_area))
{
    build();
    connectParts();
    showArea(false);
    retranslate();
}

void MoreFields::build()
{
    m_toggle->setObjectName(QStringLiteral("more"));
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_name->setObjectName(QStringLiteral("name"));
    m_keys->setObjectName(QStringLiteral("moreKeys"));
    m_headers->setObjectName(QStringLiteral("headers"));
    m_note->setObjectName(QStringLiteral("headersNote"));
    m_form->setContentsMargins(0, 0, 0, 0);
    addCell(*m_form, m_name, m_name);
    addCell(*m_form, m_balance, m_balance);
    addCell(*m_form, m_keys, m_keys);
    addCell(*m_form, m_headers, stacked(m_area, {m_headers, m_note}));
    m_form->addRow(m_proxy);
    m_form->addRow(m_trust);
    m_form->addRow(m_patience);
    addCell(*m_form, m_learned, m_learned);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_toggle, 0, Qt::AlignLeading);
    layout->addWidget(m_area);
}

void MoreFields::connectParts()
{
    connect(m_toggle, &QToolButton::toggled, this, &MoreFields::showArea);
    connect(m_name, &QLineEdit::textEdited, this, &MoreFields::edited);
    connect(m_keys, &KeyRows::edited, this, &MoreFields::edited);
    connect(m_keys, &KeyRows::revealRequested, this, &MoreFields::revealRequested);
    connect(m_headers, &HeaderRows::edited, this, [this] {
        m_note->clear();
        Q_EMIT edited();
    });
    connect(m_proxy, &ProxyFields::edited, this, &MoreFields::edited);
    connect(m_trust, &TrustFields::edited, this, &MoreFields::edited);
    connect(m_patience, &PatienceFields::edited, this, &MoreFields::edited);
    connect(m_learned, &LearnedList::edited, this, &MoreFields::edited);
    connect(&m_theme, &Theme::colorsChanged, this, [this] { showArea(m_toggle->isChecked()); });
}

void MoreFields::setDraft(const ConnectionDraft &draft)
{
    const core::Profile &profile = draft.profile;
    const chat::SecretEdits &edits = draft.secrets;
    m_name->setText(profile.name);
    if (edits.keys)
        m_keys->setKeys(edits.keys->mid(1), profile.hasStoredKey);
    else
        m_keys->setKept(profile.keptKeyCount, profile.hasStoredKey);
    m_headers->setHeaders(profile.headers, profile.secretHeaders);
    m_headers->restoreSecrets(edits.headers);
    m_note->clear();
    m_proxy->setProxy(profile.proxy, profile.hasKeptProxyPassword);
    m_proxy->restorePassword(edits.proxyPassword);
    m_trust->setTrust(profile.tls);
    m_patience->setPatience(profile.patience);
    m_learned->setLearned(profile.learned, draft.forgotten);
    m_form->setRowVisible(m_learned, !profile.learned.isEmpty());
    const bool canAsk = !draft.isNew && !profile.isDemo;
    m_balance->setProfile(canAsk ? profile.id : QUuid());
    m_form->setRowVisible(m_balance, canAsk);
    m_toggle->setChecked(hasMore(profile));
}

void MoreFields::apply(core::Profile &profile) const
{
    profile.name = m_name->text().trimmed();
    profile.headers = m_headers->headers();
    profile.secretHeaders = m_headers->secretNames();
    profile.proxy = m_proxy->proxy();
    profile.tls = m_trust->trust();
    // Another server has another certificate.
    if (profile.tls.pinnedOrigin != chat::originOf(profile.baseUrl)) {
        profile.tls.pinnedSha256.clear();
        profile.tls.pinnedOrigin.clear();
    }
    profile.patience = m_patience->patience();
}

void MoreFields::apply(chat::SecretEdits &edits) const
{
    edits.headers = m_headers->typedSecrets();
    edits.proxyPassword = m_proxy->password();
}

QList<core::LearnedParameter> MoreFields::forgotten() const
{
    return m_learned->forgotten();
}

void MoreFields::setAutomaticName(const QString &name)
{
    m_name->setPlaceholderText(name);
}

bool MoreFields::check()
{
    const QString header = m_headers->check();
    if (header.isEmpty())
        m_note->clear();
    else
        m_note->say(Tone::Fault, header);
    const bool isProxyGood = m_proxy->check();
    const bool areKeysGood = m_keys->check();
    const bool isGood = header.isEmpty() && isProxyGood && areKeysGood;
    if (!isGood)
        m_toggle->setChecked(true);
    return isGood;
}

void MoreFields::openFor(const QWidget *field)
{
    if (m_area->isAncestorOf(field))
        m_toggle->setChecked(true);
}

QWidget *MoreFields::offerPin(const QString &fingerprint, const QString &origin)
{
    QWidget *pin = m_trust->offerPin(fingerprint, origin);
    m_toggle->setChecked(true);
    m_trust->setFocus(Qt::OtherFocusReason);
    return pin;
}

void MoreFields::retranslate()
{
    m_toggle->setText(tr("More"));
    nameField(*m_form, m_name, tr("Name"));
    nameField(*m_form, m_balance, tr("Balance"));
    nameField(*m_form, m_keys, tr("More keys"));
    nameField(*m_form, m_headers, tr("Extra headers"));
    nameField(*m_form, m_learned, tr("Learned"));
    m_keys->retranslate();
    m_headers->retranslate();
    m_proxy->retranslate();
    m_trust->retranslate();
    m_patience->retranslate();
    m_learned->retranslate();
    m_balance->retranslate();
}

void MoreFields::showArea(bool isShown)
{
    m_area->setVisible(isShown);
    m_toggle->setIcon(
        themedIcon(isShown ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                   m_theme.colors()));
}

} // namespace ui
