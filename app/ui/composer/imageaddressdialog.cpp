// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/imageaddressdialog.h"

#include "chat/imageimport.h"
#include "ui/letterwidth.h"
#include "ui/settings/noterow.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

ImageAddressDialog::ImageAddressDialog(Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_label(new QLabel(this))
    , m_address(new QLineEdit(this))
    , m_note(new NoteRow(theme, this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("imageAddress"));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(m_address);
    m_address->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_address->setMinimumWidth(letterWidth(fontMetrics()) * 56);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_label);
    layout->addWidget(m_address);
    layout->addWidget(m_note);
    layout->addStretch(1);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_address, &QLineEdit::textEdited, this, &ImageAddressDialog::retranslate);
    retranslate();
}

void ImageAddressDialog::accept()
{
    const core::Result<core::ImagePart> part = chat::ImageImport::fromAddress(m_address->text());
    if (!part) {
        m_address->setProperty("fault", true);
        m_address->update();
        m_note->say(Tone::Fault,
                    tr("This is not the address of a picture. One begins with https:// "
                       "and names a server."));
        return;
    }
    Q_EMIT chosen(part.value());
    QDialog::accept();
}

void ImageAddressDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ImageAddressDialog::retranslate()
{
    setWindowTitle(tr("Image from address"));
    m_label->setText(tr("Address of the image"));
    m_address->setAccessibleName(m_label->text());
    m_address->setPlaceholderText(QStringLiteral("https://example.com/a.png"));
    m_address->setProperty("fault", false);
    m_address->update();
    m_note->say(Tone::Quiet,
                tr("The gateway fetches the image from there; Loquat only passes the address on."));
    QPushButton *attach = m_buttons->button(QDialogButtonBox::Ok);
    attach->setText(tr("Attach"));
    attach->setEnabled(!m_address->text().trimmed().isEmpty());
}

} // namespace ui
