// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/newpassphrase.h"

#include "ui/settings/noterow.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kShortestPassphrase = 8;

} // namespace

NewPassphrase::NewPassphrase(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_first(new QLineEdit(this))
    , m_again(new QLineEdit(this))
    , m_note(new NoteRow(theme, this))
{
    m_first->setObjectName(QStringLiteral("first"));
    m_again->setObjectName(QStringLiteral("again"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (QLineEdit *field : {m_first, m_again}) {
        field->setEchoMode(QLineEdit::Password);
        connect(field, &QLineEdit::textChanged, this, &NewPassphrase::judge);
        layout->addWidget(field);
    }
    layout->addWidget(m_note);
    setFocusProxy(m_first);
    retranslate();
}

void NewPassphrase::retranslate()
{
    m_first->setPlaceholderText(tr("Passphrase"));
    m_again->setPlaceholderText(tr("The same again"));
    for (QLineEdit *field : {m_first, m_again})
        field->setAccessibleName(field->placeholderText());
    judge();
}

bool NewPassphrase::isReady() const
{
    return m_first->text().size() >= kShortestPassphrase && m_first->text() == m_again->text();
}

QString NewPassphrase::take()
{
    QString passphrase = m_first->text();
    m_first->clear();
    m_again->clear();
    return passphrase;
}

void NewPassphrase::judge()
{
    const bool isShort = m_first->text().size() < kShortestPassphrase;
    if (isShort && !m_first->text().isEmpty())
        m_note->say(Tone::Quiet,
                    tr("At least %1 characters; several words are good.").arg(kShortestPassphrase));
    else if (!isReady() && !m_again->text().isEmpty())
        m_note->say(Tone::Quiet, tr("The two are not the same yet."));
    else
        m_note->clear();
    Q_EMIT changed();
}

} // namespace ui
