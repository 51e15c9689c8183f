// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/passphrasedialog.h"

#include "ui/label.h"
#include "ui/settings/noterow.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kShortestPassphrase = 8;
constexpr int kPassphraseLetters = 60;

} // namespace

PassphraseDialog::PassphraseDialog(Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_first(new QLineEdit(this))
    , m_again(new QLineEdit(this))
    , m_note(new NoteRow(theme, this))
{
    setObjectName(QStringLiteral("newPassphrase"));
    setWindowTitle(tr("Passphrase for backups"));
    auto *words = new Label(theme, {1.0, false, Label::Ink::Text}, this);
    words->setWordWrap(true);
    words->setText(
        tr("From now on backups open only with this passphrase. If you forget it, nobody "
           "can open them, and nobody can help. It is kept in the system's keychain, "
           "so that backups go on by themselves. Backups that are there stay as they "
           "are."));
    m_first->setObjectName(QStringLiteral("first"));
    m_again->setObjectName(QStringLiteral("again"));
    m_first->setPlaceholderText(tr("Passphrase"));
    m_again->setPlaceholderText(tr("The same again"));
    for (QLineEdit *field : {m_first, m_again}) {
        field->setEchoMode(QLineEdit::Password);
        field->setAccessibleName(field->placeholderText());
        connect(field, &QLineEdit::textChanged, this, &PassphraseDialog::judge);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Use it"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &PassphraseDialog::takeIt);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(words);
    layout->addWidget(m_first);
    layout->addWidget(m_again);
    layout->addWidget(m_note);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * kPassphraseLetters);
    judge();
}

PassphraseDialog::~PassphraseDialog() = default;

void PassphraseDialog::judge()
{
    const bool isLong = m_first->text().size() >= kShortestPassphrase;
    const bool isSame = m_first->text() == m_again->text();
    m_ok->setEnabled(isLong && isSame);
    if (!isLong && !m_first->text().isEmpty())
        m_note->say(Tone::Quiet,
                    tr("At least %1 characters; several words are good.").arg(kShortestPassphrase));
    else if (!isSame && !m_again->text().isEmpty())
        m_note->say(Tone::Quiet, tr("The two are not the same yet."));
    else
        m_note->clear();
}

void PassphraseDialog::takeIt()
{
    QString passphrase = m_first->text();
    m_first->clear();
    m_again->clear();
    accept();
    Q_EMIT chosen(passphrase);
    passphrase.fill(u'\0');
}

} // namespace ui
