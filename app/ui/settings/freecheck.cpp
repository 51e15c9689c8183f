// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/freecheck.h"

#include "texts/texts.h"
#include "ui/settings/checktexts.h"
#include "ui/settings/noterow.h"

namespace ui {
namespace {

/// What the answer depends on.
bool isSameQuestion(const ConnectionDraft &a, const ConnectionDraft &b)
{
    return a.profile.id == b.profile.id && a.profile.baseUrl == b.profile.baseUrl
           && a.profile.headers == b.profile.headers && a.profile.proxy == b.profile.proxy
           && a.profile.tls == b.profile.tls && a.secrets == b.secrets;
}

} // namespace

FreeCheck::FreeCheck(chat::Connections &connections, ConnectionFields &fields)
    : QObject(&fields)
    , m_connections(connections)
    , m_fields(fields)
{
    connect(&fields, &ConnectionFields::edited, this, &FreeCheck::follow);
    connect(&fields.checkNote(), &NoteRow::linkActivated, this, &FreeCheck::hearLink);
}

void FreeCheck::run()
{
    if (!m_fields.isAskable())
        return;
    const ConnectionDraft draft = m_fields.draft();
    if (m_looked && isSameQuestion(*m_looked, draft))
        return;
    drop();
    m_looked = draft;
    m_proposed.clear();
    chat::ExaminationOptions options;
    options.model = draft.profile.model;
    options.asksChat = false;
    m_fields.checkNote().say(Tone::Quiet, tr("Asking the gateway…"));
    m_examination = m_connections.examine(draft.profile, draft.secrets, options, this);
    connect(m_examination, &chat::Examination::finished, this, &FreeCheck::hear);
}

/// Nobody waits for it any more.
void FreeCheck::drop()
{
    if (!m_examination)
        return;
    m_examination->disconnect(this);
    m_examination->deleteLater();
    m_examination.clear();
}

void FreeCheck::forget()
{
    drop();
    m_looked.reset();
    m_proposed.clear();
    m_fields.checkNote().clear();
}

void FreeCheck::keep()
{
    if (m_looked)
        m_looked = m_fields.draft();
}

void FreeCheck::follow()
{
    if (m_looked && !isSameQuestion(*m_looked, m_fields.draft()))
        forget();
}

void FreeCheck::hear()
{
    const bool isGood = !m_examination->failed();
    m_proposed = m_examination->report().proposedBaseUrl;
    QString line = freeCheckLine(*m_examination);
    QStringList links;
    if (!m_proposed.isEmpty()) {
        line = texts::joined(line, tr("This one answers: %1").arg(m_proposed));
        links.append(tr("Use this address"));
    }
    m_fields.checkNote().say(isGood ? Tone::Good : Tone::Fault, line, links);
    m_examination->deleteLater();
}

void FreeCheck::hearLink()
{
    const QString address = m_proposed;
    forget();
    if (address.isEmpty())
        return;
    m_fields.useAddress(address);
    run();
}

} // namespace ui
