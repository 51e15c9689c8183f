// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/passphraserow.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

PassphraseRow::PassphraseRow(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_open(new QPushButton(this))
{
    m_field->setObjectName(QStringLiteral("passphrase"));
    m_field->setEchoMode(QLineEdit::Password);
    setFocusProxy(m_field);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_open);
    connect(m_field, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_open->setEnabled(!text.isEmpty()); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        QString passphrase = m_field->text();
        m_field->clear();
        m_isTried = true;
        Q_EMIT entered(passphrase);
        passphrase.fill(u'\0');
    });
    reset();
    retranslate();
}

void PassphraseRow::reset()
{
    m_field->clear();
    m_isTried = false;
    m_open->setEnabled(false);
}

void PassphraseRow::retranslate()
{
    m_field->setPlaceholderText(tr("Passphrase"));
    m_field->setAccessibleName(tr("Passphrase of the file"));
    m_open->setText(tr("Open"));
}

} // namespace ui
