// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/balancerow.h"

#include "ui/settings/agetext.h"
#include "ui/settings/fieldparts.h"
#include "ui/settings/noterow.h"

#include <QLocale>
#include <QVBoxLayout>

namespace ui {
namespace {

QString amount(double dollars)
{
    return QLocale().toString(dollars, 'f', 2);
}

/// It answered, and this is nothing that it knows.
bool isUntold(core::ErrorKind kind)
{
    return kind == core::ErrorKind::WrongPath || kind == core::ErrorKind::NotAnApi
           || kind == core::ErrorKind::Protocol;
}

} // namespace

QString balanceText(const chat::KnownBalance &balance)
{
    QString text;
    if (balance.left && balance.limit) {
        //: money: what is left, and all that was ever granted
        text = BalanceRow::tr("%1 of %2 US dollars left")
                   .arg(amount(*balance.left), amount(*balance.limit));
    } else {
        text = BalanceRow::tr("%1 US dollars used, no limit").arg(amount(balance.used));
    }
    return text + QStringLiteral(" · ") + agoText(balance.ageMs);
}

BalanceRow::BalanceRow(Theme &theme, chat::Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_note(new NoteRow(theme, this))
{
    m_note->setObjectName(QStringLiteral("balance"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_note);
    connect(m_note, &NoteRow::linkActivated, this,
            [this] { m_connections.balances().ask(m_profile); });
    connect(&connections.balances(), &chat::Balances::changed, this, [this](const QUuid &profile) {
        if (profile == m_profile)
            update();
    });
}

void BalanceRow::setProfile(const QUuid &profile)
{
    m_profile = profile;
    update();
}

void BalanceRow::retranslate()
{
    update();
}

void BalanceRow::update()
{
    const chat::Balances &balances = m_connections.balances();
    const std::optional<chat::KnownBalance> last = balances.last(m_profile);
    const std::optional<core::Error> error = balances.error(m_profile);
    if (m_profile.isNull())
        m_note->clear();
    else if (balances.isAsking(m_profile))
        m_note->say(Tone::Quiet, tr("Asking for the balance…"));
    else if (error)
        m_note->say(Tone::Warning,
                    (last ? balanceText(*last) + u'\n' : QString())
                        + (isUntold(error->kind)
                               ? tr("This gateway does not tell the balance of this key.")
                               : sentenceOf(*error, true)),
                    {tr("Ask again")});
    else if (last)
        m_note->say(Tone::Quiet, balanceText(*last), {tr("Ask again")});
    else
        m_note->say(Tone::Quiet, {}, {tr("Show balance")});
}

} // namespace ui
