// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/passphrasedialog.h"

#include "ui/backups/newpassphrase.h"
#include "ui/label.h"
#include "ui/letterwidth.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kPassphraseLetters = 60;

} // namespace

PassphraseDialog::PassphraseDialog(Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_fields(new NewPassphrase(theme, this))
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
    layout->addWidget(m_fields);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(letterWidth(fontMetrics()) * kPassphraseLetters);
    connect(m_fields, &NewPassphrase::changed, this,
            [this] { m_ok->setEnabled(m_fields->isReady()); });
    m_ok->setEnabled(false);
}

PassphraseDialog::~PassphraseDialog() = default;

void PassphraseDialog::takeIt()
{
    QString passphrase = m_fields->take();
    accept();
    Q_EMIT chosen(passphrase);
    passphrase.fill(u'\0');
}

} // namespace ui
